import { addDays, dayAt } from '../../tenants/calendar.ts';
import { inTenant } from '../../server/db/root.ts';
import type { PresencePlace, SeatKind, SittingState } from '../../server/db/tables/parliament.ts';
import type { GrantedRole } from '../../server/db/tables/people.ts';
import { newId } from '../../server/domain/ids.ts';
import { nextReference } from '../../server/domain/journal.ts';
import { aPerson, type TestCollective, type TestPerson } from './builders.ts';

/** A person on a seat. */
export type TestMember = TestPerson & { seatId: string };
export interface TestSitting { id: string; number: number; itemIds: string[] }

/** A person who holds a seat of the parliament, and perhaps roles beside it. */
export async function aMember(collective: TestCollective, roles: GrantedRole[] = [], pseudonym?: string): Promise<TestMember> {
  const person = await aPerson(collective, roles, pseudonym);
  const seatId = await aSeat(collective, person);
  return { ...person, seatId, roles: new Set([...person.roles, 'member']) };
}

/** A seat's row; its mandate runs for a year and began a month ago unless said otherwise. Answers its id. */
export async function aSeat(
  collective: TestCollective, person: { id: string },
  { kind = 'lot', from = -30, to = 335 }: { kind?: SeatKind; from?: number; to?: number } = {},
): Promise<string> {
  const id = newId();
  const today = dayAt(new Date(), 'Europe/Paris');
  await inTenant(collective.id, 'write', (db) => db.insertInto('seats').values({
    id, person_id: person.id, kind, title: null, starts_on: addDays(today, from), ends_on: addDays(today, to),
  }).execute());
  return id;
}

/** A sitting with these proposals on its agenda (published ones move into validation) and these members on its roll. */
export async function aSitting(
  collective: TestCollective,
  { state = 'planned', proposals = [], present = [], place = 'room' }: {
    state?: SittingState; proposals?: { id: string }[]; present?: { seatId: string }[]; place?: PresencePlace;
  } = {},
): Promise<TestSitting> {
  const id = newId();
  const itemIds = proposals.map(() => newId());
  const at = new Date();
  return inTenant(collective.id, 'write', async (db) => {
    const number = await nextReference(db, 'sitting');
    await db.insertInto('sittings').values({
      id, number, title: `Séance ${number}`, place: 'Salle du conseil', starts_at: at, state,
      opened_at: state === 'planned' ? null : at, closed_at: state === 'closed' ? at : null,
    }).execute();
    for (const [index, proposal] of proposals.entries()) {
      await db.insertInto('agenda_items').values({
        id: itemIds[index]!, sitting_id: id, proposal_id: proposal.id, position: index + 1, recommendation: null, removed_at: null,
      }).execute();
      await db.updateTable('proposals').set({ status: 'in_validation' }).where('id', '=', proposal.id)
        .where('status', '=', 'published').execute();
    }
    for (const { seatId } of present) {
      await db.insertInto('attendances').values({ id: newId(), sitting_id: id, seat_id: seatId, place, left_at: null }).execute();
    }
    return { id, number, itemIds };
  });
}
