import type { Outcome } from './load.ts';
import { cpuOf, cpuOfPostgres, median, memoryOf } from './machine.ts';

/**
 * One way of doing a piece of work. perSecond: requests (or rows); cpuMs: milliseconds of processor that the measured process used a request;
 * databaseCpuMs: the same of PostgreSQL; p50, p99: milliseconds; bytes: of a response, head included; memory: resident, 10^6 bytes.
 */
export interface Figures {
  perSecond: number; cpuMs: number | null; databaseCpuMs: number | null; p50: number; p99: number; bytes: number | null; memory: number | null;
  requests: number; wrong: number; samples: string[];
}

type Ran = Pick<Outcome, 'requests' | 'seconds' | 'p50' | 'p99'> & Partial<Pick<Outcome, 'bytes' | 'wrong' | 'samples'>>;
/** pid: the process that does the work; null when it ends with each run. before, after: of each run, not measured. */
export interface Arm { pid: number | null; before?: () => Promise<void>; run: () => Promise<Ran>; after?: () => Promise<void> }

/**
 * Runs the arms one after the other, then again, forwards and backwards in turn, so that a machine that grows slower or is busy for a
 * while does not favour one of them. Answers the median of the rounds of each figure; wrong answers are added up.
 */
export async function inRounds<Name extends string>(rounds: number, postmaster: number, arms: Record<Name, Arm>): Promise<Record<Name, Figures>> {
  const names = Object.keys(arms) as Name[];
  const taken = new Map<Name, Figures[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) taken.get(name)!.push(await once(arms[name], postmaster));
  }
  return Object.fromEntries(names.map((name) => [name, middle(taken.get(name)!)])) as Record<Name, Figures>;
}

async function once({ pid, before: prepare, run, after: clear }: Arm, postmaster: number): Promise<Figures> {
  await prepare?.();
  const [before, databaseBefore] = [pid === null ? null : cpuOf(pid), cpuOfPostgres(postmaster)];
  const ran = await run();
  const [after, databaseAfter] = [pid === null ? null : cpuOf(pid), cpuOfPostgres(postmaster)];
  await clear?.();
  const each = (from: number | null, to: number | null) => (from === null || to === null ? null : (to - from) / ran.requests);
  return {
    perSecond: ran.requests / ran.seconds, cpuMs: each(before, after), databaseCpuMs: each(databaseBefore, databaseAfter), p50: ran.p50, p99: ran.p99,
    bytes: ran.bytes === undefined ? null : ran.bytes / ran.requests, memory: pid === null ? null : memoryOf(pid), requests: ran.requests,
    wrong: ran.wrong ?? 0, samples: ran.samples ?? [],
  };
}

function middle(all: Figures[]): Figures {
  const of = (pick: (figures: Figures) => number) => median(all.map(pick));
  const perhaps = (pick: (figures: Figures) => number | null) => {
    const values = all.map(pick).filter((value) => value !== null);
    return values.length === 0 ? null : median(values);
  };
  return {
    perSecond: of((one) => one.perSecond), cpuMs: perhaps((one) => one.cpuMs), databaseCpuMs: perhaps((one) => one.databaseCpuMs), p50: of((one) => one.p50),
    p99: of((one) => one.p99), bytes: perhaps((one) => one.bytes), memory: perhaps((one) => one.memory),
    requests: all.reduce((sum, one) => sum + one.requests, 0), wrong: all.reduce((sum, one) => sum + one.wrong, 0), samples: all.flatMap((one) => one.samples),
  };
}
