// npm run bench: measures the house against its limits on this machine, and writes docs/bench.md. Always ends with 0: a goal that is missed
// is told, not a failure. --full: longer and more rounds. --only=pages,neighbours,weight,burst,ballots,import,programme,export,barcelona,
// look-alikes: some of it. Each part measured replaces its own section there; the other sections, and what is written by hand around them, stay.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closePool } from '../../server/db/root.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { withLock } from '../../server/boot/lock.mjs';
import { benchBarcelona, plantTwins } from './barcelona.ts';
import { benchDeeds, benchImported } from './deed-rows.ts';
import { plant, planted, plantMany } from './corpus.ts';
import { benchExport, inFolder } from './export.ts';
import { Generator } from './load.ts';
import { benchLookAlikes } from './look-alikes.ts';
import { load, machine } from './machine.ts';
import { benchNeighbours, benchPages, subjectOf, type Subject } from './page-rows.ts';
import { close, startPostgres, type BenchPostgres } from './postgres.ts';
import { benchProgramme } from './programme.ts';
import { placed, plain, section, type Report } from './report.ts';
import { startSite } from './site.ts';
import { benchWeight } from './weight.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/bench.md');
const SIZES = [1_000, 11_000, 100_000];
const COLLECTIVES = 1_000;
const PARTS = ['pages', 'neighbours', 'weight', 'burst', 'ballots', 'import', 'programme', 'export', 'barcelona', 'look-alikes'] as const;
type Part = typeof PARTS[number];
type Reports = Map<Part, Report>;

interface Plan { parts: ReadonlySet<Part>; full: boolean; rounds: number; milliseconds: number; people: number; members: number }

function planOf(argv: readonly string[]): Plan {
  const only = argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');
  const full = argv.includes('--full');
  const parts = new Set(PARTS.filter((part) => !only || only.includes(part)));
  return { parts, full, rounds: full ? 5 : 3, milliseconds: full ? 3_000 : 800, people: 10_000, members: 500 };
}

const slugOf = (size: number): string => `banc-${size}`;
const fill = (database: TestDatabase) => plant(database, SIZES.map((proposals) => ({ slug: slugOf(proposals), proposals })));
const log = (line: string): void => console.log(`  ${line}`);

async function main(argv: readonly string[]): Promise<void> {
  const plan = planOf(argv);
  const started = Date.now();
  const postgres = await startPostgres();
  const generator = new Generator();
  const reports: Reports = new Map();
  try {
    if (['pages', 'neighbours', 'weight'].some((part) => plan.parts.has(part as Part))) await reading(plan, postgres, generator, reports);
    if (plan.parts.has('burst') || plan.parts.has('ballots')) await writing(plan, postgres, generator, reports);
    if (plan.parts.has('import')) await importing(postgres, reports);
    if (plan.parts.has('programme')) await writingProgrammes(plan, postgres, generator, reports);
    if (plan.parts.has('export')) await exporting(plan, postgres, reports);
    if (plan.parts.has('barcelona')) await comparing(plan, postgres, generator, reports);
    if (plan.parts.has('look-alikes')) await likening(plan, postgres, reports);
  } finally {
    generator.stop();
    await closePool();
    await postgres.stop();
  }
  for (const [part, report] of reports) {
    report.head.push(headOf(plan, postgres.version));
    console.log(`\n${part}\n${plain(report)}`);
  }
  console.log(`\n${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
  write(reports);
}

/** When and where, said above each part's lines. */
function headOf({ full, rounds }: Plan, postgres: string): string {
  return `Measured on ${new Date().toISOString().slice(0, 10)}${full ? ' (`--full`)' : ''} in ${rounds} rounds, on ${machine()}, Node ${process.versions.node}, PostgreSQL ${postgres} `
    + `(default settings, fsync on, on disk). ${load() > 2.5 ? `Others were at work too: ${load().toFixed(1)} processes wanted a core at the end.` : 'Nothing else was at work.'}`;
}

async function reading(plan: Plan, postgres: BenchPostgres, generator: Generator, reports: Reports): Promise<void> {
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
    if (plan.parts.has('pages')) add(reports, 'pages', await benchPages({ ...given, database: few, server, memory }, subjects));
    if (plan.parts.has('neighbours')) {
      const [collective] = await planted(many, [slugOf(SIZES[1]!)]);
      const subject = await subjectOf(many, crowded, collective!, SIZES[1]!, missing);
      add(reports, 'neighbours', await benchNeighbours(given, { server, subject: subjects[1]! }, { server: crowded, subject, collectives: COLLECTIVES }));
    }
    if (plan.parts.has('weight')) add(reports, 'weight', await benchWeight(server, slugOf(SIZES[1]!), subjects[1]!.pages));
    for (const part of ['pages', 'neighbours', 'weight'] as const) reports.get(part)?.notes.push(...missing);
  } finally {
    for (const server of servers) await server.remove();
    await close(few);
    await close(many);
  }
}

async function writing(plan: Plan, postgres: BenchPostgres, generator: Generator, reports: Reports): Promise<void> {
  const database = await postgres.database('bench_deeds');
  const server = await startSite(database);
  try {
    const given = { generator, database, server, postmaster: postgres.pid };
    for (const part of ['burst', 'ballots'] as const) {
      if (plan.parts.has(part)) add(reports, part, await benchDeeds(given, { ...plan, burst: part === 'burst', ballots: part === 'ballots', log }));
    }
  } finally {
    await server.remove();
    await closePool();
    await database.drop();
  }
}

async function writingProgrammes(plan: Plan, postgres: BenchPostgres, generator: Generator, reports: Reports): Promise<void> {
  const database = await postgres.database('bench_programme');
  try {
    add(reports, 'programme', await benchProgramme({ database, generator, postmaster: postgres.pid, rounds: plan.rounds, milliseconds: plan.milliseconds, log }));
  } finally {
    await closePool();
    await database.drop();
  }
}

async function importing(postgres: BenchPostgres, reports: Reports): Promise<void> {
  log('import of Barcelona');
  const database = await postgres.database('bench_import');
  try {
    add(reports, 'import', await benchImported(database));
  } finally {
    await closePool();
    await database.drop();
  }
}

async function exporting(plan: Plan, postgres: BenchPostgres, reports: Reports): Promise<void> {
  log('export of a hundred thousand (planted once)');
  const database = await postgres.kept('bench_few', fill);
  try {
    const [few, many] = await planted(database, SIZES.slice(1).map(slugOf));
    add(reports, 'export', await inFolder((folder) => benchExport({ database, postmaster: postgres.pid, rounds: plan.rounds, folder }, few!, many!)));
  } finally {
    await closePool();
    await close(database);
  }
}

async function comparing(plan: Plan, postgres: BenchPostgres, generator: Generator, reports: Reports): Promise<void> {
  log('planting Barcelona and a small collective');
  const database = await postgres.database('bench_barcelona');
  try {
    const twins = await plantTwins(database);
    const server = await startSite(database);
    try {
      add(reports, 'barcelona', await benchBarcelona({ database, server, generator, postmaster: postgres.pid, rounds: plan.rounds, milliseconds: plan.milliseconds, log }, twins));
    } finally {
      await server.remove();
    }
  } finally {
    await closePool();
    await database.drop();
  }
}

async function likening(plan: Plan, postgres: BenchPostgres, reports: Reports): Promise<void> {
  log('eleven thousand are compared, each with all others');
  const database = await postgres.database('bench_look_alikes');
  try {
    add(reports, 'look-alikes', await benchLookAlikes({ database, postmaster: postgres.pid, rounds: plan.rounds }));
  } finally {
    await closePool();
    await database.drop();
  }
}

function add(reports: Reports, part: Part, { goals = [], rows = [], notes = [] }: Partial<Report>): void {
  reports.set(part, { head: [], goals: [...goals], rows: [...rows], notes: [...notes] });
}

function write(reports: Reports): void {
  const page = [...reports].reduce((text, [part, report]) => placed(text, part, section(report)), readFileSync(FILE, 'utf8'));
  writeFileSync(FILE, page);
  console.log(`Written to ${path.relative(process.cwd(), FILE)}: ${[...reports.keys()].join(', ')}.`);
}

await withLock('bench', () => main(process.argv.slice(2)));
process.exit(0);
