-- What was said in a meeting, in sections: {"said": Markdown, "debated": …, "asked": …, "next": …}, each present or not.
alter table meetings add column sections jsonb not null default '{}';

-- Whether another volunteer reads the sheet again: nobody was asked, it waits and is not public until then, it waits and is public, it was read.
alter table sheets add column reading text not null default 'not_asked';
alter table sheets add constraint sheets_reading_known check (reading in ('not_asked', 'before', 'after', 'read'));
alter table sheets add constraint sheets_typist_unique unique (tenant_id, proposal_id, typed_by);
create index sheets_to_read on sheets (tenant_id, typed_at, proposal_id) where reading in ('before', 'after');

-- One reading of one sheet, with what stood there before and after. The one who reads is never the one who typed: the key carries who that was.
create table readings (
  tenant_id uuid not null default current_tenant(),
  proposal_id uuid not null,
  typed_by uuid,
  reader_id uuid not null,
  outcome text not null,
  before jsonb,
  after jsonb,
  read_at timestamptz not null default now(),
  constraint readings_pk primary key (tenant_id, proposal_id),
  constraint readings_sheet foreign key (tenant_id, proposal_id) references sheets (tenant_id, proposal_id) on delete cascade,
  constraint readings_typist foreign key (tenant_id, proposal_id, typed_by) references sheets (tenant_id, proposal_id, typed_by),
  constraint readings_reader foreign key (tenant_id, reader_id) references people (tenant_id, id),
  constraint readings_by_another check (typed_by is null or reader_id <> typed_by),
  constraint readings_outcome_known check (outcome in ('agreed', 'mended')),
  constraint readings_both_kept check ((outcome = 'mended') = (before is not null) and (before is null) = (after is null))
);
select make_tenant_table('readings', 'select, insert');

-- Rows of a spreadsheet between their upload and their confirmation: seen by whoever brought them, gone after two days.
create table row_batches (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  meeting_id uuid not null,
  made_by uuid not null,
  file_name text,
  lines jsonb not null,
  columns text[] not null,
  headed boolean not null,
  theme text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint row_batches_pk primary key (tenant_id, id),
  constraint row_batches_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  constraint row_batches_made_by foreign key (tenant_id, made_by) references people (tenant_id, id) on delete cascade
);
create index row_batches_expiring on row_batches (tenant_id, expires_at);
create index row_batches_of_person on row_batches (tenant_id, made_by, created_at desc);
select make_tenant_table('row_batches', 'select, insert, update, delete');

-- How this collective calls its columns: the name of a column, folded, and the field that a person said it holds.
create table row_columns (
  tenant_id uuid not null default current_tenant(),
  name text not null,
  field text,
  constraint row_columns_pk primary key (tenant_id, name),
  constraint row_columns_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint row_columns_name_length check (char_length(name) between 1 and 80)
);
select make_tenant_table('row_columns', 'select, insert, update');
