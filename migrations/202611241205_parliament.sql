create table seats (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text,
  starts_on date not null,
  ends_on date,
  created_at timestamptz not null default now(),
  constraint seats_pk primary key (tenant_id, id),
  constraint seats_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint seats_kind_known check (kind in ('lot', 'volunteer', 'mandate')),
  constraint seats_mandate_forwards check (ends_on is null or ends_on >= starts_on)
);
create index seats_of_person on seats (tenant_id, person_id);
select make_tenant_table('seats', 'select, insert, update');

create table sittings (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  number integer not null,
  title text not null,
  place text,
  starts_at timestamptz not null,
  state text not null default 'planned',
  opened_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint sittings_pk primary key (tenant_id, id),
  constraint sittings_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint sittings_number_unique unique (tenant_id, number),
  constraint sittings_state_known check (state in ('planned', 'open', 'closed'))
);
select make_tenant_table('sittings', 'select, insert, update');

create table agenda_items (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  sitting_id uuid not null,
  proposal_id uuid not null,
  position integer not null,
  recommendation text,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  constraint agenda_items_pk primary key (tenant_id, id),
  constraint agenda_items_sitting foreign key (tenant_id, sitting_id) references sittings (tenant_id, id),
  constraint agenda_items_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create unique index agenda_items_once on agenda_items (tenant_id, sitting_id, proposal_id) where removed_at is null;
create index agenda_items_of_proposal on agenda_items (tenant_id, proposal_id);
select make_tenant_table('agenda_items', 'select, insert, update');

-- The attendance roll: one line a stay. A member is in one place at a time.
create table attendances (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  sitting_id uuid not null,
  seat_id uuid not null,
  place text not null,
  arrived_at timestamptz not null default now(),
  left_at timestamptz,
  constraint attendances_pk primary key (tenant_id, id),
  constraint attendances_sitting foreign key (tenant_id, sitting_id) references sittings (tenant_id, id),
  constraint attendances_seat foreign key (tenant_id, seat_id) references seats (tenant_id, id),
  constraint attendances_place_known check (place in ('room', 'online'))
);
create unique index attendances_one_place on attendances (tenant_id, sitting_id, seat_id) where left_at is null;
select make_tenant_table('attendances', 'select, insert, update');
