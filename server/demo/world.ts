import type { Insertable } from 'kysely';
import { addDays, instantAt, startOfDay, type Day } from '../../tenants/calendar.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import type { TenantTables } from '../db/tables/all.ts';
import type { Role } from '../domain/actor.ts';
import type { Deed } from '../domain/journal.ts';
import type { Cast } from './cast.ts';
import { chanceOf, type Chance } from './chance.ts';
import type { Content } from './content.ts';

/** The tables that the demo fills, in an order in which every row finds what it refers to. */
export const PLANTED = [
  'collectives', 'page_versions', 'counters', 'people', 'role_grants', 'consents', 'meetings', 'proposals', 'sheets', 'readings', 'moderations',
  'supports', 'groupings', 'grouping_members', 'seats', 'sittings', 'agenda_items', 'attendances', 'questions', 'electors', 'roll_call_ballots', 'verdicts',
  'chapters', 'measures', 'measure_versions', 'measure_sources', 'editions', 'edition_measures', 'edition_sources',
  'comments', 'comment_reports', 'comment_moderations',
  'commitments', 'progress_steps', 'answers', 'answer_versions', 'follows', 'mail_preferences', 'journal', 'notices',
] as const satisfies readonly (keyof TenantTables)[];
export type Planted = (typeof PLANTED)[number];
export type Rows = { [T in Planted]: Insertable<TenantTables[T]>[] };

export interface Person {
  id: string; pseudonym: string; name: string | null;
  /** How often they write and press, against others. */
  zeal: number;
  /** Their first deed here, if any: their account is older. */
  since: Date | null;
}

/** A collective while it is made up. Every instant of it lies before the day it is planted, or is announced for later. */
export interface World {
  slug: string; settings: CollectiveSettings; content: Content; cast: Cast; rows: Rows;
  /** The instant at which a day, counted from the reference day, shows this hour (18.5: half past six). */
  at: (day: number, hour: number) => Date;
  day: (offset: number) => Day;
  /** The first instant of the reference day: nothing of the first act has happened after it. */
  until: Date;
  /** The first instant of the day of planting, and how many days it lies after the reference day: 0 where there is no second act. */
  present: Date; since: number;
  /** A stream of chance for one purpose. */
  chance: (purpose: string) => Chance;
  /** Keeps a line of the journal. who: null is the house itself. */
  tell: (at: Date, who: { person: Person; role: Role } | null, deed: Deed) => void;
}

export function emptyWorld(slug: string, settings: CollectiveSettings, content: Content, cast: Cast): World {
  const { referenceDay, timeZone } = settings;
  const rows = Object.fromEntries(PLANTED.map((table) => [table, []])) as unknown as Rows;
  const ids = chanceOf(slug, referenceDay, 'journal');
  return {
    slug, settings, content, cast, rows,
    at: (day, hour) => instantAt(addDays(referenceDay, day), hour, timeZone),
    day: (offset) => addDays(referenceDay, offset),
    until: startOfDay(referenceDay, timeZone),
    present: startOfDay(addDays(referenceDay, cast.since), timeZone), since: cast.since,
    chance: (purpose) => chanceOf(slug, referenceDay, purpose),
    tell: (at, who, { verb, subject, data }) => {
      if (who) noteDeed(who.person, at);
      rows.journal.push({
        id: ids.id(at), at, actor_id: who?.person.id ?? null, actor_role: who?.role ?? 'system:demo', verb,
        subject_type: subject.type, subject_id: subject.id, data: JSON.stringify(data ?? {}),
      });
    },
  };
}

/** Somebody did something at this instant: their account cannot be younger. */
export function noteDeed(person: Person, at: Date): void {
  if (person.since === null || at < person.since) person.since = at;
}

export function minutesLater(at: Date, minutes: number): Date { return new Date(at.getTime() + Math.round(minutes * 60_000)); }
export function earlier(a: Date, b: Date): Date { return a < b ? a : b; }
export function later(a: Date, b: Date): Date { return a > b ? a : b; }
