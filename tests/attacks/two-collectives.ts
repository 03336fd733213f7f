import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { plantCanaries, type Names } from '../rules/canaries.ts';

export const CANARY = 'CANARI';

/** Two neighbours: A, and G whose every text carries the canary. */
export interface TwoCollectives { a: TestCollective; g: TestCollective; names: Names; inA: TestPerson; inG: TestPerson }

export async function twoCollectives(database: TestDatabase): Promise<TwoCollectives> {
  const a = await aCollective(database, { name: 'Collectif Alpha' });
  const g = await aCollective(database, { name: `${CANARY} Gamma`, tagline: { fr: `${CANARY} pour toujours` } });
  const names = await plantCanaries(g, CANARY);
  const [inA, inG] = [await aPerson(a, ['organiser']), await aPerson(g, ['organiser'])];
  const meeting = await aMeeting(a);
  for (let n = 1; n <= 3; n += 1) await aProposal(a, { title: `Idée alpha ${n}`, origin: 'meeting', meeting_id: meeting.id });
  // A deed, so that every process has heard of both.
  for (const [collective, person] of [[a, inA], [g, inG]] as const) await (await as(collective, person)).collectives.setHallMode({ hours: 12 });
  return { a, g, names, inA, inG };
}
