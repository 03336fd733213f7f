import { chanceOf } from './chance.ts';
import { MEETING_MOVES } from '../domain/meetings/lifecycle.ts';
import { roleOf, type People } from './people.ts';
import { minutesLater, type Person, type World } from './world.ts';

/** A meeting that was held or announced. typists: who typed its sheets. */
export interface Meeting { id: string; startsAt: Date; endsAt: Date; held: boolean; typists: Person[] }

/** Every meeting by its key, with its rows: announced ten days before, reported the day after, checked by a second person. */
export function makeMeetings(world: World, people: People): Map<string, Meeting> {
  // What is announced is announced for the days after planting, whatever act the collective is in.
  const inOrder = world.content.meetings.map((one) => ({ ...one, dayOffset: one.dayOffset < 0 ? one.dayOffset : one.dayOffset + world.since }))
    .toSorted((a, b) => a.dayOffset - b.dayOffset || a.hour.localeCompare(b.hour));
  const made = new Map<string, Meeting>();
  for (const [index, written] of inOrder.entries()) {
    const chance = chanceOf(world.slug, world.settings.referenceDay, 'meeting', written.key);
    const [hour = 0, minute = 0] = written.hour.split(':').map(Number);
    const startsAt = world.at(written.dayOffset, hour + minute / 60);
    const endsAt = minutesLater(startsAt, written.duration);
    const held = endsAt < world.until;
    const declaredAt = minutesLater(world.at(Math.min(written.dayOffset - 10, written.dayOffset < 0 ? -2 : world.since - 2), 17), chance.int(0, 180));
    const id = chance.id(declaredAt);
    const facilitators = written.facilitators.map(people.named);
    const reporter = facilitators[0]!;
    const checker = facilitators[1] ?? people.volunteers.find((person) => person !== reporter)!;
    const reportedAt = minutesLater(world.at(written.dayOffset + 1, 9), chance.int(0, 600));
    const checkedAt = minutesLater(world.at(written.dayOffset + 3, 18), chance.int(0, 180));
    const checked = held && checkedAt < world.until;
    const subject = { type: 'meeting' as const, id };
    world.rows.meetings.push({
      id, reference: index + 1, kind: written.kind, title: written.title, place: written.place, district: written.district,
      starts_at: startsAt, ends_at: endsAt, facilitators: written.facilitators, state: checked ? 'checked' : held ? 'reported' : 'declared',
      attendance: written.attendance?.total ?? null, under_25: written.attendance?.under_25 ?? null,
      from_25_to_64: written.attendance?.['25_64'] ?? null, over_64: written.attendance?.['65_plus'] ?? null, report: written.report,
      declared_by: people.organiser.id, reported_by: held ? reporter.id : null, checked_by: checked ? checker.id : null,
      sections: JSON.stringify(sectionsOf(world, written.key)), created_at: declaredAt,
    });
    world.tell(declaredAt, { person: people.organiser, role: 'organiser' }, { verb: 'meeting.declared', subject });
    if (held) world.tell(reportedAt, { person: reporter, role: roleOf(people, reporter) }, { verb: MEETING_MOVES.report.verb, subject });
    if (checked) world.tell(checkedAt, { person: checker, role: roleOf(people, checker) }, { verb: MEETING_MOVES.check.verb, subject });
    made.set(written.key, { id, startsAt, endsAt, held, typists: facilitators });
  }
  world.rows.counters.push({ name: 'meeting', value: inOrder.length });
  return made;
}

function sectionsOf({ content }: World, key: string): Record<string, string> {
  const { meeting: _key, ...sections } = content.sections.find(({ meeting }) => meeting === key) ?? { meeting: key };
  return sections;
}
