// Shown before a vote: what a rule would do with figures that anyone can picture. Deterministic: the same rule, the same examples.
import { BASES } from '../../../tenants/rule.ts';
import { decide } from './rule.ts';
import type { Base, Counts, Decision, Example, ExampleKind, Rule } from './schema.ts';

/** A number that halves, thirds, quarters and fifths divide, near the size of the parliaments seen (Annecy, the Climate Convention). */
const USUAL_ELECTORATE = 120;

function example(rule: Rule, kind: ExampleKind, counts: Counts): Example {
  return { kind, counts, decision: decide(rule, counts) };
}

/** Everybody there and for: if this does not adopt, nothing does. */
function unanimous(enrolled: number): Counts {
  return { enrolled, present: enrolled, yes: enrolled, no: 0, abstain: 0 };
}

/** Some absent, some silent where it matters, an eighth abstaining, and just enough for. */
function atTheLine(rule: Rule, enrolled: number): Counts {
  const silentMatters = rule.base === 'present' || rule.base === 'enrolled';
  const present = enrolled - (rule.base === 'enrolled' ? Math.floor(enrolled / 10) : 0);
  const voters = present - (silentMatters ? Math.floor(present / 10) : 0);
  const abstain = Math.floor(voters / 8);
  const { needed: yes } = decide(rule, { enrolled, present, yes: 0, no: voters - abstain, abstain });
  return { enrolled, present, yes, no: Math.max(0, voters - abstain - yes), abstain };
}

function lineExamples(rule: Rule, enrolled: number): Example[] {
  const everyone = unanimous(enrolled);
  const possible = decide(rule, everyone);
  if (possible.outcome !== 'adopted') return [example(rule, 'impossible', everyone)];
  const wished = atTheLine(rule, enrolled);
  const fits = wished.yes + wished.no + wished.abstain <= wished.present && decide(rule, wished).outcome === 'adopted';
  // A demanding rule leaves no room for absence or abstention: then the line is drawn through a full house.
  const line = fits ? wished : { ...everyone, yes: possible.needed, no: enrolled - possible.needed };
  return [example(rule, 'line', line), example(rule, 'one_short', { ...line, yes: line.yes - 1, no: line.no + 1 })];
}

/** The counts of product.md ("60 for, 20 against, 40 abstentions"), for any rule whose base holds more than the expressed votes. */
function weightExample(rule: Rule, enrolled: number): Example[] {
  if (rule.base === 'expressed') return [];
  const yes = decide(rule, { enrolled, present: enrolled, yes: 0, no: 0, abstain: enrolled }).needed - 1;
  const no = Math.floor((enrolled - yes) / 3);
  const rest = enrolled - yes - no;
  const present = rule.base === 'enrolled' ? enrolled - Math.floor(rest / 2) : enrolled;
  const abstain = rule.base === 'voters' ? rest : Math.floor(rest / 2);
  if (yes < 0 || yes + no + abstain > present) return [];
  const counts = { enrolled, present, yes, no, abstain };
  const found = example(rule, 'weight', counts);
  const bites = found.decision.outcome === 'rejected' && decide({ ...rule, base: 'expressed' }, counts).outcome === 'adopted';
  return bites ? [found] : [];
}

function quorumExample(rule: Rule, enrolled: number): Example[] {
  const quorum = decide(rule, unanimous(enrolled)).quorum;
  if (!quorum || quorum.needed < 2) return [];
  const there = quorum.needed - 1;
  const present = quorum.of === 'present' ? there : enrolled;
  return [example(rule, 'quorum', { enrolled, present, yes: there, no: 0, abstain: 0 })];
}

function minimumExample(rule: Rule, enrolled: number): Example[] {
  const voters = rule.minimumVoters - 1;
  if (voters < 1 || voters > enrolled) return [];
  const found = example(rule, 'minimum', { enrolled, present: enrolled, yes: voters, no: 0, abstain: 0 });
  return found.decision.outcome === 'too_few_voters' ? [found] : [];
}

/**
 * The examples shown before a vote, chosen where the rule bites. The first one is the line that must be reached.
 * @param enrolled people on the roll (at least 1); by default a usual parliament, or as many as the minimum of voters asks for
 */
export function workedExample(rule: Rule, enrolled: number = Math.max(USUAL_ELECTORATE, rule.minimumVoters)): Example[] {
  if (!Number.isInteger(enrolled) || enrolled < 1) throw new RangeError(`enrolled must be a whole number from 1, got ${enrolled}`);
  const line = lineExamples(rule, enrolled);
  if (line[0]?.kind === 'impossible') return line;
  return [...line, ...weightExample(rule, enrolled), ...quorumExample(rule, enrolled), ...minimumExample(rule, enrolled)];
}

/** What the same ballots would decide on each base: the choice of a base made visible before it is taken. */
export function simulate(rule: Rule, counts: Counts): Array<{ base: Base; decision: Decision }> {
  return BASES.map((base) => ({ base, decision: decide({ ...rule, base }, counts) }));
}
