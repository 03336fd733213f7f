import { existsSync } from 'node:fs';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { sharedPath } from '../imports/shared-data.ts';
import { benchBallots } from './ballots.ts';
import { benchBurst } from './burst.ts';
import { benchImport } from './import.ts';
import type { Generator } from './load.ts';
import { ratioOf, small, whole, type Goal, type Report, type Row } from './report.ts';
import type { Figures } from './rounds.ts';

export interface DeedsGiven { generator: Generator; database: TestDatabase; server: OwnTestServer; postmaster: number }
export interface DeedsPlan { rounds: number; people: number; members: number; burst: boolean; ballots: boolean; log: (line: string) => void }

const LOOP = 'same statements, plain pipelined loop';
const LEAST_A_SECOND = 300;

/** The burst of supports and the vote of a whole parliament, as lines and goals. */
export async function benchDeeds(given: DeedsGiven, plan: DeedsPlan): Promise<Pick<Report, 'rows' | 'goals' | 'notes'>> {
  const part: Pick<Report, 'rows' | 'goals' | 'notes'> = { rows: [], goals: [], notes: [] };
  if (plan.burst) {
    plan.log(`${whole(plan.people)} people back one proposal`);
    const { served, plain, counted, exact, statements } = await benchBurst(given, plan);
    const row: Row = { work: 'supports', size: whole(plan.people), who: 'each a person', figures: served, limit: { name: LOOP, figures: plain } };
    part.rows.push(row);
    part.goals.push(...goalsOf('Supports', row, served, exact, `${counted.map(whole).join(', ')} counted`));
    part.notes.push(`A support is ${statements} statements in two transactions (session; limits and insert).`);
  }
  if (plan.ballots) {
    plan.log(`${plan.members} members vote on one item`);
    const { served, plain, exact, closing, statements } = await benchBallots(given, plan);
    const row: Row = { work: 'ballots', size: whole(plan.members), who: 'each a member', figures: served, limit: { name: LOOP, figures: plain } };
    part.rows.push(row);
    part.goals.push(...goalsOf('Ballots', row, served, exact, exact ? 'every tally' : 'a tally that differs'));
    part.notes.push(`A ballot is ${statements} statements. Closing a vote of ${plan.members} and counting it: ${small(closing)} ms from request to answer (median).`);
  }
  return part;
}

function goalsOf(name: string, row: Row, served: Figures, exact: boolean, seen: string): Goal[] {
  const ratio = ratioOf(row)!;
  return [
    { what: `${name}, 64 in flight: exact, none refused`, wanted: 'all', seen: served.wrong > 0 ? `${served.wrong} refused: ${served.samples[0]}` : seen, reached: exact && served.wrong === 0 },
    { what: `${name}: p99`, wanted: '< 1 s', seen: `${small(served.p99)} ms`, reached: served.p99 < 1_000 },
    { what: `${name} a second`, wanted: `≥ ${LEAST_A_SECOND}`, seen: whole(served.perSecond), reached: served.perSecond >= LEAST_A_SECOND },
    { what: `${name}, against the same statements in a plain pipelined loop`, wanted: '≥ 0.5', seen: ratio.toFixed(2), reached: ratio >= 0.5 },
  ];
}

/** Barcelona's proposals and meetings, against COPY. Where the real data is not beside the checkout, it says so. */
export async function benchImported(database: TestDatabase): Promise<Pick<Report, 'rows' | 'notes'>> {
  const folder = whereIs('barcelona-pam-2016');
  if (folder === null) return { rows: [], notes: ['The import was not measured: Barcelona’s data is not beside the checkout.'] };
  const { rows, whole: seconds, writing, copy, cpuMsARow, rssMb, writingRatio } = await benchImport(database, { folder });
  const figures = (perSecond: number, cpuMs: number | null, memory: number | null): Figures => (
    { perSecond, cpuMs, databaseCpuMs: null, p50: NaN, p99: NaN, bytes: null, memory, requests: rows, wrong: 0, samples: [] });
  return {
    rows: [{ work: 'import, rows', size: whole(rows), who: 'npm run import', figures: figures(rows / seconds, cpuMsARow, rssMb), limit: { name: 'COPY of the same rows', figures: figures(rows / copy, null, null) } }],
    notes: [`The import reads, checks and writes ${whole(rows)} rows in ${small(seconds)} s, of which the transaction takes ${small(writing)} s (${writingRatio.toFixed(2)} of COPY into tables like ours).`],
  };
}

/** Where real data stands, or null. */
export function whereIs(name: string): string | null {
  try {
    const folder = sharedPath(name);
    return existsSync(folder) ? folder : null;
  } catch {
    return null;
  }
}
