-- Accounts of one collective. Erasing a person empties the row and keeps it, so that tallies stand.
create table people (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  pseudonym text not null,
  name text,
  email text,
  email_key text,
  language text not null default 'fr',
  age_declared_on date,
  birth_year smallint,
  state text not null default 'active',
  created_at timestamptz not null default now(),
  constraint people_pk primary key (tenant_id, id),
  constraint people_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint people_email_key_unique unique (tenant_id, email_key),
  constraint people_state_known check (state in ('active', 'blocked', 'erased')),
  constraint people_pseudonym_length check (char_length(pseudonym) between 1 and 60)
);
select make_tenant_table('people', 'select, insert, update');

create table accounts (
  tenant_id uuid not null default current_tenant(),
  provider text not null,
  subject text not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  constraint accounts_pk primary key (tenant_id, provider, subject),
  constraint accounts_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade
);
select make_tenant_table('accounts', 'select, insert, delete');

create table role_grants (
  tenant_id uuid not null default current_tenant(),
  person_id uuid not null,
  role text not null,
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  granted_by uuid,
  constraint role_grants_pk primary key (tenant_id, person_id, role),
  constraint role_grants_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade,
  constraint role_grants_role_known check (role in ('volunteer', 'moderator', 'organiser'))
);
select make_tenant_table('role_grants', 'select, insert, update, delete');

create table consents (
  tenant_id uuid not null default current_tenant(),
  person_id uuid not null,
  purpose text not null,
  text_version text not null,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  constraint consents_pk primary key (tenant_id, person_id, purpose, text_version),
  constraint consents_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade,
  constraint consents_purpose_known check (purpose in ('charter', 'opinions', 'follow_up_mail', 'newsletter'))
);
select make_tenant_table('consents', 'select, insert, update');

-- Only the hash of a session's token is kept.
create table sessions (
  tenant_id uuid not null default current_tenant(),
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint sessions_pk primary key (tenant_id, token_hash),
  constraint sessions_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade
);
create index sessions_of_person on sessions (tenant_id, person_id);
select make_tenant_table('sessions', 'select, insert, update, delete');

-- A request to sign in by e-mail: the code serves the asking browser, the link's button any browser, once, for ten minutes.
create table sign_in_requests (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  email text not null,
  email_key text not null,
  link_hash bytea not null,
  code_hash bytea not null,
  browser_hash bytea not null,
  draft_id uuid,
  next_path text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  attempts smallint not null default 0,
  used_at timestamptz,
  constraint sign_in_requests_pk primary key (tenant_id, id),
  constraint sign_in_requests_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint sign_in_requests_link_unique unique (tenant_id, link_hash)
);
create index sign_in_requests_address on sign_in_requests (tenant_id, email_key, created_at);
create index sign_in_requests_browser on sign_in_requests (tenant_id, browser_hash, created_at);
select make_tenant_table('sign_in_requests', 'select, insert, update, delete');

create table invitations (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  email_key text not null,
  role text not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_pk primary key (tenant_id, id),
  constraint invitations_token_unique unique (tenant_id, token_hash),
  constraint invitations_inviter foreign key (tenant_id, invited_by) references people (tenant_id, id) on delete cascade,
  constraint invitations_role_known check (role in ('volunteer', 'moderator', 'organiser', 'resident'))
);
select make_tenant_table('invitations', 'select, insert, update');
