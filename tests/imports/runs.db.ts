import { zipSync } from 'fflate';
import fc from 'fast-check';
import { dayAt } from '../../tenants/calendar.ts';
import { purgeImports } from '../../server/domain/imports/carry.ts';
import { closePool, inTenant } from '../../server/db/root.ts';
import { carryOut } from '../../server/import/carry-out.ts';
import { readStored } from '../../server/storage/files.ts';
import { aCollective, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { apiOf, bring, send, takeBack, work } from './desk.ts';
import { BARCELONA_PROPOSALS, DECIDIM_031, DECIDIM_COMMENTS, DECIDIM_MEETINGS } from './fixtures.ts';

test.afterAll(() => closePool());

const bytes = (text: string) => new TextEncoder().encode(text);
const decidim = () => ({ 'site.zip': zipSync({
  'p.csv': bytes(DECIDIM_031), 'm.csv': bytes(DECIDIM_MEETINGS), 'c.csv': bytes(DECIDIM_COMMENTS), 'users.csv': bytes('id;name\n1;Ada'),
}) });

/** What the public could see or anyone has made: references and versions are given once and not among it. */
const WRITTEN = { collectives: 'settings', proposals: 't', meetings: 't', comments: 't', verdicts: 't', supports: 't', import_rows: 't', sheets: 't' };

async function written(database: TestDatabase, { id }: TestCollective): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(Object.entries(WRITTEN).map(async ([table, what]) => {
    const { rows } = await database.superuserPool.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(${what}::text, '|' order by ${what}::text)), '') as sum from ${table} t where tenant_id = $1`, [id]);
    return [table, rows[0]!.sum] as const;
  })));
}

const counted = async (database: TestDatabase, { id }: TestCollective, table: string) => (
  (await database.superuserPool.query<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1`, [id])).rows[0]!.n
);

test('T21 an archive of Decidim is read, shown, and nothing is written until it is confirmed; then all of it, comments with their threads', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const before = await written(database, collective);
  const id = await send(collective, organiser, decidim());
  const ready = await work(collective, organiser, id);
  expect(ready).toMatchObject({ state: 'ready', abilities: { confirm: true, undo: false }, preview: {
    asides: ['users.csv'], refused: 0, report: { added: { proposals: 5, meetings: 1, comments: 4 }, orphans: 1, byOrigin: { meeting: 2, online: 2, collective: 1 } },
  } });
  expect(await written(database, collective)).toEqual(before);
  const api = await apiOf(collective, organiser);
  await api.imports.confirm({ id, version: ready.version });
  const done = await work(collective, organiser, id);
  expect(done).toMatchObject({ state: 'done', result: { report: ready.preview!.report } });
  const comments = await inTenant(collective.id, 'read', (db) => db.selectFrom('comments').innerJoin('proposals', 'proposals.id', 'comments.proposal_id')
    .leftJoin('comments as thread', 'thread.id', 'comments.parent_id')
    .select(['comments.external_id as id', 'comments.stance', 'thread.external_id as thread', 'proposals.external_id as proposal', 'comments.author_id'])
    .orderBy('comments.external_id').execute());
  expect(comments).toEqual([
    { id: '501', stance: 'for', thread: null, proposal: '31', author_id: null }, { id: '502', stance: 'against', thread: null, proposal: '31', author_id: null },
    { id: '503', stance: null, thread: '502', proposal: '31', author_id: null }, { id: '504', stance: null, thread: '502', proposal: '31', author_id: null },
  ]);
  const again = await bring(collective, organiser, decidim());
  expect(again.result!.report).toMatchObject({ added: { proposals: 0, meetings: 0, comments: 0 }, known: { proposals: 5, meetings: 1, comments: 4, refreshed: 0 } });
  expect(await counted(database, collective, 'comments')).toBe(4);
});

test('an import taken back leaves the tables as they were, and twice takes back nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const before = await written(database, collective);
  const { id } = await bring(collective, organiser, { ...decidim(), 'b.csv': BARCELONA_PROPOSALS });
  expect(await counted(database, collective, 'proposals')).toBe(9);
  const undone = await takeBack(collective, organiser, id);
  expect(undone).toMatchObject({ state: 'undone', result: { undone: { proposals: 9, meetings: 1, comments: 4, keptCount: 0 } } });
  expect(await written(database, collective)).toEqual(before);
  await expect((await apiOf(collective, organiser)).imports.undo({ id, version: undone.version })).rejects.toThrow('import.transition_forbidden');
  const { rows } = await database.superuserPool.query<{ verb: string }>('select verb from journal where tenant_id = $1 order by id', [collective.id]);
  expect(rows.map(({ verb }) => verb).filter((verb) => verb.startsWith('import.'))).toEqual(['import.done', 'import.undone']);
  expect((await bring(collective, organiser, decidim())).result!.report.added.proposals).toBe(5);
});

test('P4 import, then take back, is nothing: for any rows', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const cell = fc.string({ unit: 'grapheme', maxLength: 30 });
  const row = fc.record({ title: cell, body: cell, theme: cell, district: cell, state: fc.constantFrom('', 'accepted', 'rejected', 'withdrawn') });
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = ['title;body;theme;district;state', ...rows.map((one) => Object.values(one).map(quoted).join(';'))].join('\n');
    const before = await written(database, collective);
    const { id } = await bring(collective, organiser, { 'x.csv': table });
    const { result } = await takeBack(collective, organiser, id);
    expect(result!.undone!.proposals).toBe(result!.report.added.proposals);
    expect(await written(database, collective)).toEqual(before);
  }), { numRuns: 12 });
});

test('what people have touched stays and is listed with the reason; counts go back', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const { id } = await bring(collective, organiser, decidim());
  const supporter = await aPerson(collective);
  const byId = async (external: string) => (await database.superuserPool.query<{ id: string }>(
    "select id from proposals where tenant_id = $1 and external_id = $2 and import_source like 'decidim%'", [collective.id, external])).rows[0]!.id;
  const thread = (await database.superuserPool.query<{ id: string }>("select id from comments where tenant_id = $1 and external_id = '502'", [collective.id])).rows[0]!.id;
  const [commented, supported, changed] = await Promise.all([byId('31'), byId('32'), byId('33')]);
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('supports').values({ proposal_id: supported, person_id: supporter.id }).execute();
    await db.updateTable('proposals').set({ title: 'Redit autrement', version: 2 }).where('id', '=', changed).execute();
    await db.insertInto('comments').values({
      id: crypto.randomUUID(), proposal_id: commented, parent_id: thread, body: 'Je réponds', author_id: supporter.id, status: 'published', published_at: new Date(),
    }).execute();
  });
  const undone = (await takeBack(collective, organiser, id)).result!.undone!;
  expect(undone).toMatchObject({ proposals: 2, meetings: 0, comments: 3, keptCount: 5 });
  expect(undone.kept.map(({ noun, why }) => `${noun} ${why}`).toSorted()).toEqual([
    'comment commented', 'meeting linked', 'proposal changed', 'proposal commented', 'proposal supported',
  ]);
  expect([await counted(database, collective, 'proposals'), await counted(database, collective, 'comments')]).toEqual([3, 2]);
});

test('two organisers confirm at once: one import; a step done twice is done once', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await aPerson(collective, ['organiser']), await aPerson(collective, ['organiser'])];
  const id = await send(collective, one, decidim());
  const { version } = await work(collective, one, id);
  const apis = [await apiOf(collective, one), await apiOf(collective, two)];
  const both = await Promise.allSettled(apis.map((api) => api.imports.confirm({ id, version })));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const step = { run: id, version: version + 1 };
  await Promise.all([1, 2].map(() => carryOut(collective.id, 'import', step, () => {})));
  await carryOut(collective.id, 'import_read', { run: id, version }, () => {});
  expect(await counted(database, collective, 'proposals')).toBe(5);
  expect((await apis[0]!.imports.run({ id })).state).toBe('done');
});

test('faults hold the import back until whoever confirms leaves those lines out; the others come in', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const id = await send(collective, organiser, { 'x.csv': 'titre;texte;votes\nUn;a;1\n;b;2\nTrois;c;beaucoup\n' });
  const { version, preview, problems } = await work(collective, organiser, id);
  expect([preview!.refused, preview!.problems, problems.map(({ line, code }) => [line, code])]).toEqual(
    [2, 2, [[3, 'import.cell_missing'], [4, 'import.not_a_number']]]);
  const api = await apiOf(collective, organiser);
  await expect(api.imports.confirm({ id, version })).rejects.toThrow('import.faults');
  await api.imports.confirm({ id, version, skipFaulty: true });
  expect((await work(collective, organiser, id)).result!.report.added.proposals).toBe(1);
});

test('columns named by hand are remembered for the next file with the same columns, in whatever order', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const api = await apiOf(collective, organiser);
  const id = await send(collective, organiser, { 'x.csv': 'Intitulé;Mots;Avis\nUn;a;retenu\n' });
  const unknown = await work(collective, organiser, id);
  expect(unknown.preview).toMatchObject({ problems: 1, tables: [{ format: null, header: ['Intitulé', 'Mots', 'Avis'] }] });
  await expect(api.imports.remap({ id, version: unknown.version, table: 'x.csv', columns: { title: 'Ailleurs' } })).rejects.toThrow('import.column_unknown');
  await api.imports.remap({ id, version: unknown.version, table: 'x.csv', columns: { title: 'Intitulé', body: 'Mots', state: 'Avis' } });
  const mapped = await work(collective, organiser, id);
  expect(mapped.preview!.unknownStates).toEqual(['retenu']);
  await api.imports.remap({ id, version: mapped.version, states: [{ word: 'retenu', meaning: 'accepted' }] });
  expect((await work(collective, organiser, id)).preview).toMatchObject({ problems: 0, report: { byStatus: { validated: 1 } } });
  const next = await work(collective, organiser, await send(collective, organiser, { 'y.csv': 'avis;intitulé;mots\n;Deux;b\n' }));
  expect(next.preview).toMatchObject({ problems: 0, report: { added: { proposals: 1 } } });
});

test('during the freeze nothing is confirmed and nothing taken back; reading goes on', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const brought = await bring(collective, organiser, { 'x.csv': 'titre;texte\nUn;a\n' });
  await database.superuserPool.query("update collectives set settings = settings || jsonb_build_object('election', $2::jsonb) where tenant_id = $1",
    [collective.id, JSON.stringify({ rounds: [dayAt(new Date(), 'Europe/Paris')], endHour: 48 })]);
  const id = await send(collective, organiser, { 'y.csv': 'titre;texte\nDeux;b\n' });
  const { version, abilities } = await work(collective, organiser, id);
  expect(abilities).toMatchObject({ frozen: true, confirm: false });
  const api = await apiOf(collective, organiser);
  await expect(api.imports.confirm({ id, version })).rejects.toThrow('freeze.running');
  await expect(api.imports.undo({ id: brought.id, version: brought.version })).rejects.toThrow('freeze.running');
});

test('the bytes are forgotten after thirty days, and with a run that is given up; a run without them says so', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const [old, given, kept] = await Promise.all(['a', 'b', 'c'].map((name) => send(collective, organiser, { [`${name}.csv`]: 'titre;texte\nUn;a\n' })));
  await work(collective, organiser, old!);
  const { version } = await work(collective, organiser, given!);
  await (await apiOf(collective, organiser)).imports.discard({ id: given!, version });
  await database.superuserPool.query("update import_runs set created_at = now() - interval '31 days' where id = $1", [old]);
  const gone = await inTenant(collective.id, 'write', (db) => purgeImports(db, 30));
  const { rows } = await database.superuserPool.query<{ id: string }>('select id from import_files where run_id = any($1) order by id', [[old, given]]);
  expect(gone.toSorted()).toEqual(rows.map(({ id }) => id));
  expect((await (await apiOf(collective, organiser)).imports.run({ id: old! })).abilities).toMatchObject({ confirm: false, remap: false });
  const [file] = (await database.superuserPool.query<{ id: string }>('select id from import_files where run_id = $1', [kept])).rows;
  expect(await readStored(collective.id, file!.id)).not.toBeNull();
  await database.superuserPool.query('update import_files set removed_at = now() where run_id = $1', [kept]);
  expect(await work(collective, organiser, kept!)).toMatchObject({ state: 'failed', failure: 'import.file_gone' });
});
