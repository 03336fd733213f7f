import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** Linux counts a process's time in hundredths of a second (USER_HZ, the same on every architecture we run on). */
const TICK_MS = 10;
const SAMPLE_MS = 20;

interface Stat { parent: number; own: number; children: number }

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets: fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { parent: fields[1]!, own: (fields[11]! + fields[12]!) * TICK_MS, children: (fields[13]! + fields[14]!) * TICK_MS };
  } catch {
    return null;
  }
}

/** Milliseconds of processor, user and system, that a process has used; null where /proc does not say. */
export function cpuOf(pid: number): number | null { return statOf(pid)?.own ?? null; }

/** The same for PostgreSQL: the postmaster, its living children, and those that it has seen end. */
export function cpuOfPostgres(postmaster: number): number | null {
  const whole = statOf(postmaster);
  if (whole === null) return null;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name)));
  return children.reduce((sum, child) => sum + (child?.parent === postmaster ? child.own : 0), whole.own + whole.children);
}

/** Resident memory of a process in megabytes (10^6 bytes); null where /proc does not say. */
export function memoryOf(pid: number): number | null {
  try {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024 / 1e6;
  } catch {
    return null;
  }
}

/** The most that this process held while `work` ran, above what it held before, in 10^6 bytes. */
export async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return (Math.max(most, process.memoryUsage.rss()) - before) / 1e6;
}

/** What the figures were taken on. */
export function machine(): string {
  const { model } = os.cpus()[0] ?? { model: 'unknown processor' };
  return `${os.cpus().length} cores (${model.trim()}), ${Math.round(os.totalmem() / 1e9)} GB, ${os.platform()} ${os.release()}`;
}

/** How many processes wanted a core while we measured: above the number of cores, others were at work too. */
export function load(): number { return os.loadavg()[0]!; }

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
