import { z } from 'zod';
import { code, id, prose } from '../proposals/schema.ts';

export const ANSWER_MAX = 5_000;
export const ANSWERS_A_PAGE = 30;
/** Published in one transaction, and so in one list. */
export const TOGETHER_AT_MOST = 100;
/** Where a proposal stands with its answer: none written yet, or the answer's own state. */
export const ANSWER_STEPS = ['to_write', 'draft', 'ready', 'published'] as const;
export type AnswerStep = (typeof ANSWER_STEPS)[number];

const version = z.coerce.number().int().min(0).max(2_000_000_000);

export const deskSchema = z.object({
  step: z.enum(ANSWER_STEPS).default('to_write'),
  theme: code.nullish(),
  after: z.string().max(20).regex(/^\d{1,9}$/, 'field.invalid').nullish(),
});
export type DeskInput = z.output<typeof deskSchema>;

/** version: of the text that was read, 0 where there was none. ready: it can be published with the others. */
export const prepareSchema = z.object({ proposalId: id, version, body: prose(10, ANSWER_MAX), ready: z.literal('1').nullish() });
export type PrepareInput = z.output<typeof prepareSchema>;

/** Each as `id version`, so that a plain form can send them as ticks. */
const pair = z.string().regex(/^[0-9a-f-]{36} \d{1,9}$/, 'field.invalid').transform((text) => {
  const [answerId = '', of = ''] = text.split(' ');
  return { id: answerId, version: Number(of) };
});
export const togetherSchema = z.object({ answers: z.array(pair).min(1).max(TOGETHER_AT_MOST) });
export type TogetherInput = z.output<typeof togetherSchema>;

export const correctionSchema = z.object({ id, version, body: prose(10, ANSWER_MAX), note: prose(5, 500) });
export type CorrectionInput = z.output<typeof correctionSchema>;
