// A programme of 300 measures: its page made anew beside the same page from rows in memory, kept beside a bare server, and its publication
// beside the bare inserts of the rows that it leaves.
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { closePool, inTenant } from '../../server/db/root.ts';
import { system } from '../../server/domain/actor.ts';
import { newId, newShuffle } from '../../server/domain/ids.ts';
import { previewEdition } from '../../server/domain/programme/desk.ts';
import { publishEdition } from '../../server/domain/programme/editions.ts';
import { editMeasure } from '../../server/domain/programme/measures.ts';
import { aCollective, aMeeting, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { Generator } from './load.ts';
import { median } from './machine.ts';
import { judged } from './page-rows.ts';
import { bare, bareServer, fromMemory, signedIn, teach, warm, type Place } from './pages.ts';
import { whole, type Goal, type Report, type Row } from './report.ts';
import { inRounds, type Figures } from './rounds.ts';
import { signIn, startSite } from './site.ts';

const MEASURES = 300;
const SOURCES = 3;
const CHAPTERS = 12;
const READERS = 20;
const PATH = '/programme';
/** One to make the engine ready, the others measured. */
const PUBLICATIONS = 6;

export interface ProgrammeGiven { database: TestDatabase; generator: Generator; postmaster: number; rounds: number; milliseconds: number; log: (line: string) => void }

export async function benchProgramme(given: ProgrammeGiven): Promise<Pick<Report, 'rows' | 'goals'>> {
  const { database, generator, postmaster, rounds, milliseconds, log } = given;
  log(`a programme of ${MEASURES} measures is written`);
  const collective = await aCollective(database);
  const people = await Promise.all(Array.from({ length: READERS }, () => aPerson(collective)));
  const measures = await plantProgramme(collective);
  log('published, again and again');
  const publishing = await benchPublishing(collective, await aPerson(collective, ['organiser']), measures, database);
  await closePool();
  const [server, memory] = [await startSite(database), await startSite(database, 'rows-in-memory.ts')];
  try {
    const readers = await signIn(database, collective, people.map(({ id }) => id));
    const place: Place = { server, slug: collective.slug, addresses: [PATH] };
    await teach(generator, { ...place, server: memory }, readers);
    for (const each of [server, memory]) await warm(generator, { ...place, server: each }, readers);
    process.kill(memory.pid(), 'SIGUSR2');
    const same = await bareServer(place);
    const { kept, plain, signed, held } = await inRounds(rounds, postmaster, {
      kept: fromMemory(generator, place, milliseconds), plain: bare(generator, same, milliseconds),
      signed: signedIn(generator, place, readers, milliseconds), held: signedIn(generator, { ...place, server: memory }, readers, milliseconds),
    });
    same.stop();
    const at = { work: 'programme', size: `${MEASURES} measures` };
    const rows: Row[] = [
      { ...at, who: 'visitor, kept', figures: kept, limit: { name: 'same bytes, bare node:http', figures: plain } },
      { ...at, who: 'signed in', figures: signed, limit: { name: 'same page, rows in memory', figures: held } },
      { ...at, work: 'publish an edition', who: 'organiser', figures: publishing.figures, limit: { name: 'bare inserts of its rows', figures: publishing.limit } },
    ];
    return { rows, goals: goalsOf(signed, held, publishing) };
  } finally {
    for (const each of [server, memory]) await each.remove();
  }
}

function goalsOf(signed: Figures, held: Figures, publishing: { figures: Figures }): Goal[] {
  return [
    { what: `The programme of ${MEASURES} measures signed in, against the same page from rows in memory`, wanted: '≥ 0.7', ...judged([signed.perSecond / held.perSecond], 'min', 0.7, 'not measured') },
    { what: `An edition of ${MEASURES} measures published`, wanted: '< 1 s', seen: `${whole(publishing.figures.p50)} ms`, reached: publishing.figures.p50 < 1_000 },
  ];
}

/** Chapters, measures of three paragraphs, and three validated proposals for each, half of them said in rooms. */
async function plantProgramme(collective: TestCollective): Promise<string[]> {
  const meeting = await aMeeting(collective);
  const day = new Date(`${addDays(dayAt(new Date(), 'Europe/Paris'), -20)}T10:00:00Z`);
  const chapters = Array.from({ length: CHAPTERS }, () => newId());
  const measures = Array.from({ length: MEASURES }, () => newId());
  const proposals = Array.from({ length: MEASURES * SOURCES }, () => newId());
  const words = (n: number, howMany: number) => Array.from({ length: howMany }, (_, index) => `mot${(n * 31 + index * 7) % 997}`).join(' ');
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('chapters').values(chapters.map((id, n) => ({ id, title: `Chapitre ${n + 1}`, introduction: words(n, 30), position: n + 1, removed_at: null }))).execute();
    for (let from = 0; from < proposals.length; from += 300) {
      const some = proposals.slice(from, from + 300);
      await db.insertInto('proposals').values(some.map((id, n) => ({
        id, reference: from + n + 1, title: `Une idée ${from + n + 1} ${words(n, 5)}`, body: words(n, 80), theme: 'logement', status: 'validated' as const,
        origin: n % 2 ? 'online' as const : 'meeting' as const, meeting_id: n % 2 ? null : meeting.id, voice: 'resident' as const, shuffle: newShuffle(), published_at: day, decided_at: day,
      }))).execute();
      await db.insertInto('verdicts').values(some.map((id) => ({ id: newId(), proposal_id: id, verdict: 'validated' as const, reason: null, question_id: null, imported: true, decided_at: day }))).execute();
    }
    const texts = measures.map((id, n) => ({ id, title: `Mesure ${n + 1} ${words(n, 4)}`, paragraphs: JSON.stringify([40, 60, 30].map((size, p) => ({ id: newId(), text: words(n + p, size) }))) }));
    await db.insertInto('measures').values(texts.map((text, n) => ({ ...text, chapter_id: chapters[n % CHAPTERS]!, reference: null, position: n + 1, removed_at: null }))).execute();
    await db.insertInto('measure_versions').values(texts.map(({ id, title, paragraphs }) => ({ measure_id: id, version: 1, title, paragraphs, note: null, written_by: null }))).execute();
    await db.insertInto('measure_sources').values(proposals.map((proposal_id, n) => ({ measure_id: measures[Math.floor(n / SOURCES)]!, proposal_id }))).execute();
  });
  return measures;
}

async function benchPublishing(collective: TestCollective, organiser: TestPerson, measures: readonly string[], database: TestDatabase): Promise<{ figures: Figures; limit: Figures }> {
  const [house, plain]: [number[], number[]] = [[], []];
  for (let n = 1; n <= PUBLICATIONS; n += 1) {
    await inTenant(collective.id, 'write', (db) => editMeasure(db, system('bench'), { id: measures[n]!, version: 1, title: `Relue ${n}`, text: 'Un texte relu.' }));
    const { after, seen } = await inTenant(collective.id, 'read', (db) => previewEdition(db, organiser));
    let from = performance.now();
    const { number } = await inTenant(collective.id, 'write', (db) => publishEdition(db, organiser, { id: newId(), title: `Édition ${n}`, after, seen }));
    if (n > 1) house.push(performance.now() - from);
    from = performance.now();
    await insertAgain(database, collective.id, number);
    if (n > 1) plain.push(performance.now() - from);
  }
  return { figures: figuresOf(house), limit: figuresOf(plain) };
}

/** The rows of an edition once more, copied inside the database and taken back: what writing them costs at the least. */
async function insertAgain({ superuserPool }: TestDatabase, tenantId: string, number: number): Promise<void> {
  const client = await superuserPool.connect();
  try {
    await client.query('begin');
    const { rows: [edition] } = await client.query<{ id: string; twin: string }>(`insert into editions (tenant_id, id, number, title, document, hash)
      select tenant_id, gen_random_uuid(), number + 1000, title, document, hash from editions where tenant_id = $1 and number = $2
      returning id as twin, (select id from editions where tenant_id = $1 and number = $2) as id`, [tenantId, number]);
    for (const table of ['edition_measures (tenant_id, edition_id, measure_id, version, place) select tenant_id, $2, measure_id, version, place from edition_measures',
      'edition_sources (tenant_id, edition_id, measure_id, proposal_id) select tenant_id, $2, measure_id, proposal_id from edition_sources']) {
      await client.query(`insert into ${table} where tenant_id = $1 and edition_id = $3`, [tenantId, edition!.twin, edition!.id]);
    }
    await client.query('rollback');
  } finally {
    client.release();
  }
}

function figuresOf(milliseconds: readonly number[]): Figures {
  const middle = median([...milliseconds]);
  return { perSecond: 1_000 / middle, cpuMs: null, databaseCpuMs: null, p50: middle, p99: Math.max(...milliseconds), bytes: null, memory: null, requests: milliseconds.length, wrong: 0, samples: [] };
}
