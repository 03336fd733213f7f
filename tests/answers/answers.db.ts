// The collective's answers: prepared apart and unseen, published together or not at all, corrected in the open.
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { inTenant } from '../../server/db/root.ts';
import { ANONYMOUS } from '../../server/domain/actor.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { lettersOf } from '../people/door.ts';

const BODY = 'CANARI Nous le ferons dès la **rentrée**, avec les écoles.';

/** Everything that a visitor can read of the collective. */
async function publicReading(of: TestCollective, reference: number): Promise<string> {
  const api = await as(of, ANONYMOUS);
  return JSON.stringify(await Promise.all([
    api.proposals.page({ reference }), api.proposals.list({ q: 'canari' }), api.proposals.list({ order: 'answered' }), api.answers.feed(),
    api.collectives.front(), api.collectives.journal({}),
  ]));
}

test('T28 a draft is read by those who prepare it, and shows nowhere else: page, list, search, feed, front page, journal', async ({ database }) => {
  const collective = await aCollective(database);
  const [moderator, author] = [await aPerson(collective, ['moderator']), await aPerson(collective)];
  const proposal = await aProposal(collective, { author_id: author.id });
  const before = await publicReading(collective, proposal.reference!);
  const api = await as(collective, moderator);
  await api.answers.prepare({ proposalId: proposal.id, version: 0, body: BODY, ready: '1' });
  expect(await publicReading(collective, proposal.reference!)).toBe(before);
  expect(JSON.stringify(await (await as(collective, author)).proposals.page({ reference: proposal.reference! }))).not.toContain('CANARI');
  await expect((await as(collective, author)).answers.desk({})).rejects.toThrow('role.missing');
  await expect((await as(collective)).answers.form({ reference: proposal.reference! })).rejects.toThrow('sign_in.required');
  expect(await api.answers.desk({ step: 'ready' })).toMatchObject({ items: [{ reference: proposal.reference }], counts: { to_write: 0, ready: 1 } });
  await expect(api.answers.prepare({ proposalId: (await aProposal(collective, { status: 'submitted' })).id, version: 0, body: BODY })).rejects.toThrow('proposal.not_found');
});

test('T51 two who write one answer at once: the second is told, nothing is overwritten, and saving again is knowing', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await as(collective, await aPerson(collective, ['moderator'])), await as(collective, await aPerson(collective, ['organiser']))];
  const { id: proposalId, reference } = await aProposal(collective);
  const begun = await Promise.allSettled([one, two].map((api, index) => api.answers.prepare({ proposalId, version: 0, body: `Version numéro ${index}.` })));
  expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await one.answers.prepare({ proposalId, version: 1, body: 'La version de la première.' });
  await expect(two.answers.prepare({ proposalId, version: 1, body: 'La version de la seconde.' })).rejects.toThrow('answer.version_conflict');
  const form = await two.answers.form({ reference: reference! });
  expect(form.answer).toMatchObject({ body: 'La version de la première.', version: 2 });
  await two.answers.prepare({ proposalId, version: form.answer!.version, body: 'La version des deux.' });
});

test('answers appear together in one moment, or none does; authors are owed theirs; pressed twice is once', async ({ database }) => {
  const collective = await aCollective(database);
  const [organiser, author] = [await aPerson(collective, ['organiser']), await aPerson(collective)];
  const api = await as(collective, organiser);
  const proposals = [await aProposal(collective, { author_id: author.id }), await aProposal(collective), await aProposal(collective)];
  const prepared = [];
  for (const { id: proposalId } of proposals) prepared.push(await api.answers.prepare({ proposalId, version: 0, body: BODY, ready: '1' }));
  const pairs = prepared.map(({ id, version }) => `${id} ${version}`);
  await expect(api.answers.publishTogether({ answers: [...pairs.slice(0, 2), `${prepared[2]!.id} 7`] })).rejects.toThrow('answer.version_conflict');
  await api.answers.prepare({ proposalId: proposals[2]!.id, version: 1, body: BODY });
  await expect(api.answers.publishTogether({ answers: [...pairs.slice(0, 2), `${prepared[2]!.id} 2`] })).rejects.toThrow('answer.not_ready');
  expect(await (await as(collective)).answers.feed()).toEqual([]);
  const [first, second] = await Promise.all([api.answers.publishTogether({ answers: pairs.slice(0, 2) }), api.answers.publishTogether({ answers: pairs.slice(0, 2) })]);
  expect(first!.published + second!.published).toBe(2);
  const feed = await (await as(collective)).answers.feed();
  expect(feed).toHaveLength(2);
  expect(feed[0]!.at).toEqual(feed[1]!.at);
  expect(await lettersOf(collective)).toMatchObject([{ template: 'proposal_answered', data: { answer: BODY } }]);
  const page = await (await as(collective)).proposals.page({ reference: proposals[0]!.reference! });
  expect([page.status, page.answer?.current.body, page.road.at(-1)]).toMatchObject(['published', BODY, { kind: 'answered', number: 1 }]);
  expect((await (await as(collective)).collectives.front()).latestAnswers.map(({ verdict }) => verdict)).toEqual([null, null]);
  const { rows } = await database.superuserPool.query('select count(distinct batch)::int as batches from answer_versions where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ batches: 1 }]);
});

test('a correction is a new text with its reason; the old one can still be read and is never changed', async ({ database }) => {
  const collective = await aCollective(database);
  const api = await as(collective, await aPerson(collective, ['moderator']));
  const proposal = await aProposal(collective);
  const { id } = await api.answers.prepare({ proposalId: proposal.id, version: 0, body: BODY, ready: '1' });
  await expect(api.answers.correct({ id, version: 1, body: 'Autre chose à dire.', note: 'Une erreur' })).rejects.toThrow('answer.not_published');
  await api.answers.publishTogether({ answers: [`${id} 1`] });
  await expect(api.answers.prepare({ proposalId: proposal.id, version: 2, body: 'Par la petite porte.' })).rejects.toThrow('answer.published_already');
  await api.answers.correct({ id, version: 2, body: 'Nous le ferons en mai.', note: 'La date était fausse' });
  await expect(api.answers.correct({ id, version: 2, body: 'Nous le ferons en juin.', note: 'Sur la vieille page' })).rejects.toThrow('answer.version_conflict');
  const { answer, road } = await (await as(collective)).proposals.page({ reference: proposal.reference! });
  expect(answer).toMatchObject({ current: { number: 2, body: 'Nous le ferons en mai.', note: 'La date était fausse' }, earlier: [{ number: 1, body: BODY }] });
  expect(road.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
  const [entry] = await (await as(collective)).answers.feed();
  expect(entry!.id).toBe(id);
  expect(entry!.updatedAt.getTime()).toBeGreaterThan(entry!.at.getTime());
  await expect(inTenant(collective.id, 'write', (db) => db.updateTable('answer_versions' as never).set({ body: 'Jamais dit' } as never).execute())).rejects.toThrow('permission denied');
});

test('T59 in a freeze nothing is published or corrected; drafts can be written', async ({ database }) => {
  const collective = await aCollective(database, { election: { rounds: [addDays(dayAt(new Date(), 'Europe/Paris'), 1)], endHour: 20 } as never });
  const api = await as(collective, await aPerson(collective, ['organiser']));
  const { id } = await api.answers.prepare({ proposalId: (await aProposal(collective)).id, version: 0, body: BODY, ready: '1' });
  await expect(api.answers.publishTogether({ answers: [`${id} 1`] })).rejects.toThrow('freeze.running');
  await expect(api.answers.correct({ id, version: 1, body: BODY, note: 'Une raison' })).rejects.toThrow('freeze.running');
  expect((await api.answers.desk({ step: 'ready' })).frozen).toBe(true);
});
