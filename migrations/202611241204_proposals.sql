-- French words as they are stemmed, and once more without accents: unaccent before the stemmer alone would harm the stems.
create text search configuration french_unaccent (copy = french);
alter text search configuration french_unaccent alter mapping for hword, hword_part, word with unaccent, french_stem;
-- Immutable by contract: both configurations are created above and never changed.
create function proposal_search_vector(title text, body text) returns tsvector
  language sql immutable parallel safe set search_path = public, pg_catalog, pg_temp
  begin atomic
    select setweight(to_tsvector('french'::regconfig, replace(title, '·', '')) || to_tsvector('public.french_unaccent'::regconfig, replace(title, '·', '')), 'A')
        || setweight(to_tsvector('french'::regconfig, replace(body, '·', '')) || to_tsvector('public.french_unaccent'::regconfig, replace(body, '·', '')), 'B');
  end;

create table proposals (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  reference integer,
  title text not null,
  body text not null,
  theme text not null,
  district text,
  place_x smallint,
  place_y smallint,
  status text not null,
  origin text not null,
  meeting_id uuid,
  voice text not null,
  organisation text,
  author_id uuid,
  author_shown text not null default 'pseudonym',
  shuffle integer not null,
  submitted_at timestamptz not null default now(),
  published_at timestamptz,
  decided_at timestamptz,
  import_source text,
  external_id text,
  imported_supports integer,
  imported_comments integer,
  imported_url text,
  version integer not null default 1,
  listed boolean not null generated always as
    (status in ('published', 'in_validation', 'validated', 'validated_amended', 'sent_back', 'set_aside')) stored,
  search tsvector not null generated always as (proposal_search_vector(title, body)) stored,
  constraint proposals_pk primary key (tenant_id, id),
  constraint proposals_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint proposals_meeting_unique unique (tenant_id, id, meeting_id),
  constraint proposals_reference_unique unique (tenant_id, reference),
  constraint proposals_external_unique unique (tenant_id, import_source, external_id),
  constraint proposals_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id),
  constraint proposals_author foreign key (tenant_id, author_id) references people (tenant_id, id),
  constraint proposals_status_known check (status in ('submitted', 'published', 'inadmissible', 'in_validation', 'validated',
    'validated_amended', 'sent_back', 'set_aside', 'withdrawn')),
  constraint proposals_origin_known check (origin in ('online', 'meeting', 'collective')),
  constraint proposals_origin_one_truth check (origin = 'meeting' or meeting_id is null),
  constraint proposals_voice_known check (voice in ('resident', 'organisation', 'collective', 'assembly')),
  constraint proposals_organisation_named check (organisation is null or voice = 'organisation'),
  constraint proposals_author_shown_known check (author_shown in ('pseudonym', 'name', 'none')),
  constraint proposals_place_whole check ((place_x is null) = (place_y is null)),
  constraint proposals_place_within check (place_x between 0 and 1000 and place_y between 0 and 1000),
  constraint proposals_shuffle_within check (shuffle between 0 and 65535),
  constraint proposals_title_length check (char_length(title) between 1 and 500),
  constraint proposals_body_length check (char_length(body) <= 50000),
  constraint proposals_listed_numbered check (not (status in ('published', 'in_validation', 'validated', 'validated_amended', 'sent_back', 'set_aside'))
    or (reference is not null and published_at is not null))
);
create index proposals_shuffled on proposals (tenant_id, shuffle) where listed;
create index proposals_shuffled_theme on proposals (tenant_id, theme, shuffle) where listed;
create index proposals_shuffled_district on proposals (tenant_id, district, shuffle) where listed;
create index proposals_recent on proposals (tenant_id, published_at desc, id desc) where listed;
create index proposals_by_status on proposals (tenant_id, status, submitted_at, id);
create index proposals_by_meeting on proposals (tenant_id, meeting_id) where meeting_id is not null;
create index proposals_by_author on proposals (tenant_id, author_id, submitted_at desc) where author_id is not null;
create index proposals_decided on proposals (tenant_id, decided_at desc, id desc) where decided_at is not null;
create index proposals_searched on proposals using gin (tenant_id, search);
create index proposals_title_trigrams on proposals using gin (tenant_id, lower(title) gin_trgm_ops);
select make_tenant_table('proposals', 'select, insert, update');

-- A draft is found by the hash of a random cookie; it becomes the proposal with the same id, so that sending twice sends once.
create table proposal_drafts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  cookie_hash bytea not null,
  person_id uuid,
  fields jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint proposal_drafts_pk primary key (tenant_id, id),
  constraint proposal_drafts_tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint proposal_drafts_cookie_unique unique (tenant_id, cookie_hash),
  constraint proposal_drafts_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade
);
create index proposal_drafts_expiring on proposal_drafts (tenant_id, expires_at);
select make_tenant_table('proposal_drafts', 'select, insert, update, delete');

create table attachments (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  draft_id uuid,
  proposal_id uuid,
  person_id uuid not null,
  media_type text not null,
  name text not null,
  bytes integer not null,
  width integer,
  height integer,
  created_at timestamptz not null default now(),
  constraint attachments_pk primary key (tenant_id, id),
  constraint attachments_draft foreign key (tenant_id, draft_id) references proposal_drafts (tenant_id, id) on delete cascade,
  constraint attachments_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint attachments_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint attachments_media_known check (media_type in ('image/webp', 'application/pdf')),
  constraint attachments_somewhere check ((draft_id is null) <> (proposal_id is null))
);
create index attachments_of_proposal on attachments (tenant_id, proposal_id) where proposal_id is not null;
create index attachments_of_draft on attachments (tenant_id, draft_id) where draft_id is not null;
select make_tenant_table('attachments', 'select, insert, update, delete');

-- One sheet of one meeting, written down in the room. Its meeting is always its proposal's meeting: the key says so.
create table sheets (
  tenant_id uuid not null default current_tenant(),
  proposal_id uuid not null,
  meeting_id uuid not null,
  code text not null,
  table_label text,
  verbatim text,
  hands integer,
  objections text,
  typed_by uuid,
  typed_at timestamptz not null default now(),
  constraint sheets_pk primary key (tenant_id, proposal_id),
  constraint sheets_code_unique unique (tenant_id, meeting_id, code),
  constraint sheets_proposal foreign key (tenant_id, proposal_id, meeting_id) references proposals (tenant_id, id, meeting_id)
    on update cascade on delete cascade,
  constraint sheets_typed_by foreign key (tenant_id, typed_by) references people (tenant_id, id),
  constraint sheets_hands_positive check (hands >= 0),
  constraint sheets_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$')
);
select make_tenant_table('sheets', 'select, insert, update, delete');

-- One person backs one proposal once: the key says so.
create table supports (
  tenant_id uuid not null default current_tenant(),
  proposal_id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  constraint supports_pk primary key (tenant_id, proposal_id, person_id),
  constraint supports_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint supports_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade
);
create index supports_of_person on supports (tenant_id, person_id, created_at desc);
select make_tenant_table('supports', 'select, insert, delete');

-- Admissibility: what a moderator decided, with the coded reason and the answer the author reads.
create table moderations (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  proposal_id uuid not null,
  decision text not null,
  reason_code text,
  answer text,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  constraint moderations_pk primary key (tenant_id, id),
  constraint moderations_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint moderations_decided_by foreign key (tenant_id, decided_by) references people (tenant_id, id),
  constraint moderations_decision_known check (decision in ('published', 'inadmissible')),
  constraint moderations_reason_known check (reason_code in ('duplicate', 'outside_powers', 'unclear', 'charter', 'personal_attack', 'advert')),
  constraint moderations_refusal_reasoned check (decision = 'published' or (reason_code is not null and answer is not null))
);
create index moderations_of_proposal on moderations (tenant_id, proposal_id, decided_at desc);
select make_tenant_table('moderations', 'select, insert');
