// A parliament for the tests of pages: members, an organiser, proposals from rooms and screens, a sitting.
import { instantAt, addDays, dayAt } from '../../tenants/calendar.ts';
import type { SettingsInput } from '../../tenants/settings.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { aMember, type TestMember } from '../kit/parliament.ts';

export interface Hall {
  collective: TestCollective;
  organiser: TestPerson;
  author: TestPerson;
  members: TestMember[];
  proposals: { id: string; reference: number }[];
}

const TITLES = [
  'Un banc à l’ombre tous les 200 mètres',
  'Ouvrir les cours d’école le week-end',
  'Une navette sur le lac',
  'Encadrer les meublés de tourisme',
];

/** Half of the proposals were said in a room. The rule is the collective's: two thirds of the votes for or against. */
export async function aHall(database: TestDatabase, settings: Partial<SettingsInput> = {}, seats = 4): Promise<Hall> {
  const collective = await aCollective(database, {
    parliament: {
      rule: {
        threshold: { num: 2, den: 3, strict: false },
        base: 'expressed',
        quorum: { num: 1, den: 2, of: 'present' },
        minimumVoters: 2,
      },
      onRejection: 'set_aside',
    },
    ...settings,
  });
  const organiser = await aPerson(collective, ['organiser'], 'Organisatrice');
  const author = await aPerson(collective, [], 'Autrice');
  const members: TestMember[] = [];
  for (const name of ['Aubépine', 'Bruyère', 'Campanule', 'Digitale', 'Églantine'].slice(0, seats))
    members.push(await aMember(collective, [], name));
  const meeting = await aMeeting(collective, { place: 'Novel', title: 'Rencontre de Novel' });
  const proposals: Hall['proposals'] = [];
  for (const [index, title] of TITLES.entries()) {
    const said = index % 2 === 0;
    const { id, reference } = await aProposal(collective, {
      title,
      author_id: author.id,
      ...(said ? { origin: 'meeting', meeting_id: meeting.id, district: 'nord' } : {}),
    });
    proposals.push({ id, reference: reference! });
  }
  return { collective, organiser, author, members, proposals };
}

/** A planned sitting with these proposals on its agenda, through the organiser's own procedures. */
export async function plan(
  { collective, organiser, proposals }: Hall,
  howMany = proposals.length,
): Promise<{ id: string; number: number }> {
  const { parliament } = await as(collective, organiser);
  const startsAt = instantAt(addDays(dayAt(new Date(), 'Europe/Paris'), 1), 18.5, 'Europe/Paris');
  const sitting = await parliament.planSitting({ id: newId(), title: 'Le lac et les écoles', place: 'Salle Pierre-Lamy', startsAt });
  if (howMany > 0) await parliament.addToAgenda({ sittingId: sitting.id, proposalIds: proposals.slice(0, howMany).map(({ id }) => id) });
  return sitting;
}

/** The sitting open, and everyone in the room but the last, who is online. */
export async function open(hall: Hall, sitting: { id: string }): Promise<void> {
  await (await as(hall.collective, hall.organiser)).parliament.openSitting({ sittingId: sitting.id });
  for (const [index, member] of hall.members.entries()) {
    await (
      await as(hall.collective, member)
    ).parliament.arrive({ sittingId: sitting.id, place: index === hall.members.length - 1 ? 'online' : 'room' });
  }
}

type Choices = ('yes' | 'no' | 'abstain' | null)[];

/** Puts an item to the vote, lets the members answer in their order, and goes as far as it is told. Answers the question's id. */
export async function vote(
  hall: Hall,
  sitting: { number: number },
  position: number,
  choices: Choices,
  until: 'open' | 'closed' | 'announced' = 'announced',
): Promise<string> {
  const api = await as(hall.collective, hall.organiser);
  const { items } = await api.parliament.sitting({ number: sitting.number });
  const id = newId();
  await api.votes.open({ id, itemId: items.find((item) => item.position === position)!.id });
  for (const [index, choice] of choices.entries()) {
    if (choice !== null) await (await as(hall.collective, hall.members[index]!)).votes.cast({ id, choice });
  }
  if (until !== 'open') await api.votes.close({ id });
  if (until === 'announced') await api.votes.announce({ id, reason: 'Le coût est connu et le besoin a été dit dans chaque salle.' });
  return id;
}
