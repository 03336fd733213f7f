import { inTenant } from '../../server/db/root.ts';
import { dayAt } from '../../tenants/calendar.ts';
import { newId } from '../../server/domain/ids.ts';
import { SUBMISSIONS_AN_HOUR } from '../../server/domain/proposals/service.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

const text = (fields: object = {}) => ({
  id: newId(),
  title: 'Ouvrir les cours d’école',
  body: 'Le samedi, pour les petits.',
  theme: 'logement',
  voice: 'resident' as const,
  ...fields,
});

async function lettersOf(collective: TestCollective) {
  return inTenant(collective.id, 'read', (db) => db.selectFrom('outbox').select(['template', 'person_id', 'data']).orderBy('id').execute());
}

test('where moderation comes before, a text waits, has no number, and is seen by its author and its readers alone', async ({
  database,
}) => {
  const collective = await aCollective(database, { moderation: 'before' });
  const [author, other, moderator] = [await aPerson(collective), await aPerson(collective), await aPerson(collective, ['moderator'])];
  const input = text();
  expect(await (await as(collective, author)).proposals.submit(input)).toEqual({ id: input.id, reference: null, published: false });
  for (const who of [author, moderator])
    expect(await (await as(collective, who)).proposals.byId({ id: input.id })).toMatchObject({ status: 'submitted', listed: false });
  await expect((await as(collective, other)).proposals.byId({ id: input.id })).rejects.toMatchObject({ message: 'proposal.not_found' });
  const { proposals } = await as(collective, moderator);
  expect(await proposals.queue({})).toMatchObject({
    items: [{ id: input.id, decisions: ['publish', 'refuse'] }],
    waiting: { submitted: 1, published: 0 },
  });
  await proposals.moderate({ id: input.id, decision: 'publish' });
  expect(await proposals.byId({ id: input.id })).toMatchObject({ status: 'published', reference: 1 });
  expect(await lettersOf(collective)).toMatchObject([{ template: 'proposal_published', person_id: author.id, data: { reference: '1' } }]);
  expect((await proposals.queue({})).items).toEqual([]);
});

test('a refusal has a coded reason and an answer, which its author reads and receives; it can be taken back', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, moderator] = [await aPerson(collective), await aPerson(collective, ['moderator'])];
  const input = text();
  await (await as(collective, author)).proposals.submit(input);
  const { proposals } = await as(collective, moderator);
  expect(await proposals.queue({ state: 'published' })).toMatchObject({ items: [{ id: input.id, decisions: ['keep', 'refuse'] }] });
  await expect(proposals.moderate({ id: input.id, decision: 'refuse', reason: 'unclear', answer: 'non' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await proposals.moderate({ id: input.id, decision: 'refuse', reason: 'duplicate', answer: 'Le numéro 12 dit la même chose.' });
  await expect((await as(collective)).proposals.page({ reference: 1 })).rejects.toMatchObject({ message: 'proposal.not_found' });
  expect(await (await as(collective, author)).proposals.byId({ id: input.id })).toMatchObject({
    status: 'inadmissible',
    reference: 1,
    refusal: { reason: 'duplicate', answer: 'Le numéro 12 dit la même chose.' },
  });
  expect((await lettersOf(collective)).map(({ template }) => template)).toEqual(['proposal_refused']);
  await proposals.moderate({ id: input.id, decision: 'reinstate' });
  expect(await (await as(collective)).proposals.page({ reference: 1 })).toMatchObject({ status: 'published', refusal: null });
});

test('what is public at once is read afterwards, the oldest first; read once, it leaves the queue and stays where it is', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const [author, moderator] = [await aPerson(collective), await aPerson(collective, ['moderator'])];
  await aProposal(collective, { title: 'Plantée ou importée : déjà lue' });
  const texts = [text({ title: 'La première' }), text({ title: 'La deuxième' }), text({ title: 'La troisième' })];
  for (const one of texts) await (await as(collective, author)).proposals.submit(one);
  const { proposals } = await as(collective, moderator);
  expect((await proposals.queue({ state: 'published' })).items.map(({ title }) => title)).toEqual([
    'La première',
    'La deuxième',
    'La troisième',
  ]);
  await proposals.moderate({ id: texts[0]!.id, decision: 'keep' });
  expect(await proposals.queue({ state: 'published' })).toMatchObject({
    items: [{ title: 'La deuxième' }, { title: 'La troisième' }],
    waiting: { published: 2 },
  });
  expect(await proposals.byId({ id: texts[0]!.id })).toMatchObject({ status: 'published' });
  expect(await lettersOf(collective)).toEqual([]);
});

test('T51 two moderators with one text before them: the second is told that it was answered, and answers nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, one, two] = [await aPerson(collective), await aPerson(collective, ['moderator']), await aPerson(collective, ['moderator'])];
  const input = text();
  await (await as(collective, author)).proposals.submit(input);
  const seen = async (who: typeof one) => (await (await as(collective, who)).proposals.queue({ state: 'published' })).items[0]!;
  const [first, second] = [await seen(one), await seen(two)];
  const refusal = { decision: 'refuse' as const, reason: 'unclear' as const, answer: 'Dites ce que vous demandez.' };
  const [api, other] = [await as(collective, one), await as(collective, two)];
  const answers = await Promise.allSettled([
    api.proposals.moderate({ id: first.id, version: first.version, decision: 'keep' }),
    other.proposals.moderate({ id: second.id, version: second.version, ...refusal }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'proposal.version_conflict' } });
  const { rows } = await database.superuserPool.query('select count(*)::int as n from moderations where proposal_id = $1', [input.id]);
  expect(rows).toEqual([{ n: 1 }]);
});

test('the queue by pages: all of it, the oldest first, none twice, while texts arrive and are answered', async ({ database }) => {
  const collective = await aCollective(database, { moderation: 'before' });
  const moderator = await aPerson(collective, ['moderator']);
  const waiting: string[] = [];
  for (let n = 0; n < 45; n += 1) waiting.push((await aProposal(collective, { status: 'submitted' })).id);
  const { proposals } = await as(collective, moderator);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await proposals.queue({ after });
    seen.push(...page.items.map(({ id }) => id));
    await proposals.moderate({ id: page.items[0]!.id, decision: 'publish' });
    await aProposal(collective, { status: 'submitted' });
    after = page.next;
  } while (after !== null);
  expect(seen.slice(0, 45)).toEqual(waiting);
  expect(new Set(seen).size).toBe(seen.length);
});

test('its author takes a text back before its validation; it leaves the lists, its road says so, and it cannot come back', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const [author, other] = [await aPerson(collective), await aPerson(collective)];
  const input = text();
  const mine = (await as(collective, author)).proposals;
  await mine.submit(input);
  await expect((await as(collective, other)).proposals.withdraw({ id: input.id })).rejects.toMatchObject({
    message: 'proposal.not_author',
  });
  await mine.withdraw({ id: input.id });
  expect((await mine.list({})).items).toEqual([]);
  expect(await mine.byId({ id: input.id })).toMatchObject({
    status: 'withdrawn',
    abilities: { withdraw: false, support: false, moderate: [] },
  });
  expect((await mine.byId({ id: input.id })).road.map(({ kind }) => kind)).toEqual(['submitted', 'published', 'withdrawn']);
  expect((await mine.mine({})).items).toMatchObject([{ id: input.id, status: 'withdrawn', listed: false }]);
  await expect(mine.withdraw({ id: input.id })).rejects.toMatchObject({ message: 'proposal.transition_forbidden' });
});

test('nobody speaks for the collective or for a room from a form, and an organisation has a name', async ({ database }) => {
  const collective = await aCollective(database);
  const { proposals } = await as(collective, await aPerson(collective, ['organiser']));
  for (const voice of ['collective', 'assembly'])
    await expect(proposals.submit(text({ voice }) as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(proposals.submit(text({ voice: 'organisation' }) as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(proposals.submit(text({ organisation: 'Union' }))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await proposals.submit(text({ voice: 'organisation', organisation: 'Union de quartier' }) as never);
});

test(`T38 a person sends ${SUBMISSIONS_AN_HOUR} texts an hour at most; a room has no such limit`, async ({ database }) => {
  const collective = await aCollective(database);
  const { proposals } = await as(collective, await aPerson(collective));
  for (let n = 0; n < SUBMISSIONS_AN_HOUR; n += 1) await proposals.submit(text());
  await expect(proposals.submit(text())).rejects.toMatchObject({ message: 'system.too_many' });
});

test('T59 during the freeze nothing is sent, answered or taken back; all is read', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, moderator] = [await aPerson(collective), await aPerson(collective, ['moderator'])];
  const input = text();
  await (await as(collective, author)).proposals.submit(input);
  await database.superuserPool.query(
    "update collectives set settings = jsonb_set(settings, '{election}', $2) where tenant_id = $1",
    [collective.id, { rounds: [dayAt(new Date(), 'Europe/Paris')], endHour: 24 }],
  );
  const mine = (await as(collective, author)).proposals;
  const frozen = { message: 'freeze.running' };
  await expect(mine.submit(text())).rejects.toMatchObject(frozen);
  await expect(mine.withdraw({ id: input.id })).rejects.toMatchObject(frozen);
  await expect(mine.support({ id: input.id })).rejects.toMatchObject(frozen);
  const { proposals } = await as(collective, moderator);
  await expect(proposals.moderate({ id: input.id, decision: 'keep' })).rejects.toMatchObject(frozen);
  expect(await proposals.queue({ state: 'published' })).toMatchObject({ frozen: true, items: [{ id: input.id, decisions: [] }] });
  expect(await proposals.page({ reference: 1 })).toMatchObject({ abilities: { support: false, withdraw: false, moderate: [] } });
});
