import { randomUUID } from 'node:crypto';
import { dayAt, hourAt } from '../../tenants/calendar.ts';
import type { Caller } from '../../server/api/root.ts';

/** The codes with which deeds are refused, asked all at once; 'done' for one that is not. */
export function refusals(deeds: Promise<unknown>[]): Promise<string[]> {
  return Promise.all(deeds.map((deed) => deed.then(() => 'done', (error: Error) => error.message)));
}

type Declaration = Parameters<Caller['meetings']['declare']>[0];
type Sheet = Record<string, unknown> & { id: string };

/** A day and an hour as a form carries them, this many days from now. */
export function wall(days: number): { day: string; hour: string } {
  const at = new Date(Date.now() + days * 86_400_000);
  return { day: dayAt(at, 'Europe/Paris'), hour: hourAt(at, 'Europe/Paris') };
}

export function declaration(change: Partial<Declaration> = {}): Declaration {
  return {
    id: randomUUID(), kind: 'workshop', title: 'Atelier des berges', place: 'Maison des habitant·es', district: 'nord', theme: 'nature',
    ...wall(-2),
    facilitators: ['Le Zinc'], ...change,
  };
}

/** One sheet as a notebook holds it. */
export function sheet(code: string, change: Record<string, unknown> = {}): Sheet {
  const { sheet: noted, ...rest } = change as { sheet?: object };
  return {
    id: randomUUID(), title: `Une idée de la fiche ${code}`, body: 'Un texte assez long pour être compris.', theme: 'nature',
    district: 'nord', voice: 'resident',
    sheet: { code, table: '3', verbatim: 'Il faudrait des arbres.', hands: 4, ...noted }, ...rest,
  };
}
