import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { REPORTS_AN_HOUR, UNSIGNED_REPORTS } from '../../server/domain/comments/reports.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { say, told } from './fixtures.ts';

const refusedAs = (message: string) => expect.objectContaining({ message }) as Error;
const hiding = { decision: 'hide' as const, reason: 'personal_attack' as const, statement: 'Vous visez une personne, dites plutôt l’idée.' };

async function lettersOf(collective: TestCollective) {
  return inTenant(collective.id, 'read', (db) => db.selectFrom('outbox').select(['template', 'person_id', 'data']).orderBy('id').execute());
}

async function scene(database: TestDatabase, settings: Parameters<typeof aCollective>[1] = {}) {
  const collective = await aCollective(database, settings);
  const [author, reporter, moderator] = [await aPerson(collective), await aPerson(collective), await aPerson(collective, ['moderator'])];
  const proposal = await aProposal(collective);
  return { collective, author, reporter, moderator, proposal: proposal.id, reference: proposal.reference! };
}

test('T62 a notice without an account: a receipt, its place in the queue, a decision with its statement to the author, read on the receipt', async ({ database }) => {
  const { collective, author, moderator, proposal, reference } = await scene(database);
  const { id: comment } = await say(collective, author, proposal, { body: 'Ce monsieur ferait mieux de se taire.' });
  await say(collective, author, proposal, { parent: comment, body: 'Je maintiens.' });
  const nobody = (await as(collective)).comments;
  const receipt = newId();
  expect(await nobody.report({ id: receipt, comment, reason: 'personal_attack', words: 'Il parle de mon père.' })).toEqual({ id: receipt });
  expect(await nobody.report({ id: receipt, comment, reason: 'personal_attack' })).toEqual({ id: receipt });
  expect(await nobody.receipt({ id: receipt })).toMatchObject({ state: 'open', decision: null, words: 'Il parle de mon père.', subject: { reference } });
  await expect(nobody.receipt({ id: newId() })).rejects.toEqual(refusedAs('report.not_found'));

  const desk = (await as(collective, moderator)).comments;
  expect(await desk.queue({ state: 'reported' })).toMatchObject({
    waiting: { reported: 1 },
    items: [{ reported: 1, reports: [{ reason: 'personal_attack', words: 'Il parle de mon père.', signed: false }], decisions: ['keep', 'hide'], subject: { reference } }],
  });
  await expect(desk.decide({ id: comment, ...hiding, statement: 'non' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await desk.decide({ id: comment, version: 1, ...hiding });
  expect((await desk.queue({ state: 'reported' })).items).toEqual([]);
  expect(await nobody.receipt({ id: receipt })).toMatchObject({ state: 'upheld', decision: { reason: 'personal_attack', statement: hiding.statement } });
  expect(await lettersOf(collective)).toMatchObject([
    { template: 'comment_hidden', person_id: author.id, data: { reason: 'personal_attack', statement: hiding.statement, path: `/propositions/${reference}?fil=${comment}#avis-${comment}` } },
  ]);
  const seen = async (who?: typeof author) => (await (await as(collective, who)).comments.of({ proposal })).sections[0]!.threads[0];
  expect(await seen()).toMatchObject({ body: null, author: null, status: 'hidden', hidden: { reason: 'personal_attack', statement: null }, replied: 1 });
  expect(await seen(author)).toMatchObject({ body: 'Ce monsieur ferait mieux de se taire.', hidden: { statement: hiding.statement } });
  await desk.decide({ id: comment, decision: 'restore' });
  expect(await seen()).toMatchObject({ body: 'Ce monsieur ferait mieux de se taire.', hidden: null });
  expect((await told(collective)).map(({ verb }) => verb)).toEqual([
    'comment.published', 'comment.published', 'comment.reported', 'comment.hidden', 'comment.restored',
  ]);
  const lines = (await (await as(collective)).collectives.journal({})).lines;
  expect(lines.map(({ verb, proposal: about }) => [verb, about?.reference])).toEqual([['comment.restored', reference], ['comment.hidden', reference]]);
});

test('T62 a person is heard once about a comment, is told by mail, and their receipt is theirs alone', async ({ database }) => {
  const { collective, author, reporter, moderator, proposal } = await scene(database);
  const { id: comment } = await say(collective, author, proposal);
  const { comments } = await as(collective, reporter);
  const first = await comments.report({ id: newId(), comment, reason: 'charter' });
  expect(await comments.report({ id: newId(), comment, reason: 'advert' })).toEqual(first);
  expect((await comments.reported({ id: comment })).already).toBe(first.id);
  for (const who of [undefined, author]) {
    await expect((await as(collective, who)).comments.receipt(first)).rejects.toEqual(refusedAs('report.not_found'));
  }
  await expect((await as(collective, author)).comments.report({ id: newId(), comment, reason: 'charter' })).rejects.toEqual(refusedAs('comment.own'));
  await (await as(collective, moderator)).comments.decide({ id: comment, decision: 'keep' });
  expect(await comments.receipt(first)).toMatchObject({ state: 'dismissed', decision: null });
  expect(await lettersOf(collective)).toMatchObject([{ template: 'comment_report_decided', person_id: reporter.id, data: { outcome: 'keep', receipt: first.id } }]);
});

test('nobody decides about their own words or on their own notice; the key says so of a notice too', async ({ database }) => {
  const { collective, author, moderator, proposal } = await scene(database);
  const other = await aPerson(collective, ['organiser']);
  const mine = await say(collective, moderator, proposal);
  const theirs = await say(collective, author, proposal);
  const desk = (await as(collective, moderator)).comments;
  await expect(desk.decide({ id: mine.id, decision: 'keep' })).rejects.toEqual(refusedAs('comment.own'));
  const { id } = await desk.report({ id: newId(), comment: theirs.id, reason: 'advert' });
  await expect(desk.decide({ id: theirs.id, ...hiding })).rejects.toEqual(refusedAs('comment.own_report'));
  expect((await desk.queue({ state: 'reported' })).items).toMatchObject([{ elsewhere: true, decisions: [] }]);
  const forged = inTenant(collective.id, 'write', (db) =>
    db.updateTable('comment_reports').set({ state: 'upheld', decided_by: moderator.id, decided_at: new Date() }).where('id', '=', id).execute(),
  );
  await expect(forged).rejects.toMatchObject({ code: '23514' });
  await (await as(collective, other)).comments.decide({ id: theirs.id, ...hiding });
  expect((await desk.receipt({ id })).state).toBe('upheld');
});

test('T51 reports and a hiding at the same moment: one decision, and no notice is left open on what is hidden', async ({ database }) => {
  const { collective, author, moderator, proposal } = await scene(database);
  const second = await aPerson(collective, ['moderator']);
  const { id: comment } = await say(collective, author, proposal);
  const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(collective)));
  const answers = await Promise.allSettled([
    ...people.slice(0, 6).map(async (who) => (await as(collective, who)).comments.report({ id: newId(), comment, reason: 'charter' })),
    (await as(collective, moderator)).comments.decide({ id: comment, version: 1, ...hiding }),
    (await as(collective, second)).comments.decide({ id: comment, version: 1, ...hiding }),
    ...people.slice(6).map(async (who) => (await as(collective, who)).comments.report({ id: newId(), comment, reason: 'charter' })),
  ]);
  expect(answers.slice(6, 8).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as Error).message] : []));
  expect(new Set(refused.filter((code) => code !== 'comment.version_conflict' && code !== 'comment.already_hidden'))).toEqual(new Set());
  const { rows } = await database.superuserPool.query(
    "select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'upheld')::int as upheld from comment_reports where comment_id = $1", [comment]);
  expect(rows[0]).toEqual({ open: 0, upheld: 12 - refused.filter((code) => code === 'comment.already_hidden').length });
  const { rows: decisions } = await database.superuserPool.query('select decision from comment_moderations where comment_id = $1', [comment]);
  expect(decisions).toEqual([{ decision: 'hidden' }]);
});

test('an author who takes their words back leaves nothing to decide; what waits to be published can be refused', async ({ database }) => {
  const { collective, author, reporter, moderator, proposal, reference } = await scene(database, { moderation: 'before' });
  const desk = (await as(collective, moderator)).comments;
  const one = await say(collective, author, proposal);
  await desk.decide({ id: one.id, decision: 'publish' });
  const receipt = await (await as(collective, reporter)).comments.report({ id: newId(), comment: one.id, reason: 'charter' });
  await (await as(collective, author)).comments.withdraw({ id: one.id });
  expect(await (await as(collective, reporter)).comments.receipt(receipt)).toMatchObject({ state: 'lapsed' });
  expect((await desk.queue({ state: 'reported' })).waiting).toEqual({ held: 0, unread: 0, reported: 0 });
  const two = await say(collective, author, proposal);
  expect((await desk.queue({ state: 'held' })).items).toMatchObject([{ comment: { id: two.id, placed: false }, decisions: ['publish', 'hide'] }]);
  await desk.decide({ id: two.id, ...hiding });
  expect((await (await as(collective)).comments.of({ proposal })).sections[0]!.threads.map(({ id }) => id)).toEqual([one.id]);
  expect((await (await as(collective, author)).comments.of({ proposal })).own).toMatchObject([{ id: two.id, hidden: { statement: hiding.statement } }]);
  expect((await lettersOf(collective)).at(-1)).toMatchObject({ template: 'comment_hidden', data: { path: `/propositions/${reference}#mes-avis` } });
});

test('where texts are public at once, each comment is read afterwards, once; edited, it is read again', async ({ database }) => {
  const { collective, author, moderator, proposal } = await scene(database);
  const desk = (await as(collective, moderator)).comments;
  const ids = [await say(collective, author, proposal), await say(collective, author, proposal)].map(({ id }) => id);
  expect((await desk.queue({ state: 'unread' })).items.map(({ comment }) => comment.id)).toEqual(ids);
  await desk.decide({ id: ids[0]!, decision: 'keep' });
  expect((await desk.queue({ state: 'unread' })).waiting.unread).toBe(1);
  await (await as(collective, author)).comments.edit({ id: ids[0]!, body: 'Tout autre chose.' });
  expect((await desk.queue({ state: 'unread' })).waiting.unread).toBe(2);
  expect(await (await as(collective, moderator)).proposals.desk()).toMatchObject({ comments: { held: 0, unread: 2, reported: 0 } });
});

test('T59 in a freeze a notice is taken, and nothing that the public reads changes', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const { collective, author, reporter, moderator, proposal } = await scene(database);
  const { id } = await say(collective, author, proposal);
  await database.superuserPool.query(
    `update collectives set settings = jsonb_set(settings, '{election}', $2), version = version + 1 where tenant_id = $1`,
    [collective.id, JSON.stringify({ rounds: [addDays(today, 1)] })]);
  await inTenant(collective.id, 'write', touchPages);
  await (await as(collective, reporter)).comments.report({ id: newId(), comment: id, reason: 'charter' });
  const refused = [
    async () => (await as(collective, moderator)).comments.decide({ id, ...hiding }),
    async () => (await as(collective, author)).comments.withdraw({ id }),
    async () => (await as(collective, author)).comments.edit({ id, body: 'Pendant la réserve.' }),
    () => say(collective, reporter, proposal),
  ];
  for (const deed of refused) await expect(deed()).rejects.toEqual(refusedAs('freeze.running'));
  expect(await (await as(collective, moderator)).comments.queue({})).toMatchObject({ frozen: true, items: [{ decisions: [] }] });
});

test('T38 notices have their measure: of one person in an hour, and of people without an account about one comment', async ({ database }) => {
  const { collective, author, reporter, proposal } = await scene(database);
  const { id: comment } = await say(collective, author, proposal);
  const nobody = (await as(collective)).comments;
  for (let n = 0; n < UNSIGNED_REPORTS; n += 1) await nobody.report({ id: newId(), comment, reason: 'charter' });
  await expect(nobody.report({ id: newId(), comment, reason: 'charter' })).rejects.toEqual(refusedAs('system.too_many'));
  const { comments } = await as(collective, reporter);
  await comments.report({ id: newId(), comment, reason: 'charter' });
  const ids = Array.from({ length: REPORTS_AN_HOUR }, newId);
  await inTenant(collective.id, 'write', (db) =>
    db.insertInto('comments').values(ids.map((id) => ({ id, proposal_id: proposal, stance: 'for' as const, body: 'Planté.', author_id: author.id, status: 'published' as const, published_at: new Date() }))).execute(),
  );
  for (const id of ids.slice(1)) await comments.report({ id: newId(), comment: id, reason: 'charter' });
  await expect(comments.report({ id: newId(), comment: ids[0]!, reason: 'charter' })).rejects.toEqual(refusedAs('system.too_many'));
});
