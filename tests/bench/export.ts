// How fast a collective's proposals go out, made as the front door makes them, against COPY of the same columns by the database alone.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { inTenant, openPool } from '../../server/db/root.ts';
import { fileText } from '../../server/domain/opendata/files.ts';
import type { FileFormat } from '../../server/domain/opendata/schema.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { growth } from './machine.ts';
import { small, whole, type Report } from './report.ts';
import { inRounds, type Figures } from './rounds.ts';

const LEAST_A_SECOND = 20_000;
const MOST_GROWTH_MB = 30;

/** The columns of the file, without its guard and its labels: what PostgreSQL writes when nobody minds the reader. */
const COPIED = `select p.reference, p.title, p.body, p.theme, p.district, p.place_x, p.place_y, p.status, p.origin, m.reference as meeting, s.code, s.table_label,
    s.verbatim, s.hands, s.objections, p.voice, p.organisation, p.author_id, (select count(*) from supports where proposal_id = p.id and tenant_id = p.tenant_id),
    p.imported_supports, p.submitted_at, p.published_at, v.verdict, v.reason, v.decided_at, p.imported_url
  from proposals p left join meetings m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
    left join sheets s on s.tenant_id = p.tenant_id and s.proposal_id = p.id
    left join lateral (select verdict, reason, decided_at from verdicts v where v.tenant_id = p.tenant_id and v.proposal_id = p.id order by decided_at desc limit 1) v on true
  where p.tenant_id = '%' and p.listed order by p.reference`;

interface Given { database: TestDatabase; postmaster: number; rounds: number; folder: string }
interface Ran { requests: number; seconds: number; p50: number; p99: number; bytes: number }

async function exported({ id }: TestCollective, format: FileFormat, place: string): Promise<Ran> {
  const started = performance.now();
  let lines = 0;
  await inTenant(id, 'snapshot', (db) => pipeline(
    Readable.from(fileText(db, 'propositions', format, () => Buffer.from('bench'), (more) => { lines += more; }), { objectMode: true }),
    createGzip({ level: 4 }), createWriteStream(place),
  ));
  return { requests: lines, seconds: (performance.now() - started) / 1_000, p50: NaN, p99: NaN, bytes: statSync(place).size };
}

async function copied(database: TestDatabase, { id }: TestCollective, place: string): Promise<Ran> {
  const started = performance.now();
  const { rowCount } = await database.superuserPool.query(`copy (${COPIED.replace('%', id)}) to '${place}' (format csv, delimiter ';')`);
  return { requests: rowCount ?? 0, seconds: (performance.now() - started) / 1_000, p50: NaN, p99: NaN, bytes: statSync(place).size };
}

/** few, many: the same kind of collective, small and large: what memory the large one takes more. */
export async function benchExport(
  { database, postmaster, rounds, folder }: Given, few: TestCollective, many: TestCollective,
): Promise<Pick<Report, 'rows' | 'goals' | 'notes'>> {
  openPool(database.appUrl);
  const place = (name: string) => path.join(folder, name);
  const { csv, json, copy } = await inRounds(rounds, postmaster, {
    csv: { pid: process.pid, run: () => exported(many, 'csv', place('csv')) },
    json: { pid: process.pid, run: () => exported(many, 'json', place('json')) },
    copy: { pid: null, run: () => copied(database, many, place('copy')) },
  });
  const grown = [await growth(() => exported(few, 'csv', place('csv'))), await growth(() => exported(many, 'csv', place('csv')))] as const;
  const lines = csv.requests / rounds;
  const limit = { name: 'COPY of the same columns', figures: copy };
  const row = (who: string, figures: Figures) => ({ work: 'export, rows', size: whole(lines), who, figures, limit });
  return {
    rows: [row('CSV, packed', csv), row('JSON, packed', json)],
    goals: [
      { what: `Proposals out as CSV a second, of ${whole(lines)}`, wanted: `≥ ${whole(LEAST_A_SECOND)}`, seen: whole(csv.perSecond), reached: csv.perSecond >= LEAST_A_SECOND },
      { what: `Memory while ${whole(lines)} go out`, wanted: `< ${MOST_GROWTH_MB} MB more`, seen: `${small(grown[1])} MB (of a tenth: ${small(grown[0])} MB)`, reached: grown[1] < MOST_GROWTH_MB },
    ],
    notes: [`The export of ${whole(lines)} proposals as CSV takes ${small(lines / csv.perSecond)} s, packed into ${whole((csv.bytes ?? 0) * lines / 1e6)} MB; COPY writes the same columns unpacked, without row policies, in ${small(lines / copy.perSecond)} s.`],
  };
}

/** A folder that PostgreSQL may write into too: both run on this machine. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-bench-export-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
