-- What a person asked to be told of: a proposal, a theme (a code of the settings), or a meeting. Nobody else ever reads it.
create table follows (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  proposal_id uuid,
  meeting_id uuid,
  theme text,
  created_at timestamptz not null default now(),
  constraint follows_pk primary key (tenant_id, id),
  constraint follows_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade,
  constraint follows_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint follows_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  constraint follows_proposal_once unique (tenant_id, person_id, proposal_id),
  constraint follows_meeting_once unique (tenant_id, person_id, meeting_id),
  constraint follows_theme_once unique (tenant_id, person_id, theme),
  constraint follows_one_thing check (
    (kind = 'proposal' and proposal_id is not null and meeting_id is null and theme is null)
    or (kind = 'meeting' and meeting_id is not null and proposal_id is null and theme is null)
    or (kind = 'theme' and theme is not null and proposal_id is null and meeting_id is null))
);
create index follows_of_proposal on follows (tenant_id, proposal_id) where proposal_id is not null;
create index follows_of_meeting on follows (tenant_id, meeting_id) where meeting_id is not null;
create index follows_of_theme on follows (tenant_id, theme) where theme is not null;
select make_tenant_table('follows', 'select, insert, delete');

-- One deed of the journal told to one person, once: the key says so, however often the work is done again.
-- mail: 'none' stays on the site, 'due' waits for the person's next letter, 'sent' stands in one.
create table notices (
  tenant_id uuid not null default current_tenant(),
  person_id uuid not null,
  journal_id uuid not null,
  verb text not null,
  reason text not null,
  proposal_id uuid,
  meeting_id uuid,
  at timestamptz not null,
  mail text not null default 'none',
  read_at timestamptz,
  constraint notices_pk primary key (tenant_id, person_id, journal_id),
  constraint notices_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade,
  constraint notices_journal foreign key (tenant_id, journal_id) references journal (tenant_id, id) on delete cascade,
  constraint notices_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint notices_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  constraint notices_reason_known check (reason in ('reply', 'author', 'seat', 'follows_proposal', 'follows_meeting', 'follows_theme')),
  constraint notices_mail_known check (mail in ('none', 'due', 'sent'))
);
create index notices_latest on notices (tenant_id, person_id, at desc, journal_id desc);
create index notices_unread on notices (tenant_id, person_id) where read_at is null;
create index notices_due on notices (tenant_id, person_id) where mail = 'due';
create index notices_old on notices (tenant_id, at);
select make_tenant_table('notices', 'select, insert, update, delete');

-- How often a person wants the letters of what they follow. No row: never, since nobody asked.
create table mail_preferences (
  tenant_id uuid not null default current_tenant(),
  person_id uuid not null,
  rhythm text not null,
  changed_at timestamptz not null default now(),
  constraint mail_preferences_pk primary key (tenant_id, person_id),
  constraint mail_preferences_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade,
  constraint mail_preferences_rhythm_known check (rhythm in ('never', 'at_once', 'daily', 'weekly'))
);
create index mail_preferences_by_rhythm on mail_preferences (tenant_id, rhythm);
select make_tenant_table('mail_preferences', 'select, insert, update');

-- Letters that a mail server refused for good, for those who look after it.
create index outbox_failed on outbox (tenant_id, failed_at desc) where failed_at is not null;
