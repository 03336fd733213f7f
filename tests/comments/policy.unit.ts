import { expect, test } from 'playwright/test';
import type { CommentStatus } from '../../server/db/tables/comments.ts';
import { ANONYMOUS, type Actor, type Role } from '../../server/domain/actor.ts';
import { countsOf } from '../../server/domain/comments/counts.ts';
import { COMMENT_ANSWERS, COMMENT_MOVES, mayMoveComment, type CommentMove } from '../../server/domain/comments/lifecycle.ts';
import {
  commentAbilities, mayComment, mayDecide, mayEditComment, mayFollow, mayNoteRoom, mayReport, mayWithdrawComment, sayingOf, type CommentFacts,
} from '../../server/domain/comments/policy.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const STATUSES: readonly CommentStatus[] = ['held', 'published', 'hidden', 'withdrawn'];
const someone = (id: string, ...roles: Role[]): Actor => ({
  kind: 'person', id, pseudonym: id, language: 'fr', roles: new Set<Role>(['resident', ...roles]), seatId: null,
});
const [ada, bob, mod, karim, member] = [
  someone('ada'), someone('bob'), someone('mod', 'moderator'), someone('karim', 'volunteer'), someone('member', 'member'),
];
const open = { comment: true, frozen: false, before: false };
const facts = (fields: Partial<CommentFacts> = {}): CommentFacts => ({
  status: 'published', origin: 'online', authorId: 'ada', typedBy: null, writtenAt: new Date(NOW.getTime() - 60_000), workshop: false, ...fields,
});
const text = { open: true, workshop: false };

test('the table of moves: what is not in it cannot happen, and nothing leads out of a withdrawal', () => {
  const all = STATUSES.flatMap((status) =>
    (Object.keys(COMMENT_MOVES) as CommentMove[]).filter((move) => mayMoveComment(status, move)).map((move) => `${status} ${move}`),
  );
  expect(all).toEqual(['held publish', 'held hide', 'held withdraw', 'published hide', 'published withdraw', 'hidden restore']);
});

test('T49 whoever may comment can read what is commented on; without an account, at the wrong time or in a freeze the reason is told', () => {
  expect(mayComment(ada, text, open)).toBe(true);
  expect(mayComment(ANONYMOUS, text, open)).toBe('sign_in.required');
  expect(mayComment(ada, text, { ...open, comment: false })).toBe('phase.closed');
  expect(mayComment(ada, text, { ...open, frozen: true })).toBe('freeze.running');
  expect(mayComment(ada, { ...text, open: false }, open)).toBe('comment.subject_not_found');
  for (const actor of [ANONYMOUS, ada, karim, mod, member]) {
    for (const subject of [text, { open: false, workshop: false }, { open: true, workshop: true }]) {
      if (mayComment(actor, subject, open) === true) expect(mayFollow(actor, subject)).toBe(true);
    }
  }
  expect([ANONYMOUS, ada].map((actor) => sayingOf(actor, text, open))).toEqual(['sign_in', 'open']);
});

test('the workshop is for members and organisers, and neither calendar nor freeze holds it', () => {
  const workshop = { open: true, workshop: true };
  expect([ANONYMOUS, ada, karim, mod].map((actor) => mayFollow(actor, workshop))).toEqual([false, false, false, false]);
  expect(mayComment(member, workshop, { comment: false, frozen: true, before: true })).toBe(true);
});

test('one’s own words: a quarter of an hour, and where they are read first, until they are public', () => {
  const late = facts({ writtenAt: new Date(NOW.getTime() - 15 * 60_000 - 1) });
  expect(mayEditComment(ada, facts(), open, NOW)).toBe(true);
  expect(mayEditComment(ada, facts({ writtenAt: new Date(NOW.getTime() - 15 * 60_000) }), open, NOW)).toBe(true);
  expect(mayEditComment(ada, late, open, NOW)).toBe('comment.too_late');
  expect(mayEditComment(ada, facts(), { ...open, before: true }, NOW)).toBe('comment.too_late');
  expect(mayEditComment(ada, facts({ status: 'held' }), { ...open, before: true }, NOW)).toBe(true);
  expect(mayEditComment(bob, facts(), open, NOW)).toBe('comment.not_author');
  expect(mayEditComment(ada, facts(), { ...open, frozen: true }, NOW)).toBe('freeze.running');
  expect(mayWithdrawComment(ada, late, open)).toBe(true);
  expect(mayWithdrawComment(mod, late, open)).toBe('comment.not_author');
  expect(mayWithdrawComment(ada, facts({ status: 'hidden' }), open)).toBe('comment.transition_forbidden');
});

test('what a room said belongs to whoever wrote it down: to set right, to take back, and not to decide about', () => {
  const room = facts({ origin: 'meeting', authorId: null, typedBy: 'karim' });
  expect([ANONYMOUS, ada, mod, karim].map((actor) => mayNoteRoom(actor))).toEqual(['role.missing', 'role.missing', 'role.missing', true]);
  expect(mayEditComment(karim, room, open, NOW)).toBe(true);
  expect(mayWithdrawComment(ada, room, open)).toBe('comment.not_author');
  expect(mayDecide(someone('karim', 'moderator'), room, open, 'keep')).toBe('comment.own');
});

test('T62 anyone may report what is public, in a freeze too; nobody reports their own words, or what is hidden already', () => {
  for (const actor of [ANONYMOUS, bob, mod]) expect(mayReport(actor, facts())).toBe(true);
  expect(mayReport(ada, facts())).toBe('comment.own');
  expect(mayReport(bob, facts({ status: 'hidden' }))).toBe('comment.already_hidden');
  for (const gone of [facts({ status: 'held' }), facts({ status: 'withdrawn' }), facts({ workshop: true })]) expect(mayReport(bob, gone)).toBe('comment.not_found');
});

test('a decision is a moderator’s, never about one’s own words nor on one’s own notice', () => {
  const can = (actor: Actor, status: CommentStatus, reporter = false) =>
    COMMENT_ANSWERS.filter((answer) => mayDecide(actor, facts({ status }), open, answer, reporter) === true);
  expect(STATUSES.map((status) => can(mod, status))).toEqual([['publish', 'hide'], ['keep', 'hide'], ['restore'], []]);
  expect(can(bob, 'published')).toEqual([]);
  expect(can(someone('ada', 'moderator'), 'published')).toEqual([]);
  expect(mayDecide(mod, facts(), open, 'hide', true)).toBe('comment.own_report');
  expect(mayDecide(mod, facts(), { ...open, frozen: true }, 'hide')).toBe('freeze.running');
});

test('P7 with more roles never fewer rights about somebody else’s words', () => {
  const ranks = [ANONYMOUS, bob, someone('bob', 'volunteer'), someone('bob', 'volunteer', 'moderator')];
  for (const status of STATUSES) {
    const rights = ranks.map((actor) => {
      const { reply, report, decide } = commentAbilities(actor, { ...facts({ status }), reply: false }, text, open, NOW);
      return Number(reply) + Number(report) + decide.length;
    });
    expect(rights).toEqual(rights.toSorted((a, b) => a - b));
  }
});

test('counts by stance and by origin add up to the whole; replies are counted apart', () => {
  const rows = [
    { stance: 'for', origin: 'online', n: 5 }, { stance: 'for', origin: 'meeting', n: 2 }, { stance: 'neutral', origin: 'meeting', n: 1 },
    { stance: null, origin: 'online', n: 9 },
  ] as const;
  expect(countsOf(rows)).toEqual({
    for: { total: 7, online: 5, meeting: 2 }, against: { total: 0, online: 0, meeting: 0 }, neutral: { total: 1, online: 0, meeting: 1 },
    total: 8, meeting: 3, replies: 9,
  });
});
