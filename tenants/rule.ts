// The rule of a validation vote, as data: a setting of the collective, and what is frozen with each question put to the vote.
// Carried out by server/domain/votes/rule.ts.
import { z } from 'zod';

const DEN_MAX = 1_000;

const num = z.int().min(1).max(DEN_MAX);
const den = z.int().min(1).max(DEN_MAX);

/** What the share of "yes" is taken of. In French use, abstentions and blank ballots are not "suffrages exprimés". */
export const BASES = ['expressed', 'voters', 'present', 'enrolled'] as const;

/**
 * Whole numbers only, so that a verdict never hangs on a rounding. The threshold is a fraction of the base (`strict`: more than it;
 * otherwise at least it). The quorum is a fraction of the enrolled, always "at least". A rule that nothing can meet is refused.
 */
export const ruleSchema = z.strictObject({
  threshold: z.strictObject({ num, den, strict: z.boolean() })
    .refine((t) => t.num <= t.den, { path: ['num'], error: 'rule.above_whole' })
    .refine((t) => !(t.strict && t.num === t.den), { path: ['strict'], error: 'rule.never_met' }),
  base: z.enum(BASES),
  quorum: z.strictObject({ num, den, of: z.enum(['present', 'voters']) })
    .refine((q) => q.num <= q.den, { path: ['num'], error: 'rule.above_whole' })
    .nullable(),
  minimumVoters: z.int().min(0).max(100_000),
});

export type Rule = z.infer<typeof ruleSchema>;
export type Base = Rule['base'];
