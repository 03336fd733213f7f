-- People whom the demo shows at its door, and what stands between a proven address and an account.
alter table people add column demo_role text
  constraint people_demo_role_known check (demo_role in ('organiser', 'volunteer', 'moderator', 'member', 'resident'));
create index people_demo on people (tenant_id) where demo_role is not null;

-- Two people of a collective never carry one pseudonym, whatever its case or the width of its letters; erased people have none left.
create unique index people_pseudonym_unique on people (tenant_id, lower(normalize(pseudonym, NFKC))) where state <> 'erased';

-- An address or a provider's subject has been proven and nobody is behind it yet: pseudonym, age and consents come before any account.
-- Lives for an hour, is used once, and only its token's hash is kept.
create table sign_up_proofs (
  tenant_id uuid not null default current_tenant(),
  token_hash bytea not null,
  email text,
  email_key text,
  provider text,
  subject text,
  invitation_id uuid,
  draft_id uuid,
  next_path text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_up_proofs_pk primary key (tenant_id, token_hash),
  constraint sign_up_proofs_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint sign_up_proofs_invitation foreign key (tenant_id, invitation_id) references invitations (tenant_id, id) on delete cascade,
  constraint sign_up_proofs_of_something check ((email_key is not null) <> (subject is not null) and (provider is null) = (subject is null))
);
create index sign_up_proofs_by_invitation on sign_up_proofs (tenant_id, invitation_id) where invitation_id is not null;
select make_tenant_table('sign_up_proofs', 'select, insert, update, delete');
