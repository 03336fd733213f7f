-- Work that no request waits for: imports, digests, exports. The tenant is in the row; a process holds a job by a lease that it renews,
-- so that what a killed process held is taken up again by another.
create table jobs (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  kind text not null,
  payload jsonb not null default '{}',
  once_key text,
  state text not null default 'queued',
  attempts integer not null default 0,
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  progress jsonb,
  result jsonb,
  last_error text,
  requested_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint jobs_pk primary key (tenant_id, id),
  constraint jobs_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint jobs_requested_by foreign key (tenant_id, requested_by) references people (tenant_id, id),
  constraint jobs_state_known check (state in ('queued', 'running', 'done', 'parked')),
  constraint jobs_leased_while_running check ((state = 'running') = (lease_until is not null)),
  constraint jobs_ended_at_the_end check ((state in ('done', 'parked')) = (ended_at is not null))
);
-- The same work asked twice while it waits or runs, or once for all (a digest of a day), is one job.
create unique index jobs_once on jobs (tenant_id, kind, once_key) where once_key is not null;
create index jobs_due on jobs (tenant_id, run_at, id) where state in ('queued', 'running');
create index jobs_of_kind on jobs (tenant_id, kind, created_at desc);
select make_tenant_table('jobs', 'select, insert, update, delete');

-- Which collectives have work waiting, or held by a process that is no more: identifiers only.
create policy search_reader_reads on jobs for select to search_reader using (true);
grant select on jobs to search_reader;
create function tenants_with_due_jobs() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from jobs where (state = 'queued' and run_at <= now()) or (state = 'running' and lease_until < now());
  end;
grant create on schema public to search_reader;
alter function tenants_with_due_jobs() owner to search_reader;
revoke create on schema public from search_reader;
revoke execute on function tenants_with_due_jobs() from public;
grant execute on function tenants_with_due_jobs() to fabrique_app;
