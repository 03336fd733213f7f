// The data of a vote, as it travels between the rule, the services, the pages and the words.
import { z } from 'zod';
import { ruleSchema, type Base, type Rule } from '../../../tenants/rule.ts';
import type { Choice, OnRejection, Outcome, PresencePlace } from '../../db/tables/parliament.ts';
import { id, prose } from '../proposals/schema.ts';

export { ruleSchema };
export type { Base, Choice, OnRejection, Outcome, PresencePlace, Rule };

/** People, by integers. `blank` are blank or void ballots (paper): voters, but not expressed. */
export type Counts = { enrolled: number; present: number; yes: number; no: number; abstain: number; blank?: number };

/** Needed against reached, for a condition that comes before the share is looked at. */
export type Condition = { reached: number; needed: number; met: boolean };

/** The outcome with every number that a page or the minutes need to print the arithmetic. */
export type Decision = {
  outcome: Outcome;
  enrolled: number;
  present: number;
  voters: number;
  expressed: number;
  yes: number;
  no: number;
  abstain: number;
  blank: number;
  base: { of: Base; value: number };
  /** The smallest number of "yes" that adopts with these ballots; above the base itself when nothing can. */
  needed: number;
  /** What asks for that many: the rule's threshold or, where it is lower, that more be for than against. */
  neededBy: 'threshold' | 'majority';
  /** "Yes" beyond what was needed: 0 is just enough, -1 is one short. */
  margin: number;
  quorum: (Condition & { of: 'present' | 'voters' }) | null;
  minimum: Condition;
};

/**
 * - `line`: exactly enough to adopt, by an electorate in which some abstain; `one_short`: the same with one "yes" turned into a "no";
 * - `weight`: more for than against and yet not adopted, because those who abstain, keep silent or stay away are in the base;
 * - `quorum`, `minimum`: all for, but one person short of the quorum or of the minimum of voters;
 * - `impossible`: everybody for, and still not adopted: this rule can never adopt with this electorate.
 */
export type ExampleKind = 'line' | 'one_short' | 'weight' | 'quorum' | 'minimum' | 'impossible';
export type Example = { kind: ExampleKind; counts: Counts; decision: Decision };

export type PlaceCounts = { present: number } & Record<Choice, number>;
/** The counts of a roll call as they are kept: the whole, and its parts by where people voted from. */
export type VoteCounts = Omit<Counts, 'blank'> & { places: Record<PresencePlace, PlaceCounts> };

const people = z.int().min(0);
const placeCounts = z.strictObject({ present: people, yes: people, no: people, abstain: people });
const countsSchema = z.strictObject({
  enrolled: people, present: people, yes: people, no: people, abstain: people,
  places: z.strictObject({ room: placeCounts, online: placeCounts }),
});

/** The rule frozen with a question, read from its row. */
export function storedRule(document: unknown): Rule { return ruleSchema.parse(document); }
/** The counts kept with a question, read from its row; null while it is not counted. */
export function storedCounts(document: unknown): VoteCounts | null { return document === null ? null : countsSchema.parse(document); }

export const CHOICES = ['yes', 'no', 'abstain'] as const;
export const ON_REJECTION = ['set_aside', 'sent_back'] as const;

/**
 * Puts an agenda item to the vote. id: made by the client, so that opening twice opens once. rule and onRejection: the collective's own
 * unless others were shown before. closesAt: an instant from which no ballot is received any more; none: until the president closes.
 */
export const openingSchema = z.object({
  id, itemId: id, rule: ruleSchema.nullish(), onRejection: z.enum(ON_REJECTION).nullish(),
  closesAt: z.coerce.date().min(new Date('2000-01-01')).max(new Date('2200-01-01')).nullish(),
});
export type OpeningInput = z.output<typeof openingSchema>;

export const ballotSchema = z.object({ id, choice: z.enum(CHOICES) });
export type BallotInput = z.output<typeof ballotSchema>;

export const questionSchema = z.object({ id });
/** A reason that people will read: never a bare word. */
export const reasonSchema = z.object({ id, reason: prose(5, 4_000) });
