-- The working copy of a programme: chapters in their order, and in each of them measures.
create table chapters (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  title text not null,
  introduction text,
  position integer not null,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint chapters_pk primary key (tenant_id, id),
  constraint chapters_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint chapters_title_length check (char_length(title) between 1 and 200),
  constraint chapters_introduction_length check (char_length(introduction) <= 5000)
);
create index chapters_in_order on chapters (tenant_id, position) where removed_at is null;
select make_tenant_table('chapters', 'select, insert, update');

-- reference: given when first published in an edition (M-12), never used again. paragraphs: [{"id": uuid, "text": Markdown}], ids stable.
create table measures (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  chapter_id uuid not null,
  reference integer,
  title text not null,
  paragraphs jsonb not null default '[]',
  position integer not null,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint measures_pk primary key (tenant_id, id),
  constraint measures_chapter foreign key (tenant_id, chapter_id) references chapters (tenant_id, id),
  constraint measures_reference_unique unique (tenant_id, reference),
  constraint measures_title_length check (char_length(title) between 1 and 300)
);
create index measures_in_order on measures (tenant_id, chapter_id, position) where removed_at is null;
select make_tenant_table('measures', 'select, insert, update');

-- What each version said, who wrote it and why. Never changed.
create table measure_versions (
  tenant_id uuid not null default current_tenant(),
  measure_id uuid not null,
  version integer not null,
  title text not null,
  paragraphs jsonb not null,
  note text,
  written_by uuid,
  written_at timestamptz not null default now(),
  constraint measure_versions_pk primary key (tenant_id, measure_id, version),
  constraint measure_versions_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id),
  constraint measure_versions_written_by foreign key (tenant_id, written_by) references people (tenant_id, id)
);
select make_tenant_table('measure_versions', 'select, insert');

-- Which proposals a measure comes from: n to m.
create table measure_sources (
  tenant_id uuid not null default current_tenant(),
  measure_id uuid not null,
  proposal_id uuid not null,
  added_at timestamptz not null default now(),
  constraint measure_sources_pk primary key (tenant_id, measure_id, proposal_id),
  constraint measure_sources_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id) on delete cascade,
  constraint measure_sources_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create index measure_sources_of_proposal on measure_sources (tenant_id, proposal_id);
select make_tenant_table('measure_sources', 'select, insert, delete');

-- A published edition: its document is frozen, and hash is the SHA-256 of its canonical JSON. The role may only add.
create table editions (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  number integer not null,
  title text not null,
  note text,
  document jsonb not null,
  hash text not null,
  published_at timestamptz not null default now(),
  published_by uuid,
  constraint editions_pk primary key (tenant_id, id),
  constraint editions_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint editions_number_unique unique (tenant_id, number),
  constraint editions_published_by foreign key (tenant_id, published_by) references people (tenant_id, id),
  constraint editions_hash_form check (hash ~ '^[0-9a-f]{64}$')
);
select make_tenant_table('editions', 'select, insert');

-- Where a measure stands in an edition, so that roads are read without opening the document.
create table edition_measures (
  tenant_id uuid not null default current_tenant(),
  edition_id uuid not null,
  measure_id uuid not null,
  version integer not null,
  place integer not null,
  constraint edition_measures_pk primary key (tenant_id, edition_id, measure_id),
  constraint edition_measures_edition foreign key (tenant_id, edition_id) references editions (tenant_id, id),
  constraint edition_measures_version foreign key (tenant_id, measure_id, version) references measure_versions (tenant_id, measure_id, version)
);
create index edition_measures_of_measure on edition_measures (tenant_id, measure_id);
select make_tenant_table('edition_measures', 'select, insert');

-- The sources of a measure as an edition printed them; what the working copy does later changes nothing here.
create table edition_sources (
  tenant_id uuid not null default current_tenant(),
  edition_id uuid not null,
  measure_id uuid not null,
  proposal_id uuid not null,
  constraint edition_sources_pk primary key (tenant_id, edition_id, measure_id, proposal_id),
  constraint edition_sources_measure foreign key (tenant_id, edition_id, measure_id) references edition_measures (tenant_id, edition_id, measure_id),
  constraint edition_sources_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create index edition_sources_of_proposal on edition_sources (tenant_id, proposal_id);
select make_tenant_table('edition_sources', 'select, insert');

-- After the election: a measure of an edition is a commitment. The original wording stays in the edition; wording is today's, when it changed.
create table commitments (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  edition_id uuid not null,
  measure_id uuid not null,
  state text not null default 'not_started',
  wording text,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  constraint commitments_pk primary key (tenant_id, id),
  constraint commitments_measure_once unique (tenant_id, measure_id),
  constraint commitments_measure foreign key (tenant_id, edition_id, measure_id) references edition_measures (tenant_id, edition_id, measure_id),
  constraint commitments_state_known check (state in ('not_started', 'in_progress', 'kept', 'changed', 'abandoned'))
);
select make_tenant_table('commitments', 'select, insert, update');

-- Each step of a commitment, with its reason, its evidence and its date. Never changed: a mistake is answered by another step.
create table progress_steps (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  commitment_id uuid not null,
  state text not null,
  reason text not null,
  evidence text,
  evidence_url text,
  happened_on date not null,
  wording text,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint progress_steps_pk primary key (tenant_id, id),
  constraint progress_steps_commitment foreign key (tenant_id, commitment_id) references commitments (tenant_id, id),
  constraint progress_steps_recorded_by foreign key (tenant_id, recorded_by) references people (tenant_id, id),
  constraint progress_steps_state_known check (state in ('not_started', 'in_progress', 'kept', 'changed', 'abandoned')),
  constraint progress_steps_wording_when_changed check (wording is null or state = 'changed')
);
create index progress_steps_of_commitment on progress_steps (tenant_id, commitment_id, happened_on, id);
select make_tenant_table('progress_steps', 'select, insert');
