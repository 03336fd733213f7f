-- Roles, extensions and the one way in which a table becomes a tenant's table.
do $$
begin
  if not exists (select from pg_roles where rolname = 'fabrique_app') then
    create role fabrique_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'search_reader') then
    create role search_reader nologin nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
  end if;
  execute format('grant search_reader to %I', current_user);
end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

revoke create on schema public from public;
grant usage on schema public to fabrique_app, search_reader;

-- The tenant of this transaction. After a commit a pooled connection reads '' for a local setting, hence nullif: no tenant, no rows.
create function current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Makes a table a tenant's table: row policies that hold for its owner too, and the rights named for the application's role.
create function make_tenant_table(target regclass, rights text) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to fabrique_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', target);
  execute format('grant %s on %s to fabrique_app', rights, target);
end $$;
revoke execute on function make_tenant_table(regclass, text) from public;

-- Every wait has a limit, whoever connects.
alter role fabrique_app set statement_timeout = '10s';
alter role fabrique_app set lock_timeout = '5s';
alter role fabrique_app set idle_in_transaction_session_timeout = '30s';
