// The builders' rows are what the application itself reads: what they plant, its own procedures answer.
import { as } from './as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from './builders.ts';
import { expect, test } from './database.ts';
import { aMember, aSitting } from './parliament.ts';

test('a collective with people, a meeting, proposals and a sitting, seen through the router', async ({ database }) => {
  const collective = await aCollective(database);
  const member = await aMember(collective);
  const organiser = await aPerson(collective, ['organiser']);
  const meeting = await aMeeting(collective);
  const said = await aProposal(collective, { title: 'Dite dans la salle des fêtes', origin: 'meeting', meeting_id: meeting.id });
  const typed = await aProposal(collective, { title: 'Tapée sur un téléphone', author_id: member.id });
  const sitting = await aSitting(collective, { state: 'open', proposals: [typed], present: [member] });
  expect(sitting.itemIds).toHaveLength(1);
  const anyone = await as(collective);
  expect((await anyone.proposals.list({})).items.map(({ id }) => id).toSorted()).toEqual([said.id, typed.id].toSorted());
  await expect(anyone.proposals.withdraw({ id: typed.id })).rejects.toMatchObject({ message: 'sign_in.required' });
  await (await as(collective, organiser)).proposals.support({ id: said.id });
  expect((await anyone.proposals.page({ reference: said.reference! })).supports).toBe(1);
  const author = await as(collective, member);
  await expect(author.proposals.withdraw({ id: typed.id })).rejects.toMatchObject({ message: 'proposal.transition_forbidden' });
});
