-- Platform tables (reference tables of a distributed deployment): which collectives exist and under which hosts.
create table tenants (
  id uuid not null,
  slug text not null,
  state text not null default 'open',
  created_at timestamptz not null default now(),
  constraint tenants_pk primary key (id),
  constraint tenants_slug_unique unique (slug),
  constraint tenants_slug_form check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$'),
  constraint tenants_state_known check (state in ('closed', 'open', 'archived', 'deleted'))
);
create table tenant_domains (
  domain text not null,
  tenant_id uuid not null,
  verified_at timestamptz,
  constraint tenant_domains_pk primary key (domain),
  constraint tenant_domains_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
grant select on tenants, tenant_domains to fabrique_app;

-- A collective's settings are one validated document (tenants/settings.ts) with a version for optimistic edits.
create table collectives (
  tenant_id uuid not null default current_tenant(),
  settings jsonb not null,
  version integer not null default 1,
  fictional boolean not null default false,
  hall_mode_until timestamptz,
  updated_at timestamptz not null default now(),
  constraint collectives_pk primary key (tenant_id),
  constraint collectives_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
select make_tenant_table('collectives', 'select, insert, update');

-- Raised by every rare deed that changes a public page; supports, ballots and signatures raise it through the counting job alone.
create table page_versions (
  tenant_id uuid not null default current_tenant(),
  version bigint not null default 1,
  constraint page_versions_pk primary key (tenant_id),
  constraint page_versions_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
select make_tenant_table('page_versions', 'select, insert, update');

-- Running numbers of public references (P-0042, R-07, S-3): given once, never used again.
create table counters (
  tenant_id uuid not null default current_tenant(),
  name text not null,
  value integer not null,
  constraint counters_pk primary key (tenant_id, name),
  constraint counters_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
select make_tenant_table('counters', 'select, insert, update');

-- Who did what, written in the transaction of the deed. Append-only: the application's role may not change or remove a line.
create table journal (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_role text not null,
  verb text not null,
  subject_type text not null,
  subject_id uuid not null,
  data jsonb not null default '{}',
  constraint journal_pk primary key (tenant_id, id),
  constraint journal_tenant foreign key (tenant_id) references tenants (id) on delete cascade
);
create index journal_subject on journal (tenant_id, subject_type, subject_id, id);
create index journal_recent on journal (tenant_id, at desc, id desc);
select make_tenant_table('journal', 'select, insert');

-- Mail to send. The domain writes a row in the transaction of the deed; the outbox job renders and sends it.
create table outbox (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  template text not null,
  person_id uuid,
  address text,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text,
  subject text,
  body text,
  constraint outbox_pk primary key (tenant_id, id),
  constraint outbox_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint outbox_someone check (person_id is not null or address is not null)
);
create index outbox_due on outbox (tenant_id, not_before) where sent_at is null and failed_at is null;
select make_tenant_table('outbox', 'select, insert, update');

-- Which collectives have mail waiting: identifiers only, for the outbox job that starts without a tenant.
create policy search_reader_reads on outbox for select to search_reader using (true);
grant select on outbox to search_reader;
create function tenants_with_due_mail() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from outbox where sent_at is null and failed_at is null and not_before <= now();
  end;
grant create on schema public to search_reader;
alter function tenants_with_due_mail() owner to search_reader;
revoke create on schema public from search_reader;
revoke execute on function tenants_with_due_mail() from public;
grant execute on function tenants_with_due_mail() to fabrique_app;
