import { presetFiles } from '../../tenants/presets/all.ts';
import { useDatabase } from '../kit/builders.ts';
import { cloneDemo } from '../kit/demo.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { importInto, newTenant } from '../imports/house.ts';
import { FILES, FILE_NAMES } from '../../server/domain/opendata/schema.ts';
import { allFiles, cellsOf, fileOf, itemsOf, read } from './house.ts';

const STAYS = new Set(['author', 'supports', 'supports_together', 'supports_elsewhere', 'comments', 'comments_elsewhere', 'sitting', 'verdict_elsewhere']);
const alike = (lines: Record<string, string>[]) => lines.map((line) => ({
  ...Object.fromEntries(Object.entries(line).filter(([name]) => !STAYS.has(name))),
  status: line['status'] === 'in_validation' ? 'published' : line['status'],
}));

/** The counts of every vote, done again from its ballots. */
function recount(files: Record<string, string>): void {
  const ballots = Map.groupBy(itemsOf(files['bulletins.json']!), ({ vote }) => vote);
  for (const vote of itemsOf(files['votes.json']!)) {
    const own = ballots.get(vote['vote']) ?? [];
    const of = (choice: string) => own.filter((ballot) => ballot['choice'] === choice).length;
    expect({ enrolled: own.length, yes: of('yes'), no: of('no'), abstain: of('abstain') })
      .toEqual({ enrolled: vote['enrolled'], yes: vote['yes'], no: vote['no'], abstain: vote['abstain'] });
  }
}

test('the demo’s three collectives: every line fits its schema, votes recount, and another house takes them in to the same', async ({ database: _own }) => {
  test.setTimeout(180_000);
  const database: TestDatabase = await cloneDemo();
  try {
    await useDatabase(database);
    for (const { slug } of presetFiles) {
      const { rows: [tenant] } = await database.superuserPool.query<{ id: string }>('select id from tenants where slug = $1', [slug]);
      const files = await allFiles(tenant!.id);
      for (const file of FILE_NAMES) {
        const wrong = itemsOf(files[`${file}.json`]!).flatMap((item) => FILES[file].safeParse(item).error?.issues ?? []);
        expect(wrong, `${slug} ${file}`).toEqual([]);
      }
      recount(files);
      const brought = [read('propositions.csv', files['propositions.csv']!), read('rencontres.json', files['rencontres.json']!)];
      expect(brought.flatMap(({ problems }) => problems), slug).toEqual([]);
      const { id } = await newTenant(database);
      await importInto(id, brought, true);
      const [before, after] = [cellsOf(files['propositions.csv']!), cellsOf(await fileOf(id, 'propositions'))];
      expect(before.length, slug).toBeGreaterThan(50);
      expect(alike(after)).toEqual(alike(before));
      expect(await fileOf(id, 'rencontres')).toBe(files['rencontres.csv']);
    }
  } finally {
    await database.drop();
  }
});
