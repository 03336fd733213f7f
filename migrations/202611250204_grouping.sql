-- Several proposals become one that carries on (merge), or one becomes two (split); both can be undone. A proposal that others carry on is
-- 'grouped': public at its address, on no list and no agenda. `listed` does not name it, so its expression and its indexes stand as they are.
alter table proposals drop constraint proposals_status_known;
alter table proposals add constraint proposals_status_known check (status in ('submitted', 'published', 'inadmissible', 'in_validation', 'validated',
  'validated_amended', 'sent_back', 'set_aside', 'withdrawn', 'grouped')) not valid;
alter table proposals validate constraint proposals_status_known;

-- carried_by: the proposal that goes to the vote for it, always the last of the chain. Null for a source that was split: its parts point to it.
-- part_of: the proposal that it is one half of. A part is nobody's new idea: it is on lists, and never in what counts proposals.
alter table proposals add column carried_by uuid, add column part_of uuid;
alter table proposals add constraint proposals_carried_by foreign key (tenant_id, carried_by) references proposals (tenant_id, id);
alter table proposals add constraint proposals_part_of foreign key (tenant_id, part_of) references proposals (tenant_id, id);
alter table proposals add constraint proposals_carried_is_grouped check (carried_by is null or status = 'grouped') not valid;
alter table proposals validate constraint proposals_carried_is_grouped;
alter table proposals add constraint proposals_grouped_numbered check (status <> 'grouped' or (reference is not null and published_at is not null)) not valid;
alter table proposals validate constraint proposals_grouped_numbered;
create index proposals_carried on proposals (tenant_id, carried_by) where carried_by is not null;
create index proposals_parts on proposals (tenant_id, part_of) where part_of is not null;

-- carrier_id: who carries on; of a split, the source. carrier_status: what it was then. title_before and body_before: its texts, where the
-- grouping rewrote them; title_after and body_after: as they were rewritten.
create table groupings (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  kind text not null,
  carrier_id uuid not null,
  carrier_status text not null,
  reason text not null,
  title_before text,
  body_before text,
  title_after text,
  body_after text,
  made_by uuid,
  made_at timestamptz not null default now(),
  undone_by uuid,
  undone_at timestamptz,
  undone_reason text,
  constraint groupings_pk primary key (tenant_id, id),
  constraint groupings_carrier foreign key (tenant_id, carrier_id) references proposals (tenant_id, id),
  constraint groupings_made_by foreign key (tenant_id, made_by) references people (tenant_id, id),
  constraint groupings_undone_by foreign key (tenant_id, undone_by) references people (tenant_id, id),
  constraint groupings_kind_known check (kind in ('merge', 'split')),
  constraint groupings_reason_length check (char_length(reason) between 1 and 1000),
  constraint groupings_texts_whole check ((title_before is null) = (body_before is null) and (title_before is null) = (title_after is null)
    and (title_after is null) = (body_after is null))
);
create index groupings_of_carrier on groupings (tenant_id, carrier_id, made_at);
create index groupings_latest on groupings (tenant_id, made_at desc, id desc);
select make_tenant_table('groupings', 'select, insert, update');

-- Of a merge: who joined the carrier, and the status to which each goes back. Of a split: the two parts, whose previous_status is null.
create table grouping_members (
  tenant_id uuid not null default current_tenant(),
  grouping_id uuid not null,
  proposal_id uuid not null,
  position integer not null,
  previous_status text,
  constraint grouping_members_pk primary key (tenant_id, grouping_id, proposal_id),
  constraint grouping_members_grouping foreign key (tenant_id, grouping_id) references groupings (tenant_id, id),
  constraint grouping_members_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create index grouping_members_of_proposal on grouping_members (tenant_id, proposal_id);
select make_tenant_table('grouping_members', 'select, insert');

-- Pairs that look alike, found in the background: one_id < other_id. score: 0 to 1. A pair that somebody set aside stays set aside.
create table look_alikes (
  tenant_id uuid not null default current_tenant(),
  one_id uuid not null,
  other_id uuid not null,
  score real not null,
  found_at timestamptz not null default now(),
  dismissed_by uuid,
  dismissed_at timestamptz,
  constraint look_alikes_pk primary key (tenant_id, one_id, other_id),
  constraint look_alikes_one foreign key (tenant_id, one_id) references proposals (tenant_id, id) on delete cascade,
  constraint look_alikes_other foreign key (tenant_id, other_id) references proposals (tenant_id, id) on delete cascade,
  constraint look_alikes_dismissed_by foreign key (tenant_id, dismissed_by) references people (tenant_id, id),
  constraint look_alikes_ordered check (one_id < other_id)
);
create index look_alikes_best on look_alikes (tenant_id, score desc, one_id, other_id) where dismissed_at is null;
create index look_alikes_of_other on look_alikes (tenant_id, other_id);
select make_tenant_table('look_alikes', 'select, insert, update, delete');

-- Which texts were compared with all the others, as which version: the next time only the new ones are.
create table compared_proposals (
  tenant_id uuid not null default current_tenant(),
  proposal_id uuid not null,
  version integer not null,
  compared_at timestamptz not null default now(),
  constraint compared_proposals_pk primary key (tenant_id, proposal_id),
  constraint compared_proposals_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade
);
select make_tenant_table('compared_proposals', 'select, insert, update');
