import { expect, test } from 'playwright/test';
import { ANONYMOUS, type Actor, type Role } from '../../server/domain/actor.ts';
import { MEETING_MOVES } from '../../server/domain/meetings/lifecycle.ts';
import { meetingAbilities, mayCancel, mayCheck, mayReport, mayType, type MeetingFacts } from '../../server/domain/meetings/policy.ts';
import { STATES } from '../../server/domain/meetings/schema.ts';

const person = (id: string, ...roles: Role[]): Actor =>
  ({ kind: 'person', id, pseudonym: id, language: 'fr', roles: new Set<Role>(['resident', ...roles]), seatId: null });
const facts = (change: Partial<MeetingFacts> = {}): MeetingFacts =>
  ({ state: 'declared', begun: true, declaredBy: 'a', reportedBy: null, proposals: 0, ...change });
const open = { frozen: false, propose: true };

test('strangers, residents, moderators and members do nothing with a meeting, in no state', () => {
  for (const actor of [ANONYMOUS, person('r'), person('m', 'moderator'), person('p', 'member')]) {
    for (const state of STATES) {
      expect(meetingAbilities(actor, facts({ state }), open))
        .toEqual({ edit: false, cancel: false, report: false, check: false, sameReader: false, type: false });
    }
  }
});

test('a report is checked by a second person', () => {
  const reported = facts({ state: 'reported', reportedBy: 'a' });
  expect(mayCheck(person('a', 'volunteer'), reported, open)).toBe('meeting.same_reader');
  expect(mayCheck(person('a', 'organiser'), reported, open)).toBe('meeting.same_reader');
  expect(mayCheck(person('b', 'volunteer'), reported, open)).toBe(true);
  expect(mayCheck(person('b', 'volunteer'), facts({ state: 'checked', reportedBy: 'a' }), open)).toBe('meeting.transition_forbidden');
});

test('only whoever announced it or an organiser calls it off, and never once something was said there', () => {
  expect(mayCancel(person('a', 'volunteer'), facts(), open)).toBe(true);
  expect(mayCancel(person('b', 'volunteer'), facts(), open)).toBe('role.missing');
  expect(mayCancel(person('b', 'organiser'), facts(), open)).toBe(true);
  expect(mayCancel(person('b', 'organiser'), facts({ proposals: 1 }), open)).toBe('meeting.has_proposals');
});

test('nothing is reported or typed before it begins, during the freeze, or out of season', () => {
  const volunteer = person('a', 'volunteer');
  expect(mayReport(volunteer, facts({ begun: false }), open)).toBe('meeting.not_past');
  expect(mayType(volunteer, facts({ begun: false }), open)).toBe('meeting.not_past');
  expect(mayType(volunteer, facts(), { frozen: false, propose: false })).toBe('phase.closed');
  for (const allowed of [mayReport, mayType, mayCancel]) expect(allowed(volunteer, facts(), { frozen: true, propose: true }))
    .toBe('freeze.running');
});

test('a cancelled meeting stays cancelled', () => {
  for (const { from } of Object.values(MEETING_MOVES)) expect(from).not.toContain('cancelled');
});
