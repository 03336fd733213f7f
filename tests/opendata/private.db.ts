import type { TestDatabase } from '../kit/database.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { inEnvironment } from '../people/door.ts';
import { plantCanaries, type Names } from '../rules/canaries.ts';
import { cellOf, type Cell } from '../../server/domain/opendata/csv.ts';
import type { EditionDocument } from '../../server/domain/programme/edition-schema.ts';
import { FILES, FILE_NAMES, type FileName } from '../../server/domain/opendata/schema.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { STATUSES } from '../../server/domain/proposals/schema.ts';
import { allFiles, cellsOf, fileOf, itemsOf, keysOf } from './house.ts';

// Secrets of what is planted are derived from the environment's.
test.beforeEach(() => inEnvironment());

/** The texts that a reader of the public pages sees too. Everything else of the database is told by no file. */
const PUBLIC = new Set([
  'proposals.title', 'proposals.body', 'proposals.organisation', 'proposals.imported_url', 'sheets.table_label', 'sheets.verbatim', 'sheets.objections',
  'meetings.title', 'meetings.description', 'meetings.place', 'meetings.report', 'meetings.url', 'sittings.title', 'verdicts.reason', 'questions.reason',
  'editions.title', 'measure_versions.title', 'comments.body', 'meetings.sections', 'answer_versions.body', 'answer_versions.note', 'commitments.wording', 'progress_steps.reason', 'progress_steps.evidence', 'progress_steps.evidence_url',
  'progress_steps.wording',
]);

/** Columns that no person writes: codes of a closed list, which no canary may become, and what the database makes itself. */
async function textColumns(database: TestDatabase): Promise<{ table: string; column: string; type: string }[]> {
  const { rows } = await database.superuserPool.query<{ table: string; column: string; type: string }>(`
    select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
    join information_schema.columns t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.column_name = 'tenant_id'
    join information_schema.tables b on b.table_schema = c.table_schema and b.table_name = c.table_name and b.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.is_generated = 'NEVER' and c.data_type in ('text', 'ARRAY', 'jsonb') order by 1, 2`);
  return rows;
}

/** Every text column of every table of the collective holds a canary of its own name, wherever its checks let it. */
async function plantEverywhere(database: TestDatabase, { id }: TestCollective): Promise<Map<string, string>> {
  const planted = new Map<string, string>();
  const client = await database.superuserPool.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    for (const [n, { table, column, type }] of (await textColumns(database)).entries()) {
      // What is read as a document or a code must stay one, or nothing would be read at all.
      if (/^(?:collectives\.settings|questions\.(?:rule|counts)|editions\.document|proposals\.(?:theme|district)|meetings\.(?:theme|district)|editions\.hash)$/.test(`${table}.${column}`)) continue;
      const canary = `Kanari${n}x`;
      const value = type === 'jsonb' ? JSON.stringify(column === 'paragraphs' ? [{ id, text: canary }] : column === 'sections' ? { said: canary } : { canary }) : type === 'ARRAY' ? [canary] : canary;
      // Each row its own, where a key wants that.
      const own = type === 'text' ? "$2::text || 'x' || md5(ctid::text)" : '$2';
      const done = await client.query(`update ${table} set ${column} = ${own} where tenant_id = $1`, [id, value]).catch(() => null);
      if (done && done.rowCount! > 0) planted.set(`${table}.${column}`, canary);
    }
  } finally {
    client.release(true);
  }
  return planted;
}

function anEdition({ measure, chapter, paragraph, reference }: Names): EditionDocument {
  const source = { reference, title: 'Source', origin: 'online' as const, voice: 'resident' as const, organisation: null, meeting: null, sheet: null };
  return {
    format: 'fabrique-edition', version: 1, collective: 'Essai', number: 1, title: 'Édition', note: null, publishedAt: '2026-11-01T10:00:00.000Z', day: '2026-11-01',
    chapters: [{ id: chapter, title: 'Chapitre', introduction: null, measures: [{
      id: measure, reference: 12, version: 1, title: 'Mesure', paragraphs: [{ id: paragraph, text: 'Premier.' }, { id: paragraph, text: 'Second.' }],
      sources: [{ ...source, verdict: null, grouped: [{ ...source, reference: reference + 1 }] }],
    }] }],
  };
}

/** An announced vote and an edition that can be read, so that every file has lines. */
async function fillFiles(database: TestDatabase, { id }: TestCollective, names: Names): Promise<void> {
  await database.superuserPool.query("update answers set state = 'published', published_at = now() where tenant_id = $1", [id]);
  await database.superuserPool.query('update editions set document = $2 where tenant_id = $1', [id, JSON.stringify(anEdition(names))]);
  const place = { present: 1, yes: 1, no: 0, abstain: 0 };
  const counts = { enrolled: 1, present: 1, yes: 1, no: 0, abstain: 0, places: { room: place, online: { ...place, present: 0, yes: 0 } } };
  await database.superuserPool.query(`update questions set state = 'announced', closed_at = now(), announced_at = now(), outcome = 'adopted', counts = $3
    where tenant_id = $1 and id = $2`, [id, names.question, JSON.stringify(counts)]);
}

test('T28 a canary in every text column of the database: only what public pages show comes out, in both formats', async ({ database }) => {
  const collective = await aCollective(database);
  await fillFiles(database, collective, await plantCanaries(collective, 'SEMIS'));
  const planted = await plantEverywhere(database, collective);
  expect(planted.size).toBeGreaterThan(60);
  for (const column of ['people.pseudonym', 'people.name', 'people.email', 'journal.data', 'meetings.facilitators', 'outbox.body']) expect(planted.has(column), column).toBe(true);
  const files = await allFiles(collective.id);
  const seen = [...planted].filter(([, canary]) => Object.values(files).some((text) => text.includes(canary))).map(([column]) => column);
  expect(seen.filter((column) => !PUBLIC.has(column))).toEqual([]);
  // The public ones are all there, or this would prove nothing.
  expect([...PUBLIC].filter((column) => planted.has(column) && !seen.includes(column))).toEqual([]);
  for (const file of FILE_NAMES) expect(itemsOf(files[`${file}.json`]!).length, file).toBeGreaterThan(0);
});

test('every line of every file is what its schema says, and CSV and JSON hold the same', async ({ database }) => {
  const collective = await aCollective(database);
  await fillFiles(database, collective, await plantCanaries(collective, 'SEMIS'));
  const files = await allFiles(collective.id);
  for (const file of FILE_NAMES) {
    const items = itemsOf(files[`${file}.json`]!);
    for (const item of items) expect(FILES[file satisfies FileName].safeParse(item).error?.issues, file).toBeUndefined();
    const lines = cellsOf(files[`${file}.csv`]!).map((line) => Object.values(line));
    expect(lines).toEqual(items.map((item) => Object.values(item).map((value) => cellOf(value as Cell).replace(/^"([^]*)"$/, (_, quoted: string) => quoted.replaceAll('""', '"')))));
  }
});

test('T28 only listed proposals are there, and a vote under way or only counted tells nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const names = await plantCanaries(collective, 'SEMIS');
  const made = new Map<string, number | null>();
  for (const status of STATUSES) {
    const { id, reference } = await aProposal(collective, { title: `Statut ${status}` });
    await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status }).where('id', '=', id).execute());
    made.set(status, reference);
  }
  const told = itemsOf(await fileOf(collective.id, 'propositions', 'json')).map((item) => item['title'] as string).filter((title) => title.startsWith('Statut'));
  expect(told).toEqual(['published', 'in_validation', 'validated', 'validated_amended', 'sent_back', 'set_aside', 'grouped'].map((status) => `Statut ${status}`));
  expect(itemsOf(await fileOf(collective.id, 'votes', 'json'))).toEqual([]);
  expect(itemsOf(await fileOf(collective.id, 'bulletins', 'json'))).toEqual([]);
  // A vote that was announced stays told; the number of its proposal goes with the proposal. So does that of a measure's source.
  await fillFiles(database, collective, names);
  expect(itemsOf(await fileOf(collective.id, 'mesures', 'json'))[0]).toMatchObject({ chapter: 'Chapitre', measure: 12, text: 'Premier.\n\nSecond.', sources: [names.reference], grouped_sources: [] });
  await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status: 'inadmissible' }).where('id', '=', names.proposal).execute());
  expect(itemsOf(await fileOf(collective.id, 'votes', 'json'))).toMatchObject([{ proposal: null, yes: 1 }]);
  expect(itemsOf(await fileOf(collective.id, 'mesures', 'json'))[0]).toMatchObject({ sources: [] });
  expect(itemsOf(await fileOf(collective.id, 'rencontres', 'json'))[0]).toMatchObject({ proposals: 0 });
});

test('nothing of one collective stands in the files of another', async ({ database }) => {
  const [a, g] = [await aCollective(database), await aCollective(database)];
  await fillFiles(database, a, await plantCanaries(a, 'ANNECY'));
  await fillFiles(database, g, await plantCanaries(g, 'GRENOBLE'));
  const files = Object.values(await allFiles(a.id)).join('');
  expect([files.includes('ANNECY'), files.includes('GRENOBLE')]).toEqual([true, false]);
});

test('a mark joins the texts that the pages join, within one file, and nothing else', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, other] = [await aPerson(collective), await aPerson(collective)];
  const shown = async (author: { id: string }, how: 'pseudonym' | 'name' | 'none') => {
    const { id } = await aProposal(collective, { author_id: author.id, title: `Texte ${how}` });
    await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ author_shown: how }).where('id', '=', id).execute());
  };
  await inTenant(collective.id, 'write', (db) => db.updateTable('people').set({ name: 'Jeanne Doe' }).where('id', '=', one.id).execute());
  for (const how of ['pseudonym', 'pseudonym', 'name', 'none'] as const) await shown(one, how);
  await shown(other, 'pseudonym');
  const marks = async (of: string) => itemsOf(await fileOf(collective.id, 'propositions', 'json', keysOf(of))).map((item) => item['author'] as string | null);
  const [first, second, byName, nobody, another] = await marks('ici');
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect([second === first, byName === first, byName !== null, nobody, another === first, another !== null]).toEqual([true, false, true, null, false, true]);
  // The same in every issue; another key (another file, collective or deployment) shares nothing.
  expect(await marks('ici')).toEqual([first, second, byName, nobody, another]);
  expect((await marks('ailleurs')).filter((mark) => mark !== null && [first, byName, another].includes(mark))).toEqual([]);
  await inTenant(collective.id, 'write', (db) => db.updateTable('people').set({ state: 'erased' }).where('id', '=', one.id).execute());
  expect(await marks('ici')).toEqual([null, null, null, null, another]);
});

test('T28 of the conversation only what is said in public: nothing held, hidden, taken back, or said among those who write', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, open, hidden] = [await aPerson(collective), await aProposal(collective), await aProposal(collective, { status: 'withdrawn' })];
  const ids = { for: newId(), reply: newId() };
  await inTenant(collective.id, 'write', async (db) => {
    const said = { proposal_id: open.id, stance: 'for' as const, status: 'published' as const, published_at: new Date(), author_id: author.id };
    const measure = newId();
    await db.insertInto('chapters').values({ id: measure, title: 'Chapitre', position: 1 }).execute();
    await db.insertInto('measures').values({ id: measure, chapter_id: measure, title: 'Mesure', position: 1 }).execute();
    await db.insertInto('comments').values([
      { ...said, id: ids.for, body: '=dit en public' },
      { ...said, id: newId(), body: 'masqué', status: 'hidden' }, { ...said, id: newId(), body: 'retenu', status: 'held', published_at: null },
      { ...said, id: newId(), body: null, status: 'withdrawn' }, { ...said, id: newId(), body: 'sous un texte retiré', proposal_id: hidden.id },
      { ...said, id: newId(), body: 'entre nous', proposal_id: null, measure_id: measure, workshop: true },
      { ...said, id: newId(), body: 'mesure pas encore imprimée', proposal_id: null, measure_id: measure },
    ]).execute();
    await db.insertInto('comments').values({ ...said, id: ids.reply, parent_id: ids.for, stance: null, body: 'une réponse' }).execute();
  });
  const items = itemsOf(await fileOf(collective.id, 'commentaires', 'json'));
  expect(items.map((item) => item['body'])).toEqual(['=dit en public', 'une réponse']);
  expect(items[1]!['reply_to']).toBe(items[0]!['comment']);
  expect(items[0]!['author']).toBe(items[1]!['author']);
  const [proposal] = itemsOf(await fileOf(collective.id, 'propositions', 'json'));
  expect(proposal).toMatchObject({ comments: 2 });
  expect(JSON.stringify(items)).not.toContain(ids.for);
});

test('T28 of the collective’s answers only what was published, each text that was public; nothing prepared', async ({ database }) => {
  const collective = await aCollective(database);
  const [told, draft, hidden] = [await aProposal(collective), await aProposal(collective), await aProposal(collective, { status: 'withdrawn' })];
  await inTenant(collective.id, 'write', async (db) => {
    for (const [proposal, published] of [[told, true], [draft, false], [hidden, true]] as const) {
      const id = newId();
      const at = published ? new Date() : null;
      await db.insertInto('answers').values({ id, proposal_id: proposal.id, body: 'préparé et pas publié', state: published ? 'published' : 'ready', published_at: at }).execute();
      if (!published) continue;
      const version = { answer_id: id, batch: newId() };
      await db.insertInto('answer_versions').values([
        { ...version, number: 1, body: `=réponse à ${proposal.reference}`, note: null }, { ...version, number: 2, body: `corrigée pour ${proposal.reference}`, note: 'une date' },
      ]).execute();
    }
  });
  expect(itemsOf(await fileOf(collective.id, 'reponses', 'json'))).toMatchObject([
    { proposal: 1, number: 1, body: '=réponse à 1', note: null }, { proposal: 1, number: 2, body: 'corrigée pour 1', note: 'une date' },
  ]);
});

test('who supports several texts of a group is counted once for the one that carries them', async ({ database }) => {
  const collective = await aCollective(database);
  const [carrier, member] = [await aProposal(collective), await aProposal(collective)];
  const people = [await aPerson(collective), await aPerson(collective)];
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('proposals').set({ status: 'grouped', carried_by: carrier.id }).where('id', '=', member.id).execute();
    await db.insertInto('supports').values([
      ...people.map(({ id }) => ({ proposal_id: member.id, person_id: id })), { proposal_id: carrier.id, person_id: people[0]!.id },
    ]).execute();
  });
  expect(itemsOf(await fileOf(collective.id, 'propositions', 'json'))).toMatchObject([
    { reference: 1, supports: 1, supports_together: 2, grouped_into: null }, { reference: 2, supports: 2, supports_together: null, grouped_into: 1, status: 'grouped' },
  ]);
});
