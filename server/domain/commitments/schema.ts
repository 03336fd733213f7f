import { z } from 'zod';
import { isDay } from '../../../tenants/calendar.ts';
import { id, prose } from '../proposals/schema.ts';
import { PROGRESS } from './lifecycle.ts';

export { PROGRESS };

export const PAGE_SIZE = 20;
export const REASON_MAX = 2_000;
export const EVIDENCE_MAX = 5_000;
export const WORDING_MAX = 10_000;
export const URL_MAX = 500;
/** More measures than any programme seen has (Barcelona's plan: 1,600 actions in 5,500 results). */
const MEASURES_MAX = 2_000;

const number = z.coerce.number().int().min(1).max(100_000_000);
const version = z.coerce.number().int().min(1).max(1_000_000_000);
const state = z.enum(PROGRESS, 'field.choice');

/** edition: its number. which: all its measures, or those ticked. What is a commitment already stays as it is. */
export const makeSchema = z.object({
  edition: number,
  which: z.enum(['all', 'some'], 'field.choice'),
  measures: z.array(id).max(MEASURES_MAX).default([]),
}).refine(({ which, measures }) => which === 'all' || measures.length > 0, { path: ['measures'], message: 'field.too_few' });
export type MakeInput = z.output<typeof makeSchema>;

/**
 * An address that is shown as a link and never fetched (T25): https alone, a name and not a bare address of a machine, nobody's name
 * or password in it, and none of the characters that end a header, an attribute or a line.
 */
export const evidenceUrl = z.string().trim().max(URL_MAX)
  .regex(/^https:\/\/[^\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069"'<>\\^`{|}]+$/iu, 'field.https')
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password, hostname } = new URL(text);
    return protocol === 'https:' && username === '' && password === '' && /\.[a-z][a-z0-9-]*\.?$/i.test(hostname);
  }, 'field.https')
  .overwrite((text) => (URL.canParse(text) ? new URL(text).href : text));

/** id: made by the client, so that sending twice is one step. version: of the commitment as it was read. wording: today's text, for 'changed' alone. */
export const progressSchema = z.object({
  id, commitment: id, version, state,
  reason: prose(5, REASON_MAX),
  evidence: prose(1, EVIDENCE_MAX).nullish(),
  evidenceUrl: evidenceUrl.nullish(),
  happenedOn: z.string().refine(isDay, 'field.date'),
  wording: prose(5, WORDING_MAX).nullish(),
}).refine(({ state: to, wording }) => to !== 'changed' || Boolean(wording), { path: ['wording'], message: 'field.required' });
export type ProgressInput = z.output<typeof progressSchema>;

/** after: the place of the last line seen. */
export const commitmentListSchema = z.object({ state: state.nullish(), chapter: number.nullish(), after: number.nullish() });
export type CommitmentListInput = z.output<typeof commitmentListSchema>;

export const commitmentPageSchema = z.object({ reference: number });
export const deskCommitmentsSchema = z.object({ edition: number.nullish() });
export type DeskCommitmentsInput = z.output<typeof deskCommitmentsSchema>;
