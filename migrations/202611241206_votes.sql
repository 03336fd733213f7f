-- A question put to the vote. What was shown before opening (rule, effect of a rejection, mode, electorate) can no longer change:
-- the application's role has no right to update those columns.
create table questions (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  sitting_id uuid not null,
  agenda_item_id uuid not null,
  proposal_id uuid not null,
  mode text not null,
  rule jsonb not null,
  on_rejection text not null,
  opened_at timestamptz not null default now(),
  opened_by uuid not null,
  closes_at timestamptz,
  state text not null default 'open',
  closed_at timestamptz,
  counts jsonb,
  outcome text,
  reason text,
  announced_at timestamptz,
  constraint questions_pk primary key (tenant_id, id),
  constraint questions_sitting foreign key (tenant_id, sitting_id) references sittings (tenant_id, id),
  constraint questions_agenda_item foreign key (tenant_id, agenda_item_id) references agenda_items (tenant_id, id),
  constraint questions_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id),
  constraint questions_opened_by foreign key (tenant_id, opened_by) references people (tenant_id, id),
  constraint questions_mode_known check (mode in ('roll_call')),
  constraint questions_on_rejection_known check (on_rejection in ('set_aside', 'sent_back')),
  constraint questions_state_known check (state in ('open', 'closed', 'announced', 'annulled')),
  constraint questions_outcome_known check (outcome in ('adopted', 'rejected', 'tie', 'no_vote', 'quorum_missed', 'too_few_voters')),
  constraint questions_counted_when_closed check ((state in ('closed', 'announced')) = (outcome is not null and counts is not null and closed_at is not null))
);
create unique index questions_one_open on questions (tenant_id, agenda_item_id) where state <> 'annulled';
create index questions_of_proposal on questions (tenant_id, proposal_id);
select make_tenant_table('questions', 'select, insert');
grant update (state, closed_at, counts, outcome, reason, announced_at) on questions to fabrique_app;

-- Who may vote on it, as the roll stood at opening. Never changed afterwards.
create table electors (
  tenant_id uuid not null default current_tenant(),
  question_id uuid not null,
  seat_id uuid not null,
  person_id uuid not null,
  constraint electors_pk primary key (tenant_id, question_id, seat_id),
  constraint electors_person_once unique (tenant_id, question_id, person_id),
  constraint electors_question foreign key (tenant_id, question_id) references questions (tenant_id, id),
  constraint electors_seat foreign key (tenant_id, seat_id) references seats (tenant_id, id),
  constraint electors_person foreign key (tenant_id, person_id) references people (tenant_id, id)
);
select make_tenant_table('electors', 'select, insert');

-- Public ballots of a roll call. Secret ballots will have a table of their own: no column here can hold one.
create table roll_call_ballots (
  tenant_id uuid not null default current_tenant(),
  question_id uuid not null,
  seat_id uuid not null,
  choice text not null,
  place text not null,
  cast_at timestamptz not null default now(),
  constraint roll_call_ballots_pk primary key (tenant_id, question_id, seat_id),
  constraint roll_call_ballots_elector foreign key (tenant_id, question_id, seat_id) references electors (tenant_id, question_id, seat_id),
  constraint roll_call_ballots_choice_known check (choice in ('yes', 'no', 'abstain')),
  constraint roll_call_ballots_place_known check (place in ('room', 'online'))
);
select make_tenant_table('roll_call_ballots', 'select, insert, update');

-- The fate of a proposal with its reason: from a vote, or imported from elsewhere (and then marked so).
create table verdicts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  proposal_id uuid not null,
  verdict text not null,
  reason text,
  question_id uuid,
  imported boolean not null default false,
  decided_at timestamptz not null default now(),
  constraint verdicts_pk primary key (tenant_id, id),
  constraint verdicts_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id) on delete cascade,
  constraint verdicts_question foreign key (tenant_id, question_id) references questions (tenant_id, id),
  constraint verdicts_verdict_known check (verdict in ('validated', 'validated_amended', 'sent_back', 'set_aside')),
  constraint verdicts_by_vote_or_imported check (imported = (question_id is null)),
  constraint verdicts_reasoned check (imported or reason is not null)
);
create index verdicts_of_proposal on verdicts (tenant_id, proposal_id, decided_at desc);
select make_tenant_table('verdicts', 'select, insert');
