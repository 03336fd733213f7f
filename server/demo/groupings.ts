import { MOVES } from '../domain/proposals/lifecycle.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type World } from './world.ts';
import { readGroupings, type WrittenGrouping } from './written-groupings.ts';

/**
 * Groups what says the same: made by an organiser the day before its carrier is put on an agenda, or two days before the end; one of them
 * undone the day after. What came later, or was taken by an agenda, is left out of it.
 */
export function makeGroupings(world: World, people: People, proposals: readonly Proposal[]): void {
  for (const grouping of readGroupings(world.slug)) {
    const found = grouping.titles.map((title) => {
      const proposal = proposals.find((one) => one.written.title === title);
      if (!proposal) throw new Error(`${world.slug}: nobody wrote « ${title} »`);
      return proposal;
    });
    const [carrier] = found;
    const at = carrier!.course.groupedAt!;
    const ready = found.filter((one) => (one.status === 'published' || one === carrier) && one.publishedAt !== null && one.publishedAt < at);
    if (ready.length > 1 && ready[0] === carrier) group(world, people, ready, grouping, at);
  }
}

function group(world: World, people: People, [carrier, ...members]: readonly Proposal[], { reason, undone }: WrittenGrouping, at: Date): void {
  const who = { person: people.organiser, role: 'organiser' as const };
  const groupingId = world.chance(`grouping ${carrier!.id}`).id(at);
  const later = undone === null ? null : minutesLater(at, 1_500);
  const reference = (id: string) => world.rows.proposals.find((row) => row.id === id)!.reference;
  world.rows.groupings.push({
    id: groupingId, kind: 'merge', carrier_id: carrier!.id, carrier_status: 'published', reason, title_before: null, body_before: null, title_after: null,
    body_after: null, made_by: people.organiser.id, made_at: at, undone_by: later ? people.organiser.id : null, undone_at: later, undone_reason: undone,
  });
  for (const [place, { id }] of members.entries()) {
    world.rows.grouping_members.push({ grouping_id: groupingId, proposal_id: id, position: place + 1, previous_status: 'published', left_at: later, left_by: later ? people.organiser.id : null });
    const subject = { type: 'proposal' as const, id };
    const data = { groupingId, carrierId: carrier!.id, carrier: reference(carrier!.id), reason };
    world.tell(at, who, { verb: MOVES.group.verb, subject, data });
    if (later) world.tell(later, who, { verb: MOVES.ungroup.verb, subject, data: { ...data, reason: undone } });
    else carry(world, id, carrier!.id);
  }
  const data = { groupingId, members: members.map(({ id }) => id), references: members.map(({ id }) => reference(id)), reason };
  const subject = { type: 'proposal' as const, id: carrier!.id };
  world.tell(at, who, { verb: 'proposal.joined', subject, data });
  if (later) world.tell(later, who, { verb: 'proposal.parted', subject, data: { ...data, reason: undone } });
}

/** The row goes to the end: a row must find the one that carries it. Whoever groups has read it. */
function carry({ rows }: World, id: string, carrierId: string): void {
  const at = rows.proposals.findIndex((row) => row.id === id);
  const [row] = rows.proposals.splice(at, 1);
  rows.proposals.push({ ...row!, status: 'grouped', carried_by: carrierId, version: 2, reviewed_at: row!.reviewed_at ?? row!.published_at ?? null });
}
