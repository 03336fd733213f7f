import { createHash } from 'node:crypto';

/**
 * The fair order: a new shuffle of all proposals each day, the same for every reader of that day, stable while pages are turned.
 * Every proposal lies in one of 65,536 random places. A day's order visits the places in `2^bits` runs, in an order that the day's seed
 * chooses, and shuffles within each run: so a page reads a few ranges of one index, however many proposals there are, and a
 * proposal that arrives meanwhile appears once at its place and moves no other.
 */
export interface FairCursor {
  /** The day whose shuffle is read, YYYY-MM-DD: kept when midnight passes between two pages. */
  day: string;
  bits: number;
  /** The run that comes next, counted in the day's order. */
  rank: number;
  /** The hash after which to go on within that run, or null at its start. */
  after: string | null;
}

export const PLACES = 65_536;
const PER_RUN = 8;
const CURSOR = /^(\d{4}-\d{2}-\d{2})\.(\d{1,2})\.(\d{1,5})\.([0-9a-f]{16})?$/;

/** Runs of about eight proposals each. matching: how many the filters let through. */
export function bitsFor(matching: number): number {
  return Math.max(0, Math.min(14, Math.floor(Math.log2(Math.max(1, matching / PER_RUN)))));
}

export function encodeCursor({ day, bits, rank, after }: FairCursor): string {
  return `${day}.${bits}.${rank}.${after ?? ''}`;
}

/** The cursor a text says, or null when it says none. */
export function decodeCursor(text: string): FairCursor | null {
  const parts = CURSOR.exec(text);
  if (!parts) return null;
  const cursor = { day: parts[1]!, bits: Number(parts[2]), rank: Number(parts[3]), after: parts[4] ?? null };
  return cursor.bits <= 14 && cursor.rank <= 2 ** cursor.bits ? cursor : null;
}

function seedOf(day: string): number {
  return createHash('sha256').update(`fabrique/ordre/${day}`).digest().readUInt32BE(0);
}

/** The run visited at a rank: a bijection of 0..2^bits-1 (each step, odd multiplication and xor-shift, is one). */
export function runAt(day: string, bits: number, rank: number): number {
  if (bits === 0) return 0;
  const mask = 2 ** bits - 1;
  const seed = seedOf(day);
  const shift = Math.max(1, bits >> 1);
  let x = rank;
  for (let round = 0; round < 4; round += 1) {
    x = (Math.imul(x, ((seed >>> (round * 5)) | 1) >>> 0) + (seed >>> round)) & mask;
    x ^= x >>> shift;
  }
  return x;
}

/** The places of a run: from (included), until (not included). */
export function placesOf(bits: number, run: number): { from: number; until: number } {
  const width = PLACES / 2 ** bits;
  return { from: run * width, until: (run + 1) * width };
}

/** A proposal's rank within its run on that day. */
export function hashIn(day: string, id: string): string {
  return createHash('sha256').update(`${day}/${id}`).digest('hex').slice(0, 16);
}
