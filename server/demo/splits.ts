import { MOVES } from '../domain/proposals/lifecycle.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type World } from './world.ts';
import { readSplits } from './written-groupings.ts';

/** Splits what says two things, in the last half-hour: its halves have the last numbers. Their supporters are the source's. */
export function makeSplits(world: World, people: People, proposals: readonly Proposal[]): void {
  const { rows, until } = world;
  for (const [index, { title, reason, halves }] of readSplits(world.slug).entries()) {
    const source = proposals.find(({ written }) => written.title === title);
    if (!source) throw new Error(`${world.slug}: nobody wrote « ${title} »`);
    const at = minutesLater(until, -30 + index);
    const chance = world.chance(`split ${source.id}`);
    const counter = rows.counters.find(({ name }) => name === 'proposal')!;
    const place = rows.proposals.findIndex(({ id }) => id === source.id);
    const row = rows.proposals[place]!;
    const made = halves.map((half) => ({
      ...row, ...half, id: chance.id(at), reference: (counter.value += 1), shuffle: chance.int(0, 65_535), published_at: at, reviewed_at: at,
      status: 'published' as const, part_of: source.id,
    }));
    rows.proposals[place] = { ...row, status: 'grouped', version: 2, reviewed_at: row.reviewed_at ?? at };
    rows.proposals.push(...made);
    const backing = rows.supports.filter(({ proposal_id }) => proposal_id === source.id);
    for (const { id } of made) for (const support of backing) rows.supports.push({ ...support, proposal_id: id });
    const groupingId = chance.id(at);
    const who = { person: people.organiser, role: 'organiser' as const };
    rows.groupings.push({
      id: groupingId, kind: 'split', carrier_id: source.id, carrier_status: 'published', reason, title_before: null, body_before: null, title_after: null,
      body_after: null, made_by: people.organiser.id, made_at: at, undone_by: null, undone_at: null, undone_reason: null,
    });
    for (const [position, { id }] of made.entries()) {
      rows.grouping_members.push({ grouping_id: groupingId, proposal_id: id, position: position + 1, previous_status: null, left_at: null, left_by: null });
      world.tell(at, who, { verb: 'proposal.half_made', subject: { type: 'proposal', id }, data: { groupingId, sourceId: source.id, source: row.reference } });
    }
    const data = { groupingId, halves: made.map(({ id }) => id), references: made.map(({ reference }) => reference), reason };
    world.tell(at, who, { verb: MOVES.split.verb, subject: { type: 'proposal', id: source.id }, data });
  }
}
