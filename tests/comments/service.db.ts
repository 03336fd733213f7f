import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { COMMENTS_AN_HOUR } from '../../server/domain/comments/service.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember } from '../kit/parliament.ts';
import { aMeasure, older, say, told } from './fixtures.ts';

const refusedAs = (message: string) => expect.objectContaining({ message }) as Error;

test('what is said stands under its stance, replies under it in their order, and the parts add up to the whole', async ({ database }) => {
  const collective = await aCollective(database);
  const [ada, bob] = [await aPerson(collective, [], 'Ada'), await aPerson(collective, [], 'Bob')];
  const { id: proposal } = await aProposal(collective);
  const first = await say(collective, ada, proposal, { body: 'Pour, il **faut** un banc.' });
  await say(collective, bob, proposal, { stance: 'against', body: 'Contre : il y en a trois.' });
  await say(collective, bob, proposal, { stance: 'neutral' });
  const second = await say(collective, ada, proposal);
  for (const body of ['Un.', 'Deux.', 'Trois.', 'Quatre.']) await say(collective, bob, proposal, { parent: first.id, body });
  const seen = await (await as(collective, ada)).comments.of({ proposal });
  expect(seen.counts).toMatchObject({ total: 4, for: { total: 2 }, against: { total: 1 }, neutral: { total: 1 }, replies: 4, meeting: 0 });
  expect(seen.sections.map(({ stance, threads }) => [stance, threads.map(({ id }) => id).slice(0, 2)])).toMatchObject([
    ['for', [second.id, first.id]], ['against', [expect.any(String)]], ['neutral', [expect.any(String)]],
  ]);
  const thread = seen.sections[0]!.threads[1]!;
  expect(thread).toMatchObject({ author: 'Ada', mine: true, replied: 4, abilities: { reply: true, edit: true, withdraw: true, report: false } });
  expect(thread.replies.map(({ body }) => body)).toEqual(['Un.', 'Deux.', 'Trois.']);
  expect(thread.replies[0]).toMatchObject({ stance: null, author: 'Bob', abilities: { reply: false, edit: false, report: true } });
  const alone = await (await as(collective)).comments.of({ proposal, thread: first.id });
  expect(alone.thread?.thread.replies).toHaveLength(4);
  expect(alone.saying).toBe('sign_in');
  expect(await told(collective)).toContainEqual({
    verb: 'comment.published', id: expect.any(String) as unknown as string, data: { proposal, parent: first.id, parentAuthor: ada.id },
  });
});

test('T52 the same form sent again, after a lost answer or by the back button, gives the first result and says nothing twice', async ({ database }) => {
  const collective = await aCollective(database);
  const [ada, bob] = [await aPerson(collective), await aPerson(collective)];
  const { id: proposal } = await aProposal(collective);
  const id = newId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => say(collective, ada, proposal, { id })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await say(collective, ada, proposal, { id, body: 'Autre chose.' })).toEqual(answers[0]);
  await expect(say(collective, bob, proposal, { id })).rejects.toEqual(refusedAs('system.conflict'));
  expect((await (await as(collective)).comments.of({ proposal })).sections[0]!.threads.map(({ body }) => body)).toEqual(['Oui, et le banc aussi.']);
});

test('T49 who cannot comment is told why, and the page says the same: closed phase, freeze, text not public, blocked person', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const phase = { code: 'tout', label: { fr: 'Tout' }, from: 0, to: 60, opens: ['propose' as const] };
  const closed = await aCollective(database, { phases: [phase] });
  const frozen = await aCollective(database, { election: { rounds: [addDays(today, 1)] } });
  const [here, there] = [await aPerson(closed), await aPerson(frozen)];
  const [a, b] = [await aProposal(closed), await aProposal(frozen)];
  expect((await (await as(closed, here)).comments.of({ proposal: a.id })).saying).toBe('closed');
  await expect(say(closed, here, a.id)).rejects.toEqual(refusedAs('phase.closed'));
  expect((await (await as(frozen, there)).comments.of({ proposal: b.id })).saying).toBe('frozen');
  await expect(say(frozen, there, b.id)).rejects.toEqual(refusedAs('freeze.running'));

  const open = await aCollective(database);
  const person = await aPerson(open);
  for (const status of ['submitted', 'inadmissible', 'withdrawn'] as const) {
    const hidden = await aProposal(open, { status, author_id: person.id });
    await expect(say(open, person, hidden.id)).rejects.toEqual(refusedAs('comment.subject_not_found'));
    await expect((await as(open, person)).comments.of({ proposal: hidden.id })).rejects.toEqual(refusedAs('comment.subject_not_found'));
  }
  const fine = await aProposal(open);
  await inTenant(open.id, 'write', (db) => db.updateTable('people').set({ state: 'blocked' }).where('id', '=', person.id).execute());
  await expect(say(open, person, fine.id)).rejects.toEqual(refusedAs('role.missing'));
  const other = await aPerson(open);
  const words = { id: newId(), proposal: fine.id, body: 'Sans avis dit.' };
  await expect((await as(open, other)).comments.say(words)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect((await as(open, other)).comments.say({ ...words, stance: 'for', body: 'x'.repeat(2_001) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a reply stands in a thread of the same text alone: not of another text, not of another collective, not under a reply', async ({ database }) => {
  const [collective, next] = [await aCollective(database), await aCollective(database)];
  const [ada, eve] = [await aPerson(collective), await aPerson(next)];
  const [one, two, foreign] = [await aProposal(collective), await aProposal(collective), await aProposal(next)];
  const thread = await say(collective, ada, one.id);
  const reply = await say(collective, ada, one.id, { parent: thread.id });
  const theirs = await say(next, eve, foreign.id);
  for (const [proposal, parent] of [[two.id, thread.id], [one.id, reply.id], [one.id, theirs.id], [one.id, newId()]] as const) {
    await expect(say(collective, ada, proposal, { parent })).rejects.toEqual(refusedAs('comment.not_found'));
  }
  // The key says so too, whoever writes.
  const row = { status: 'published' as const, published_at: new Date(), body: 'Par la fenêtre.', author_id: ada.id };
  const write = (proposal_id: string, parent_id: string) =>
    inTenant(collective.id, 'write', (db) => db.insertInto('comments').values({ ...row, id: newId(), proposal_id, parent_id }).execute());
  for (const [proposal, parent] of [[two.id, thread.id], [one.id, reply.id], [one.id, theirs.id]] as const) {
    await expect(write(proposal, parent)).rejects.toMatchObject({ code: '23503' });
  }
});

test('one’s own words can be set right for a quarter of an hour, and taken back: they are gone and the thread keeps their place', async ({ database }) => {
  const collective = await aCollective(database);
  const [ada, bob] = [await aPerson(collective), await aPerson(collective)];
  const { id: proposal } = await aProposal(collective);
  const { id } = await say(collective, ada, proposal);
  await say(collective, bob, proposal, { parent: id, body: 'Je réponds.' });
  const { comments } = await as(collective, ada);
  await expect((await as(collective, bob)).comments.edit({ id, body: 'À sa place.' })).rejects.toEqual(refusedAs('comment.not_author'));
  await comments.edit({ id, version: 1, body: 'Oui, et deux bancs.' });
  await expect(comments.edit({ id, version: 1, body: 'Depuis un autre onglet.' })).rejects.toEqual(refusedAs('comment.version_conflict'));
  const first = async () => (await (await as(collective)).comments.of({ proposal })).sections[0]!.threads[0]!;
  expect(await first()).toMatchObject({ body: 'Oui, et deux bancs.', edited: true });
  await older(database, id, 16);
  await expect(comments.edit({ id, body: 'Trop tard.' })).rejects.toEqual(refusedAs('comment.too_late'));
  await expect((await as(collective, bob)).comments.withdraw({ id })).rejects.toEqual(refusedAs('comment.not_author'));
  await comments.withdraw({ id });
  expect(await first()).toMatchObject({ body: null, author: null, status: 'withdrawn', replies: [{ body: 'Je réponds.' }] });
  expect((await comments.of({ proposal })).counts).toMatchObject({ total: 0, replies: 1 });
  await expect(say(collective, bob, proposal, { parent: id })).rejects.toEqual(refusedAs('comment.not_found'));
  const { rows } = await database.superuserPool.query('select body from comments where id = $1', [id]);
  expect(rows).toEqual([{ body: null }]);
});

test('where texts are read before they are public, a comment waits: its author alone sees it, and cannot change it once it is public', async ({ database }) => {
  const collective = await aCollective(database, { moderation: 'before' });
  const [ada, moderator] = [await aPerson(collective), await aPerson(collective, ['moderator'])];
  const { id: proposal } = await aProposal(collective);
  const { id, published } = await say(collective, ada, proposal);
  expect(published).toBe(false);
  expect(await (await as(collective)).comments.of({ proposal })).toMatchObject({ counts: { total: 0 }, own: [], sections: [{ threads: [] }, {}, {}] });
  const mine = (await (await as(collective, ada)).comments.of({ proposal })).own;
  expect(mine).toMatchObject([{ id, status: 'held', body: 'Oui, et le banc aussi.', abilities: { edit: true } }]);
  await (await as(collective, ada)).comments.edit({ id, body: 'Oui, et le banc neuf.' });
  await (await as(collective, moderator)).comments.decide({ id, version: 2, decision: 'publish' });
  expect((await (await as(collective)).comments.of({ proposal })).sections[0]!.threads).toMatchObject([{ id, edited: false }]);
  await expect((await as(collective, ada)).comments.edit({ id, body: 'Tout autre chose.' })).rejects.toEqual(refusedAs('comment.too_late'));
  expect((await told(collective)).map(({ verb }) => verb)).toEqual(['comment.held', 'comment.edited', 'comment.published']);
});

test('what a room said is written down with its meeting and its hands, without an author, and counted beside the screen', async ({ database }) => {
  const collective = await aCollective(database);
  const [resident, karim] = [await aPerson(collective), await aPerson(collective, ['volunteer'])];
  const meeting = await aMeeting(collective, { place: 'Salle des fêtes' });
  const { id: proposal, reference } = await aProposal(collective);
  await say(collective, resident, proposal);
  const note = { id: newId(), meetingId: meeting.id, reference: `P-${String(reference).padStart(4, '0')}`, stance: 'for' as const, body: 'La salle en veut deux.', hands: '14' };
  await expect((await as(collective, resident)).comments.sayFromRoom(note)).rejects.toEqual(refusedAs('role.missing'));
  const { comments } = await as(collective, karim);
  const said = await comments.sayFromRoom(note);
  expect(await comments.sayFromRoom(note)).toEqual(said);
  await expect(comments.sayFromRoom({ ...note, id: newId(), reference: 'P-9999' })).rejects.toEqual(refusedAs('comment.subject_not_found'));
  const later = await aMeeting(collective, { starts_at: new Date(Date.now() + 86_400_000) });
  await expect(comments.sayFromRoom({ ...note, id: newId(), meetingId: later.id })).rejects.toEqual(refusedAs('meeting.not_past'));
  const seen = await (await as(collective)).comments.of({ proposal });
  expect(seen.counts).toMatchObject({ total: 2, meeting: 1, for: { total: 2, online: 1, meeting: 1 } });
  expect(seen.sections[0]!.threads[0]).toMatchObject({
    origin: 'meeting', author: null, hands: 14, meeting: { reference: meeting.reference, place: 'Salle des fêtes' },
  });
  expect(await comments.room({ reference: meeting.reference })).toMatchObject({ noted: 1, closed: null, notes: [{ hands: 14, mine: true, proposal: { reference } }] });
  await comments.withdraw({ id: said.id });
  expect((await (await as(collective)).comments.of({ proposal })).counts).toMatchObject({ total: 1, meeting: 0 });
});

test('a measure is talked about by everyone once an edition printed it; its working copy by those who write it, apart', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const collective = await aCollective(database, { election: { rounds: [addDays(today, 1)] } });
  const [resident, member] = [await aPerson(collective), await aMember(collective)];
  const [draft, printed] = [await aMeasure(collective, null), await aMeasure(collective, 12)];
  await expect((await as(collective, resident)).comments.of({ measure: draft })).rejects.toEqual(refusedAs('comment.subject_not_found'));
  expect((await (await as(collective, resident)).comments.of({ measure: printed })).saying).toBe('frozen');
  const { comments } = await as(collective, member);
  const words = { measure: printed, workshop: true, stance: 'against' as const, body: 'Trop vague, dit l’atelier.' };
  // No freeze holds what nobody outside reads.
  const { id } = await comments.say({ ...words, id: newId() });
  await comments.say({ ...words, measure: draft, id: newId() });
  expect(await comments.of({ measure: printed, workshop: true })).toMatchObject({ counts: { total: 1 }, saying: 'open' });
  expect(await comments.of({ measure: printed })).toMatchObject({ counts: { total: 0 } });
  await expect((await as(collective, resident)).comments.of({ measure: printed, workshop: true })).rejects.toEqual(refusedAs('comment.subject_not_found'));
  for (const who of [undefined, resident]) {
    const api = (await as(collective, who)).comments;
    await expect(api.reported({ id })).rejects.toEqual(refusedAs('comment.not_found'));
    await expect(api.report({ id: newId(), comment: id, reason: 'charter' })).rejects.toEqual(refusedAs('comment.not_found'));
  }
  expect((await told(collective)).map(({ verb }) => verb)).toEqual(['comment.said_in_workshop', 'comment.said_in_workshop']);
});

test('T38 a person says so much in an hour, together with what they say at the same moment', async ({ database }) => {
  const collective = await aCollective(database);
  const ada = await aPerson(collective);
  const { id: proposal } = await aProposal(collective);
  const sent = await Promise.allSettled(Array.from({ length: COMMENTS_AN_HOUR + 5 }, () => say(collective, ada, proposal)));
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(COMMENTS_AN_HOUR);
  expect(sent.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'system.too_many' } });
});
