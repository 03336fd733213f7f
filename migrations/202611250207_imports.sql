-- What organisers bring from elsewhere: a run is read, shown, confirmed, and can be taken back.
create table import_runs (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  state text not null default 'reading',
  version integer not null default 1,
  options jsonb not null default '{}',
  preview jsonb,
  problems jsonb not null default '[]',
  result jsonb,
  failure text,
  requested_by uuid,
  confirmed_by uuid,
  undone_by uuid,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  undone_at timestamptz,
  constraint import_runs_pk primary key (tenant_id, id),
  constraint import_runs_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint import_runs_requested_by foreign key (tenant_id, requested_by) references people (tenant_id, id),
  constraint import_runs_confirmed_by foreign key (tenant_id, confirmed_by) references people (tenant_id, id),
  constraint import_runs_undone_by foreign key (tenant_id, undone_by) references people (tenant_id, id),
  constraint import_runs_state_known check (state in ('reading', 'ready', 'writing', 'done', 'failed', 'discarded', 'undoing', 'undone')),
  constraint import_runs_failure_said check ((state = 'failed') = (failure is not null)),
  constraint import_runs_result_when_done check (state not in ('done', 'undoing', 'undone') or result is not null)
);
create index import_runs_recent on import_runs (tenant_id, created_at desc, id desc);
select make_tenant_table('import_runs', 'select, insert, update');

-- The files as they came; their bytes are forgotten after thirty days, or when the run is discarded.
create table import_files (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  run_id uuid not null,
  position integer not null,
  name text not null,
  bytes integer not null,
  removed_at timestamptz,
  constraint import_files_pk primary key (tenant_id, id),
  constraint import_files_run foreign key (tenant_id, run_id) references import_runs (tenant_id, id),
  constraint import_files_position_unique unique (tenant_id, run_id, position),
  constraint import_files_name_length check (char_length(name) between 1 and 200)
);
create index import_files_kept on import_files (tenant_id, run_id) where removed_at is null;
select make_tenant_table('import_files', 'select, insert, update');

-- How this collective reads tables with these columns: named once by hand, proposed the next time.
create table import_mappings (
  tenant_id uuid not null default current_tenant(),
  signature text not null,
  columns jsonb not null,
  updated_at timestamptz not null default now(),
  constraint import_mappings_pk primary key (tenant_id, signature),
  constraint import_mappings_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
select make_tenant_table('import_mappings', 'select, insert, update');

-- What a run wrote. A row that it made names its line here and goes with it: taking a line away is the only way in which the application
-- can take such a row away, and no row that people made has one. digest: of what was written, so that a later change shows.
-- before: what a line that the run only refreshed had held.
create table import_rows (
  tenant_id uuid not null default current_tenant(),
  run_id uuid not null,
  row_id uuid not null,
  noun text not null,
  digest text not null,
  before jsonb,
  constraint import_rows_pk primary key (tenant_id, run_id, row_id),
  constraint import_rows_run foreign key (tenant_id, run_id) references import_runs (tenant_id, id),
  constraint import_rows_noun_known check (noun in ('proposal', 'meeting', 'comment', 'counts')),
  constraint import_rows_before_of_counts check ((before is not null) = (noun = 'counts'))
);
select make_tenant_table('import_rows', 'select, insert, delete');

alter table proposals add column imported_by uuid;
alter table proposals add constraint proposals_imported_by foreign key (tenant_id, imported_by, id)
  references import_rows (tenant_id, run_id, row_id) on delete cascade;
alter table meetings add column imported_by uuid;
alter table meetings add constraint meetings_imported_by foreign key (tenant_id, imported_by, id)
  references import_rows (tenant_id, run_id, row_id) on delete cascade;
alter table comments add column imported_by uuid;
alter table comments add constraint comments_imported_by foreign key (tenant_id, imported_by, id)
  references import_rows (tenant_id, run_id, row_id) on delete cascade;
