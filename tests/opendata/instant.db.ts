import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { inTenant } from '../../server/db/root.ts';
import { nextReference, touchPages } from '../../server/domain/journal.ts';
import { dayAt } from '../../tenants/calendar.ts';
import { fileText } from '../../server/domain/opendata/files.ts';
import { as } from '../kit/as.ts';
import { allFiles, fileOf, itemsOf, keysOf } from './house.ts';

/** More than two pages of lines, in one statement. */
async function manyProposals(id: string, howMany: number): Promise<void> {
  await inTenant(id, 'write', async (db) => {
    await nextReference(db, 'proposal', howMany);
    await db.insertInto('proposals').values(Array.from({ length: howMany }, (_, n) => ({
      id: crypto.randomUUID(), reference: n + 1, title: `Texte ${n + 1}`, body: 'Corps', theme: 'logement', status: 'published' as const, origin: 'online' as const,
      voice: 'resident' as const, shuffle: n % 65_536, published_at: new Date(),
    }))).execute();
  });
}

test('a file is one instant: what changes while it is made is not in it, in the page read before or after', async ({ database }) => {
  const collective = await aCollective(database);
  await manyProposals(collective.id, 1_300);
  const before = await fileOf(collective.id, 'propositions', 'json');
  const pieces: string[] = [];
  await inTenant(collective.id, 'snapshot', async (db) => {
    for await (const piece of fileText(db, 'propositions', 'json', keysOf(collective.id))) {
      pieces.push(piece);
      if (pieces.length !== 2) continue;
      await database.superuserPool.query("update proposals set title = 'Changé' where tenant_id = $1 and reference in (2, 700, 1300)", [collective.id]);
      await database.superuserPool.query("update proposals set status = 'withdrawn' where tenant_id = $1 and reference between 800 and 900", [collective.id]);
      await aProposal(collective, { title: 'Arrivée entre-temps' });
    }
  });
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toBe(before);
  const after = itemsOf(await fileOf(collective.id, 'propositions', 'json'));
  expect([after.length, after.filter((item) => item['title'] === 'Changé').length]).toEqual([1_300 - 101 + 1, 3]);
});

test('the same rows are the same bytes, and no page is lost or doubled between two reads', async ({ database }) => {
  const collective = await aCollective(database);
  await manyProposals(collective.id, 1_000);
  const [one, two] = [await fileOf(collective.id, 'propositions'), await fileOf(collective.id, 'propositions')];
  expect(two).toBe(one);
  const items = itemsOf(await fileOf(collective.id, 'propositions', 'json'));
  expect(items.map((item) => item['reference'])).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1));
  expect(itemsOf(await fileOf(collective.id, 'votes', 'json'))).toEqual([]);
});

test('P10 during a freeze the files stay the same to the byte: what would change them is refused', async ({ database }) => {
  const collective = await aCollective(database);
  const [resident, organiser] = [await aPerson(collective), await aPerson(collective, ['organiser'])];
  const { id } = await aProposal(collective, { author_id: resident.id });
  const before = await allFiles(collective.id);
  await database.superuserPool.query("update collectives set settings = jsonb_set(settings, '{election}', $2), version = version + 1 where tenant_id = $1",
    [collective.id, { rounds: [dayAt(new Date(), 'Europe/Paris')], endHour: 24 }]);
  await inTenant(collective.id, 'write', (db) => touchPages(db));
  const frozen = { message: 'freeze.running' };
  await expect((await as(collective, resident)).proposals.support({ id })).rejects.toMatchObject(frozen);
  await expect((await as(collective, resident)).proposals.withdraw({ id })).rejects.toMatchObject(frozen);
  await expect((await as(collective, organiser)).proposals.moderate({ id, decision: 'refuse', reason: 'unclear', answer: 'Nous ne comprenons pas ce texte.' }))
    .rejects.toMatchObject(frozen);
  expect(await allFiles(collective.id)).toEqual(before);
});
