import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { PAGE_SIZE, type ListInput } from '../../server/domain/proposals/schema.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

type Asked = Partial<Record<keyof ListInput, unknown>>;
const THEMES = ['logement', 'mobilites', 'ecole'];

/** Sixty-odd proposals of every kind, some of them with their verdict. */
async function fill(collective: TestCollective, size = 65): Promise<string[]> {
  const made = [];
  for (let n = 0; n < size; n += 1) {
    made.push(
      await aProposal(collective, {
        title: n % 3 === 0 ? `Un vélo pour chaque élève, numéro ${n}` : `Idée ${n} pour le quartier`,
        theme: THEMES[n % 3],
        district: n % 4 === 0 ? 'nord' : null,
        origin: n % 5 === 0 ? 'meeting' : 'online',
        voice: n % 7 === 0 ? 'organisation' : 'resident',
        organisation: n % 7 === 0 ? 'Association des parents' : null,
        published_at: new Date(Date.now() - n * 60_000),
      }),
    );
  }
  const ids = made.map(({ id }) => id);
  await inTenant(collective.id, 'write', async (db) => {
    for (const [index, id] of ids.entries()) {
      if (index % 2 === 0)
        await db
          .updateTable('proposals')
          .set({ status: index % 4 === 0 ? 'validated' : 'set_aside', decided_at: new Date(Date.now() - index * 30_000) })
          .where('id', '=', id)
          .execute();
    }
    await touchPages(db);
  });
  return ids;
}

/** Every page of a list, one after the other; `between` runs after each. */
async function pages(collective: TestCollective, asked: Asked, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const { proposals } = await as(collective);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await proposals.list({ ...asked, after } as Parameters<typeof proposals.list>[0]);
    expect(page.items.length).toBeLessThanOrEqual(PAGE_SIZE);
    if (page.next !== null) expect(page.items).toHaveLength(PAGE_SIZE);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
    await between();
  } while (after !== null);
  return seen;
}

const LISTS: Record<string, Asked> = {
  'in the fair order': {},
  'in the fair order under a filter': { origin: 'online' },
  'the latest first': { order: 'recent' },
  'the latest answers': { order: 'answered' },
  'best match first': { q: 'élève' },
  'best match first under a filter': { q: 'idée quartier', theme: 'mobilites' },
};

for (const [name, asked] of Object.entries(LISTS)) {
  test(`P12 pages add up to the whole, without doubles, while rows arrive: ${name}`, async ({ database }) => {
    const collective = await aCollective(database);
    await fill(collective);
    const before = new Set(await pages(collective, asked));
    const all = new Set<string>();
    const shown = await pages(collective, asked, async () => {
      // What arrives would be anywhere: first, last, and among the best matches.
      const { id } = await aProposal(collective, { title: 'Idée neuve du quartier pour chaque élève', theme: THEMES[all.size % 3] });
      all.add(id);
      await inTenant(collective.id, 'write', touchPages);
    });
    expect(new Set(shown).size).toBe(shown.length);
    for (const id of before) expect(shown).toContain(id);
    for (const id of shown) expect(before.has(id) || all.has(id)).toBe(true);
  });
}

test('the fair order is the same for everyone all day, another one the next day, and never the order of arrival or of support', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const ids = await fill(collective);
  const [one, two] = [await pages(collective, {}), await pages(collective, {})];
  expect(one).toEqual(two);
  expect(one).not.toEqual(ids);
  expect(one).not.toEqual(ids.toReversed());
});

test('counts: what the filters let through, with the whole; origins add up to it; a search counts exactly', async ({ database }) => {
  const collective = await aCollective(database);
  await fill(collective);
  const { proposals } = await as(collective);
  const whole = await proposals.list({});
  expect(whole.all).toEqual({ total: 65, online: 52, meeting: 13, collective: 0 });
  for (const asked of [
    { theme: 'logement' },
    { district: 'nord' },
    { status: 'validated' },
    { origin: 'meeting' },
    { voice: 'organisation' },
    { theme: 'ecole', status: 'set_aside' },
    { q: 'élève', origin: 'meeting' },
  ] as const) {
    const list = await proposals.list(asked);
    expect(list.matching).toBe((await pages(collective, asked)).length);
    expect(list.all.total).toBe(65);
  }
  expect((await proposals.list({ order: 'answered' })).matching).toBe(33);
});

test('a meeting’s proposals, by its number; a number that is none lists nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const said = await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id, title: 'Dite dans la salle' });
  await aProposal(collective);
  const { proposals } = await as(collective);
  for (const asked of [
    { meeting: meeting.reference },
    { meeting: meeting.reference, order: 'recent' },
    { meeting: meeting.reference, q: 'salle' },
  ] as const) {
    const list = await proposals.list(asked);
    expect(list).toMatchObject({ matching: 1, items: [{ id: said.id, meeting: { reference: meeting.reference } }] });
  }
  expect((await proposals.list({ meeting: 999_999 })).items).toEqual([]);
  expect((await proposals.list({ meeting: 999_999, q: 'salle' })).items).toEqual([]);
});

test('a search finds words whatever their accents, plurals and middle dot, and only where they stand', async ({ database }) => {
  const collective = await aCollective(database);
  const one = await aProposal(collective, {
    title: 'Des écoles ouvertes aux habitant·es',
    body: 'Le samedi, pour celles et ceux du quartier.',
  });
  await aProposal(collective, { title: 'Tout autre chose', body: 'Rien à voir avec cela.' });
  const { proposals } = await as(collective);
  for (const q of ['école', 'ecoles', 'ÉCOLE', 'habitants', 'habitant·es', 'les écoles ouvertes', 'samedi école']) {
    expect((await proposals.list({ q })).items.map(({ id }) => id)).toEqual([one.id]);
  }
  for (const q of ['les', 'x', 'piscine', 'écoles piscine', '&|!()', ':*']) expect((await proposals.list({ q })).items).toEqual([]);
});

test('« vélo » finds « vélos » and the other way round, which the stemmer alone does not', async ({ database }) => {
  const collective = await aCollective(database);
  const one = await aProposal(collective, { title: 'Garer son vélo devant la gare', body: 'Sous un toit.' });
  const many = await aProposal(collective, { title: 'Des arceaux partout', body: 'Pour tous les vélos de la ville.' });
  await aProposal(collective, { title: 'Tout autre chose', body: 'Rien à voir avec cela.' });
  const { proposals } = await as(collective);
  const found = async (q: string) => (await proposals.list({ q })).items.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b));
  const both = [one.id, many.id].toSorted((a, b) => a.localeCompare(b));
  for (const q of ['vélo', 'vélos', 'velo', 'VÉLOS', 'les vélos']) expect([q, await found(q)]).toEqual([q, both]);
  expect([await found('vélo gare'), await found('arceaux vélo'), await found('vélodrome')]).toEqual([[one.id], [many.id], []]);
});
