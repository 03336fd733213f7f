// The data of a vote, as it travels between the rule, the services, the pages and the words.
import type { Base, Rule } from '../../../tenants/rule.ts';
import type { Choice, OnRejection, Outcome } from '../../db/tables/parliament.ts';

export { ruleSchema } from '../../../tenants/rule.ts';
export type { Base, Choice, OnRejection, Outcome, Rule };

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
  /** The smallest number of "yes" that adopts on this base; above the base itself when nothing can. */
  needed: number;
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
