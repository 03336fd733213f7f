-- What people say about a proposal or a measure: for, against or neither, in threads of one level. What was said aloud in a room stands
-- beside it with its meeting and the number of people who said so, and is never mixed in silently.
-- workshop: said among those who write the programme, about the working copy of a measure; the public never reads it.
create table comments (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  proposal_id uuid,
  measure_id uuid,
  workshop boolean not null default false,
  parent_id uuid,
  stance text,
  body text,
  origin text not null default 'online',
  meeting_id uuid,
  hands integer,
  author_id uuid,
  author_shown text not null default 'pseudonym',
  typed_by uuid,
  status text not null,
  written_at timestamptz not null default now(),
  published_at timestamptz,
  edited_at timestamptz,
  reviewed_at timestamptz,
  import_source text,
  external_id text,
  version integer not null default 1,
  subject_id uuid not null generated always as (coalesce(proposal_id, measure_id)) stored,
  is_reply boolean not null generated always as (parent_id is not null) stored,
  parent_is_reply boolean generated always as (case when parent_id is not null then false end) stored,
  shown boolean not null generated always as (published_at is not null and status <> 'held') stored,
  constraint comments_pk primary key (tenant_id, id),
  constraint comments_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint comments_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id),
  constraint comments_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id),
  constraint comments_author foreign key (tenant_id, author_id) references people (tenant_id, id),
  constraint comments_typed_by foreign key (tenant_id, typed_by) references people (tenant_id, id),
  constraint comments_external_unique unique (tenant_id, import_source, external_id),
  -- A reply's parent is no reply, and speaks about the same thing in the same place: the key says so.
  constraint comments_thread_unique unique (tenant_id, id, subject_id, workshop, is_reply),
  constraint comments_parent foreign key (tenant_id, parent_id, subject_id, workshop, parent_is_reply)
    references comments (tenant_id, id, subject_id, workshop, is_reply),
  constraint comments_one_subject check (num_nonnulls(proposal_id, measure_id) = 1),
  constraint comments_workshop_of_a_measure check (not workshop or measure_id is not null),
  constraint comments_stance_known check (stance in ('for', 'against', 'neutral')),
  constraint comments_stance_of_a_thread check ((stance is null) = (parent_id is not null)),
  constraint comments_status_known check (status in ('held', 'published', 'hidden', 'withdrawn')),
  constraint comments_published_dated check (status <> 'published' or published_at is not null),
  constraint comments_words_until_withdrawn check ((body is null) = (status = 'withdrawn')),
  constraint comments_body_length check (char_length(body) between 1 and 20000),
  constraint comments_origin_known check (origin in ('online', 'meeting')),
  constraint comments_origin_one_truth check ((origin = 'meeting') = (meeting_id is not null)),
  constraint comments_room_has_no_author check (origin = 'online' or (author_id is null and parent_id is null)),
  constraint comments_hands_in_a_room check (hands is null or (origin = 'meeting' and hands between 1 and 100000)),
  constraint comments_author_shown_known check (author_shown in ('pseudonym', 'name', 'none'))
);
create index comments_threads on comments (tenant_id, subject_id, workshop, stance, written_at desc, id desc) where parent_id is null and shown;
create index comments_replies on comments (tenant_id, parent_id, written_at, id) where parent_id is not null and shown;
create index comments_cells on comments (tenant_id, subject_id, workshop, status, is_reply, stance, origin);
create index comments_of_author on comments (tenant_id, author_id, written_at desc, id desc) where author_id is not null;
create index comments_of_meeting on comments (tenant_id, meeting_id, written_at desc, id desc) where meeting_id is not null;
create index comments_held on comments (tenant_id, written_at, id) where status = 'held';
create index comments_unread on comments (tenant_id, published_at, id) where status = 'published' and reviewed_at is null;
select make_tenant_table('comments', 'select, insert, update');

-- A notice about a comment, by anyone: without an account too. Its id, made by the form and told to nobody else, is its receipt.
create table comment_reports (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  comment_id uuid not null,
  person_id uuid,
  reason text not null,
  words text,
  state text not null default 'open',
  reported_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  constraint comment_reports_pk primary key (tenant_id, id),
  constraint comment_reports_comment foreign key (tenant_id, comment_id) references comments (tenant_id, id) on delete cascade,
  constraint comment_reports_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint comment_reports_decided_by foreign key (tenant_id, decided_by) references people (tenant_id, id),
  constraint comment_reports_once_a_person unique (tenant_id, comment_id, person_id),
  constraint comment_reports_reason_known check (reason in ('personal_attack', 'illegal', 'charter', 'advert', 'duplicate')),
  constraint comment_reports_words_length check (char_length(words) between 1 and 1000),
  -- lapsed: its author took the comment back before anybody had decided.
  constraint comment_reports_state_known check (state in ('open', 'upheld', 'dismissed', 'lapsed')),
  constraint comment_reports_decision_signed check ((state in ('upheld', 'dismissed')) = (decided_by is not null)),
  constraint comment_reports_decision_dated check ((state = 'open') = (decided_at is null)),
  constraint comment_reports_decided_by_another check (decided_by is null or decided_by is distinct from person_id)
);
create index comment_reports_open on comment_reports (tenant_id, reported_at, id) where state = 'open';
create index comment_reports_of_comment on comment_reports (tenant_id, comment_id, reported_at);
select make_tenant_table('comment_reports', 'select, insert, update');

-- What a moderator decided about a comment; one that is hidden has its coded reason and the statement that its author reads.
create table comment_moderations (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  comment_id uuid not null,
  decision text not null,
  reason_code text,
  statement text,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  constraint comment_moderations_pk primary key (tenant_id, id),
  constraint comment_moderations_comment foreign key (tenant_id, comment_id) references comments (tenant_id, id) on delete cascade,
  constraint comment_moderations_decided_by foreign key (tenant_id, decided_by) references people (tenant_id, id),
  constraint comment_moderations_decision_known check (decision in ('published', 'kept', 'hidden', 'restored')),
  constraint comment_moderations_reason_known check (reason_code in ('personal_attack', 'illegal', 'charter', 'advert', 'duplicate')),
  constraint comment_moderations_hiding_reasoned check (decision <> 'hidden' or (reason_code is not null and statement is not null))
);
create index comment_moderations_of_comment on comment_moderations (tenant_id, comment_id, decided_at desc);
select make_tenant_table('comment_moderations', 'select, insert');
