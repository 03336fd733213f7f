// A collective in a sitting that is open, with members signed in, for the tests of votes.
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { aMember, aSitting, type TestMember, type TestSitting } from '../kit/parliament.ts';
import type { SettingsInput } from '../../tenants/settings.ts';
import { newId } from '../../server/domain/ids.ts';
import type { Choice, OnRejection, Rule } from '../../server/domain/votes/schema.ts';
import { ruleOf } from './rule-grid.ts';

export interface Hall {
  collective: TestCollective;
  president: TestPerson;
  author: TestPerson;
  members: TestMember[];
  proposals: { id: string; reference: number | null }[];
  sitting: TestSitting;
}

/** members: all signed in, in the room, unless fewer are said to be present. */
export async function aHall(database: TestDatabase, { members = 3, present = members, items = 1, settings = {} }: {
  members?: number; present?: number; items?: number; settings?: Partial<SettingsInput>;
} = {}): Promise<Hall> {
  const collective = await aCollective(database, settings);
  const [president, author] = [await aPerson(collective, ['organiser']), await aPerson(collective)];
  const seated: TestMember[] = [];
  for (let n = 0; n < members; n += 1) seated.push(await aMember(collective));
  const proposals: Hall['proposals'] = [];
  for (let n = 0; n < items; n += 1) proposals.push(await aProposal(collective, { author_id: author.id }));
  const sitting = await aSitting(collective, { state: 'open', proposals, present: seated.slice(0, present) });
  return { collective, president, author, members: seated, proposals, sitting };
}

/** More for than against, and nothing else to meet. */
export const SIMPLE: Rule = ruleOf({ threshold: { num: 1, den: 2, strict: true } });

/** Puts an item of the hall's sitting to the vote; answers the question's id. */
export async function opened(
  hall: Hall, options: { item?: number; rule?: Rule; onRejection?: OnRejection; closesAt?: Date } = {},
): Promise<string> {
  const id = newId();
  const { item = 0, rule = SIMPLE, ...rest } = options;
  await (await as(hall.collective, hall.president)).votes.open({ id, itemId: hall.sitting.itemIds[item]!, rule, ...rest });
  return id;
}

export async function vote(hall: Hall, id: string, member: TestPerson, choice: Choice) {
  return (await as(hall.collective, member)).votes.cast({ id, choice });
}

/** Each member gives the choice at her place; the ones beyond say nothing. */
export async function voteAll(hall: Hall, id: string, choices: readonly Choice[]): Promise<void> {
  for (const [index, choice] of choices.entries()) await vote(hall, id, hall.members[index]!, choice);
}

/** The code with which a call was refused, or 'accepted'. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(() => 'accepted', (error: unknown) => (error instanceof Error ? error.message : String(error)));
}
