-- What the collective answers to a proposal: prepared apart, published together with others. body: the working text, Markdown.
create table answers (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  proposal_id uuid not null,
  body text not null,
  state text not null default 'draft',
  version integer not null default 1,
  prepared_by uuid,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  constraint answers_pk primary key (tenant_id, id),
  constraint answers_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint answers_prepared_by foreign key (tenant_id, prepared_by) references people (tenant_id, id),
  constraint answers_proposal_once unique (tenant_id, proposal_id),
  constraint answers_state_known check (state in ('draft', 'ready', 'published')),
  constraint answers_dated_when_published check ((state = 'published') = (published_at is not null)),
  constraint answers_body_length check (char_length(body) between 1 and 5000)
);
create index answers_by_state on answers (tenant_id, state, updated_at, id);
create index answers_latest on answers (tenant_id, published_at desc, id desc) where published_at is not null;
select make_tenant_table('answers', 'select, insert, update');

-- Each text that was public, and since when; number 1 is the first, a correction is the next one. Never changed.
-- batch: those that were published together carry the same.
create table answer_versions (
  tenant_id uuid not null default current_tenant(),
  answer_id uuid not null,
  number integer not null,
  body text not null,
  note text,
  batch uuid not null,
  published_by uuid,
  published_at timestamptz not null default now(),
  constraint answer_versions_pk primary key (tenant_id, answer_id, number),
  constraint answer_versions_answer foreign key (tenant_id, answer_id) references answers (tenant_id, id) on delete cascade,
  constraint answer_versions_published_by foreign key (tenant_id, published_by) references people (tenant_id, id),
  constraint answer_versions_note_after_the_first check ((number = 1) = (note is null))
);
create index answer_versions_latest on answer_versions (tenant_id, published_at desc, answer_id desc);
select make_tenant_table('answer_versions', 'select, insert');
