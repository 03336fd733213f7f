import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MOVES } from '../domain/proposals/lifecycle.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type World } from './world.ts';

const FOLDER = path.resolve(import.meta.dirname, 'content');
/** titles: the carrier first. undone: why it was taken apart again, or null. */
const written = z.strictObject({ titles: z.array(z.string()).min(2), reason: z.string(), undone: z.string().nullable() });
type Written = z.output<typeof written>;

/** The groupings written for a collective; most have none. */
export function readGroupings(slug: string): Written[] {
  const file = path.join(FOLDER, slug, 'groupings.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => written.parse(JSON.parse(line)));
}

/**
 * Groups what says the same among what waits: made two days before the end by an organiser, one of them undone the day after. What an agenda
 * took meanwhile is left out of it.
 */
export function makeGroupings(world: World, people: People, proposals: readonly Proposal[]): void {
  for (const [index, grouping] of readGroupings(world.slug).entries()) {
    const at = minutesLater(world.at(-2, 10), index * 7);
    const found = grouping.titles.map((title) => {
      const proposal = proposals.find((one) => one.written.title === title);
      if (!proposal) throw new Error(`${world.slug}: nobody wrote « ${title} »`);
      return proposal;
    });
    const ready = found.filter(({ status, publishedAt }) => status === 'published' && publishedAt !== null && publishedAt < at);
    if (ready.length > 1) group(world, people, ready, grouping, at);
  }
}

function group(world: World, people: People, [carrier, ...members]: readonly Proposal[], { reason, undone }: Written, at: Date): void {
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
