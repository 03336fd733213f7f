import type { WrittenRefusal, WrittenVerdict } from './content.ts';
import type { CastSitting } from './cast.ts';
import type { Meeting } from './meetings.ts';
import { earlier, minutesLater, type World } from './world.ts';
import { readGroupings, readSplits } from './written-groupings.ts';

/** What becomes of each written proposal. Those that nobody has looked at yet wait in public. */
export type Fate =
  | { kind: 'waits' }
  | { kind: 'refused'; refusal: WrittenRefusal }
  | { kind: 'judged'; verdict: WrittenVerdict; sitting: CastSitting }
  | { kind: 'listed_for'; sitting: CastSitting };

/** Where a proposal stands in time: when it came, and when it was grouped with others, if it was. */
export interface Course { fate: Fate; submittedAt: Date; groupedAt: Date | null }

/** Decides every fate, and a day of arrival that leaves time for it. */
export function makeCourses(world: World, meetings: ReadonlyMap<string, Meeting>): Course[] {
  const fates = makeFates(world, meetings);
  const groups = groupsOf(world, fates);
  const chance = world.chance('arrivals');
  const phase = world.settings.phases.find(({ opens }) => opens.includes('propose'))!;
  const [first, last] = [phase.from, Math.min(phase.to, -1)];
  const quoted = new Set(world.content.refusals.flatMap(({ answer }) => [...answer.matchAll(/«\u00A0(.+?)\u00A0»/g)].map(([, title]) => title)));
  return world.content.proposals.map((written, index) => {
    const fate = fates[index]!;
    const meeting = written.meeting === null ? null : meetings.get(written.meeting);
    const { at: groupedAt = null, carrier = fate } = groups.get(written.title) ?? {};
    if (meeting) return { fate, groupedAt, submittedAt: typedAt(world, meeting, chance.float()) };
    const deadline = 'sitting' in carrier ? Math.min(last, carrier.sitting.day - carrier.sitting.prepared - 3) : last;
    // An answer that points to another proposal came after it.
    const duplicate = fate.kind === 'refused' && fate.refusal.reason_code === 'duplicate';
    const share = quoted.has(written.title) ? chance.float() * 0.3
      : duplicate ? 0.8 + chance.float() * 0.15
        : arrival(chance.float(), chance.float());
    const day = first + Math.floor(share * (deadline - first + 1));
    return { fate, groupedAt, submittedAt: world.at(day, hourOfDay(chance.float(), chance.float())) };
  });
}

/** Of each title that is grouped: when, and what becomes of its carrier. */
function groupsOf({ slug, content, at }: World, fates: readonly Fate[]): Map<string, { at: Date; carrier: Fate }> {
  return new Map(readGroupings(slug).flatMap(({ titles }, place) => {
    const carrier = fates[content.proposals.findIndex(({ title }) => title === titles[0])]!;
    const day = 'sitting' in carrier ? carrier.sitting.day - carrier.sitting.prepared - 1 : -2;
    return titles.map((title) => [title, { at: minutesLater(at(day, 10), place * 7), carrier }] as const);
  }));
}

function makeFates({ slug, content, cast, chance: chances, at }: World, meetings: ReadonlyMap<string, Meeting>): Fate[] {
  const fates: Fate[] = content.proposals.map(() => ({ kind: 'waits' }));
  for (const refusal of content.refusals) fates[refusal.index] = { kind: 'refused', refusal };
  const done = cast.sittings.find(({ kind }) => kind === 'done');
  for (const verdict of content.verdicts) {
    if (!done) throw new Error('verdicts were written, but no sitting is done');
    fates[verdict.index] = { kind: 'judged', verdict, sitting: done };
  }
  const chance = chances('agenda');
  const groupings = readGroupings(slug);
  // What another carries, or was split, goes to no vote of its own.
  const kept = new Set([...groupings.flatMap(({ titles, agenda }) => (agenda ? titles : titles.slice(1))), ...readSplits(slug).map(({ title }) => title)]);
  const carriers = new Set(groupings.filter(({ agenda }) => agenda).map(({ titles }) => titles[0]));
  for (const sitting of cast.sittings.filter(({ kind }) => kind !== 'done')) {
    const prepared = at(sitting.day - sitting.prepared - 3, 0);
    const free = content.proposals.flatMap((written, index) => {
      const meeting = written.meeting === null ? null : meetings.get(written.meeting);
      return fates[index]!.kind === 'waits' && !kept.has(written.title) && (!meeting || meeting.endsAt < prepared) ? [{ index, room: meeting !== null }] : [];
    });
    // The balance that an organiser looks for: the room is heard as much as the screen.
    const mixed = chance.shuffled(free);
    const chosen = sitting.kind === 'planned' ? content.proposals.flatMap(({ title }, index) => (carriers.has(title) ? [{ index, room: false }] : [])) : [];
    const room = mixed.filter((one) => one.room).slice(0, Math.round(sitting.items * 0.4));
    const screen = mixed.filter((one) => !one.room).slice(0, sitting.items - room.length - chosen.length);
    for (const { index } of [...chosen, ...room, ...screen]) fates[index] = { kind: 'listed_for', sitting };
  }
  return fates;
}

/** Between the end of the evening and four days later. */
function typedAt(world: World, { endsAt }: Meeting, share: number): Date {
  return earlier(minutesLater(endsAt, 30 + share ** 2 * 5_000), minutesLater(world.until, -45));
}

/** From 0 to 1 along the phase: a rush at the opening, a quarter of all in the last days. */
function arrival(kind: number, share: number): number {
  if (kind < 0.18) return share * 0.12;
  return kind < 0.43 ? 0.87 + share * 0.13 : share;
}

/** Some at noon, most in the evening, a few at night. */
function hourOfDay(kind: number, share: number): number {
  if (kind < 0.2) return 12 + share * 2;
  return kind < 0.75 ? 17.5 + share * 5.5 : 7 + share * 16;
}
