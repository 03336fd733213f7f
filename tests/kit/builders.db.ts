// The builders' rows are what the application itself reads: what they plant, its own procedures answer.
import { expect, test } from './database.ts';
import { aCollective, aMeeting, aPerson, aProposal, aSitting, asCaller } from './builders.ts';

test('a collective with people, a meeting, proposals and a sitting, seen through the router', async ({ database }) => {
  const collective = await aCollective(database);
  const member = await aPerson(collective, { roles: ['member'] });
  const organiser = await aPerson(collective, { roles: ['organiser'] });
  const meeting = await aMeeting(collective, { declaredBy: organiser });
  const said = await aProposal(collective, { meeting, sheet: 'T1-01', title: 'Dite dans la salle des fêtes' });
  const typed = await aProposal(collective, { author: member, supporters: [organiser], title: 'Tapée sur un téléphone' });
  const sitting = await aSitting(collective, { state: 'open', proposals: [typed], present: [member] });
  expect(sitting.itemIds).toHaveLength(1);
  const anyone = await asCaller(collective);
  expect((await anyone.proposals.list({})).items.map(({ title }) => title).toSorted()).toEqual([said.title, typed.title]);
  expect((await anyone.proposals.page({ reference: typed.reference! })).supports).toBe(1);
  await expect(anyone.proposals.withdraw({ id: typed.id })).rejects.toMatchObject({ message: 'sign_in.required' });
  await (await asCaller(collective, organiser)).proposals.support({ id: said.id });
});
