// npm run bench: measures the house against its limits on this machine, and writes docs/bench.md. Always ends with 0: a goal that is missed
// is told, not a failure. --full: longer and more rounds. --only=pages,neighbours,weight,burst,ballots,import,programme,export: some of it,
// nothing written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closePool } from '../../server/db/root.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { withLock } from '../../server/boot/lock.mjs';
import { benchDeeds, benchImported } from './deed-rows.ts';
import { plant, planted, plantMany } from './corpus.ts';
import { benchExport, inFolder } from './export.ts';
import { Generator } from './load.ts';
import { load, machine } from './machine.ts';
import { benchNeighbours, benchPages, subjectOf, type Subject } from './page-rows.ts';
import { close, startPostgres, type BenchPostgres } from './postgres.ts';
import { benchProgramme } from './programme.ts';
import { BY_HAND, markdown, plain, type Report } from './report.ts';
import { startSite } from './site.ts';
import { benchWeight } from './weight.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/bench.md');
const SIZES = [1_000, 11_000, 100_000];
const COLLECTIVES = 1_000;
const PARTS = ['pages', 'neighbours', 'weight', 'burst', 'ballots', 'import', 'programme', 'export'] as const;
type Part = typeof PARTS[number];

interface Plan { parts: ReadonlySet<Part>; whole: boolean; full: boolean; rounds: number; milliseconds: number; people: number; members: number }

function planOf(argv: readonly string[]): Plan {
  const only = argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');
  const full = argv.includes('--full');
  const parts = new Set(PARTS.filter((part) => !only || only.includes(part)));
  return { parts, whole: !only, full, rounds: full ? 5 : 3, milliseconds: full ? 3_000 : 800, people: 10_000, members: 500 };
}

const slugOf = (size: number): string => `banc-${size}`;
const fill = (database: TestDatabase) => plant(database, SIZES.map((proposals) => ({ slug: slugOf(proposals), proposals })));
const log = (line: string): void => console.log(`  ${line}`);

async function main(argv: readonly string[]): Promise<void> {
  const plan = planOf(argv);
  const started = Date.now();
  const postgres = await startPostgres();
  const generator = new Generator();
  const report: Report = { head: [], goals: [], rows: [], notes: [] };
  try {
    if (['pages', 'neighbours', 'weight'].some((part) => plan.parts.has(part as Part))) await reading(plan, postgres, generator, report);
    if (plan.parts.has('burst') || plan.parts.has('ballots')) await writing(plan, postgres, generator, report);
    if (plan.parts.has('import')) await importing(postgres, report);
    if (plan.parts.has('programme')) await writingProgrammes(plan, postgres, generator, report);
    if (plan.parts.has('export')) await exporting(plan, postgres, report);
  } finally {
    generator.stop();
    await closePool();
    await postgres.stop();
  }
  const minutes = (Date.now() - started) / 60_000;
  report.head.push(
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench${plan.full ? ' -- --full' : ''}\` in ${minutes.toFixed(1)} minutes, on ${machine()}, `
    + `Node ${process.versions.node}, PostgreSQL ${postgres.version} (default settings, fsync on, on disk). The cores are shared by the server, `
    + `PostgreSQL and the load generator${load() > 2.5 ? `, and by others: ${load().toFixed(1)} processes wanted a core at the end` : ''}; `
    + 'so CPU milliseconds and ratios say more than requests a second.', '',
    'The production build in production mode, one Node process. Each arm and its limit ran in turn, '
    + `${plan.rounds} rounds; the figures are the medians. CPU ms and bytes are those of one request; p50 and p99 with 32 requests in flight for kept pages, `
    + '8 for pages made anew, 64 for supports and ballots.',
  );
  console.log(`\n${plain(report)}\n\n${minutes.toFixed(1)} minutes`);
  if (plan.whole) write(report);
}

async function reading(plan: Plan, postgres: BenchPostgres, generator: Generator, report: Report): Promise<void> {
  log('planting (once: what is planted is kept in .fabrique/bench for the next run)');
  await close(await postgres.kept('bench_few', fill));
  const many = await postgres.kept('bench_many', (database) => plantMany(database, COLLECTIVES - SIZES.length, 20), 'bench_few');
  const few = await postgres.kept('bench_few', fill);
  const servers: OwnTestServer[] = [];
  try {
    for (const [database, preload] of [[few, null], [many, null], [few, 'rows-in-memory.ts']] as const) servers.push(await startSite(database, preload));
    const [server, crowded, memory] = servers as [OwnTestServer, OwnTestServer, OwnTestServer];
    const missing = new Set<string>();
    const subjects: Subject[] = [];
    for (const collective of await planted(few, SIZES.map(slugOf))) subjects.push(await subjectOf(few, server, collective, SIZES[subjects.length]!, missing));
    const given = { generator, postmaster: postgres.pid, rounds: plan.rounds, milliseconds: plan.milliseconds, log };
    if (plan.parts.has('pages')) add(report, await benchPages({ ...given, database: few, server, memory }, subjects));
    if (plan.parts.has('neighbours')) {
      const [collective] = await planted(many, [slugOf(SIZES[1]!)]);
      const subject = await subjectOf(many, crowded, collective!, SIZES[1]!, missing);
      add(report, await benchNeighbours(given, { server, subject: subjects[1]! }, { server: crowded, subject, collectives: COLLECTIVES }));
    }
    if (plan.parts.has('weight')) add(report, await benchWeight(server, slugOf(SIZES[1]!), subjects[1]!.pages));
    report.notes.push(...missing);
  } finally {
    for (const server of servers) await server.remove();
    await close(few);
    await close(many);
  }
}

async function writing(plan: Plan, postgres: BenchPostgres, generator: Generator, report: Report): Promise<void> {
  const database = await postgres.database('bench_deeds');
  const server = await startSite(database);
  try {
    const given = { generator, database, server, postmaster: postgres.pid };
    add(report, await benchDeeds(given, { ...plan, burst: plan.parts.has('burst'), ballots: plan.parts.has('ballots'), log }));
  } finally {
    await server.remove();
    await closePool();
    await database.drop();
  }
}

async function writingProgrammes(plan: Plan, postgres: BenchPostgres, generator: Generator, report: Report): Promise<void> {
  const database = await postgres.database('bench_programme');
  try {
    add(report, await benchProgramme({ database, generator, postmaster: postgres.pid, rounds: plan.rounds, milliseconds: plan.milliseconds, log }));
  } finally {
    await closePool();
    await database.drop();
  }
}

async function importing(postgres: BenchPostgres, report: Report): Promise<void> {
  log('import of Barcelona');
  const database = await postgres.database('bench_import');
  try {
    add(report, await benchImported(database));
  } finally {
    await closePool();
    await database.drop();
  }
}

async function exporting(plan: Plan, postgres: BenchPostgres, report: Report): Promise<void> {
  log('export of a hundred thousand (planted once)');
  const database = await postgres.kept('bench_few', fill);
  try {
    const [few, many] = await planted(database, SIZES.slice(1).map(slugOf));
    add(report, await inFolder((folder) => benchExport({ database, postmaster: postgres.pid, rounds: plan.rounds, folder }, few!, many!)));
  } finally {
    await closePool();
    await close(database);
  }
}

function add(report: Report, part: Partial<Report>): void {
  report.goals.push(...part.goals ?? []);
  report.rows.push(...part.rows ?? []);
  report.notes.push(...part.notes ?? []);
}

function write(report: Report): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const kept = before.includes(BY_HAND) ? before.slice(before.indexOf(BY_HAND) + BY_HAND.length) : '\n';
  mkdirSync(path.dirname(FILE), { recursive: true });
  writeFileSync(FILE, markdown(report).trimEnd() + kept);
  console.log(`Written to ${path.relative(process.cwd(), FILE)}.`);
}

await withLock('bench', () => main(process.argv.slice(2)));
process.exit(0);
