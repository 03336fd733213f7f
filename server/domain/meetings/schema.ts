import { z } from 'zod';
import { isDay } from '../../../tenants/calendar.ts';
import { code, id, line, LISTED_STATUSES, prose, sheetSchema } from '../proposals/schema.ts';

export const KINDS = ['public_meeting', 'workshop', 'cafe', 'porteur_de_parole', 'walk', 'door_to_door', 'other'] as const;
export const STATES = ['declared', 'reported', 'checked', 'cancelled'] as const;
export const PERIODS = ['coming', 'held'] as const;

export const TITLE_MAX = 200;
export const PAGE_SIZE = 20;
/** Meetings shown before one asks for all those to come. */
export const COMING_SHOWN = 6;
/** People counted in one place; above it is a slip of the finger. */
const PEOPLE_MAX = 100_000;

const day = z.string().refine(isDay, 'field.date');
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'field.format');
const people = z.coerce.number('field.number').int('field.number').min(0).max(PEOPLE_MAX);
/** A field left empty is not the number 0. */
const peopleCounted = z.preprocess((value) => (value === null || value === '' ? undefined : value), people);
const version = z.coerce.number().int().min(1).max(1_000_000_000);
const cursor = z.string().max(80).regex(/^[0-9a-zA-Z._-]+$/, 'field.invalid').nullish();
export const reference = z.coerce.number().int().min(1).max(100_000_000);

const fields = {
  kind: z.enum(KINDS, 'field.choice'),
  title: line(5, TITLE_MAX),
  description: prose(1, 5_000).nullish(),
  place: line(2, 200),
  district: code.nullish(),
  theme: code.nullish(),
  /** As the collective's clock shows them. */
  day,
  hour,
  endHour: hour.nullish(),
  /** Pseudonyms: whom to look for in the room. */
  facilitators: z.array(line(2, 60)).max(20).default([]),
};

/** id: made by the client, so that sending twice declares once. */
export const declareSchema = z.object({ id, ...fields });
export type Declaration = z.output<typeof declareSchema>;

/** version: of the meeting as it was read before it was changed. */
export const editSchema = z.object({ id, version, ...fields });
export type MeetingEdit = z.output<typeof editSchema>;

/** What a report tells, section by section, in the order in which it is read. */
export const SECTIONS = ['said', 'debated', 'asked', 'next'] as const;
const section = prose(1, 5_000).nullish();

/** People as numbers, never as names. The bands may be left out, and need not cover everyone. */
export const reportSchema = z.object({
  id, version,
  attendance: peopleCounted,
  under25: people.nullish(),
  from25to64: people.nullish(),
  over64: people.nullish(),
  said: section, debated: section, asked: section, next: section,
  report: prose(1, 10_000).nullish(),
});
export type MeetingReport = z.output<typeof reportSchema>;

export const versionedSchema = z.object({ id, version });
export const meetingReferenceSchema = z.object({ reference });
/** One meeting's calendar, or all of it. */
export const calendarSchema = z.object({ reference: reference.nullish() });
export const meetingPageSchema = z.object({ reference, after: cursor });
export type MeetingPageInput = z.output<typeof meetingPageSchema>;

/** The public list: without a period its first page shows what is coming, then what was held. */
export const meetingListSchema = z.object({
  period: z.enum(PERIODS).nullish(),
  kind: z.enum(KINDS).nullish(),
  district: code.nullish(),
  after: cursor,
});
export type MeetingListInput = z.output<typeof meetingListSchema>;

/** The desk's list. todo: held and not reported yet, or reported and not checked yet. */
export const deskListSchema = z.object({ state: z.enum([...STATES, 'todo']).nullish(), after: cursor });
export type DeskListInput = z.output<typeof deskListSchema>;

/** What is typed for a meeting. sheet: the code of one to change; saved: the id of the one just typed, whose look-alikes are shown. */
export const entrySchema = z.object({
  reference, after: cursor, sheet: sheetSchema.shape.code.nullish(), saved: id.nullish(),
  rows: z.coerce.number().int().min(1).max(10).default(1),
});
export type EntryInput = z.output<typeof entrySchema>;

/** Where proposals are said to come from, for those who correct it. 'unknown': a meeting, unknown which. */
export const ORIGIN_FILTERS = ['online', 'meeting', 'unknown', 'collective'] as const;
export const taggableSchema = z.object({
  q: line(0, 200).nullish(),
  origin: z.enum(ORIGIN_FILTERS).nullish(),
  status: z.enum(LISTED_STATUSES).nullish(),
  theme: code.nullish(),
  imported: z.enum(['yes', 'no']).nullish(),
  meeting: reference.nullish(),
  /** One proposal: where its own page leads. */
  id: id.nullish(),
  after: cursor,
});
export type TaggableInput = z.output<typeof taggableSchema>;
