import type { Origin } from '../../db/tables/proposals.ts';
import { isWhole, type CountCell } from '../proposals/counts.ts';

/** What an agenda is weighed by. */
export interface Weighed { origin: Origin; theme: string; district: string | null }
/** One origin, theme or district (null: unplaced): how many of the agenda and of the whole, and both shares in whole hundredths. */
export interface BalanceLine<Code> { code: Code; agenda: number; whole: number; agendaShare: number; wholeShare: number }
export interface Balance {
  agenda: number;
  whole: number;
  origin: BalanceLine<Origin>[];
  theme: BalanceLine<string>[];
  district: BalanceLine<string | null>[];
}

const ORIGINS: readonly Origin[] = ['online', 'meeting', 'collective'];

/**
 * Whole hundredths that add up to 100 (or all 0 when there is nothing), by largest remainder: each part gets its whole hundredths, and
 * those that miss go to the largest remainders, the first of equals first.
 */
export function hundredths(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const floors = parts.map((part) => Math.floor((part * 100) / whole));
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = parts.map((part, index) => ({ index, remainder: (part * 100) % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) floors[index] = (floors[index] ?? 0) + 1;
  return floors;
}

function linesOf<Code>(codes: readonly Code[], agenda: (code: Code) => number, whole: (code: Code) => number): BalanceLine<Code>[] {
  const agendaShares = hundredths(codes.map(agenda));
  const wholeShares = hundredths(codes.map(whole));
  return codes.map((code, index) => ({
    code, agenda: agenda(code), whole: whole(code), agendaShare: agendaShares[index] ?? 0, wholeShare: wholeShares[index] ?? 0,
  }));
}

/**
 * An agenda beside everything that the collective lists: by origin, theme and district. Every origin, and every theme and district that
 * the collective knows or that a proposal bears, has its line, so that what is missing from an agenda shows.
 */
export function balanceOf(
  agenda: readonly Weighed[], cells: readonly CountCell[], known: { themes: readonly string[]; districts: readonly string[] },
): Balance {
  const listed = cells.filter(isWhole);
  const lines = <Name extends keyof Weighed>(name: Name, codes: readonly Weighed[Name][]) => linesOf(
    [...new Set([...codes, ...listed.map((cell) => cell[name]), ...agenda.map((item) => item[name])])],
    (code) => agenda.filter((item) => item[name] === code).length,
    (code) => listed.reduce((sum, cell) => (cell[name] === code ? sum + cell.n : sum), 0),
  );
  return {
    agenda: agenda.length, whole: listed.reduce((sum, cell) => sum + cell.n, 0),
    origin: lines('origin', ORIGINS), theme: lines('theme', known.themes), district: lines('district', known.districts),
  };
}
