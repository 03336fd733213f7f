import type { ConsentPurpose, DemoRole, GrantedRole } from '../db/tables/people.ts';
import type { Role } from '../domain/actor.ts';
import { textVersion } from '../domain/people/consents.ts';
import { nameKey, pseudonyms } from './names.ts';
import { earlier, minutesLater, type Person, type World } from './world.ts';

export interface People {
  all: Person[]; named: (pseudonym: string) => Person;
  organiser: Person; moderators: Person[]; volunteers: Person[];
  /** The three members whom the demo's door shows; they sit, among others. */
  members: Person[];
  /** Everybody whom the demo's door shows. */
  shown: Person[];
}

/** Makes everybody up, written or invented. Their rows come last, when it is known since when each is here: see `seatPeople`. */
export function makePeople(world: World): People {
  const { content, cast, at } = world;
  const chance = world.chance('people');
  const written = content.people.map(({ pseudonym, name }) => ({ pseudonym, name }));
  const taken = new Set(written.map(({ pseudonym }) => nameKey(pseudonym)));
  const invented = pseudonyms(chance, cast.people - written.length, taken, cast.places)
    .map((pseudonym) => ({ pseudonym, name: null }));
  const opening = at(world.settings.phases[0]!.from, 0);
  const all = [...written, ...invented].map((who, index): Person => ({
    ...who, id: chance.id(opening), since: null,
    // A few are everywhere, most come now and then.
    zeal: (index < written.length ? 1 : 0.35) * (0.15 + chance.float() ** 3 * 2),
  }));
  const byName = new Map(all.map((person) => [person.pseudonym, person]));
  const named = (pseudonym: string): Person => {
    const person = byName.get(pseudonym);
    if (!person) throw new Error(`${world.slug}: nobody is called ${pseudonym}`);
    return person;
  };
  const facilitators = [...new Set(content.meetings.flatMap((meeting) => meeting.facilitators))].map(named);
  const moderator = named(cast.moderator);
  const second = facilitators.find(({ pseudonym }) => ![cast.moderator, cast.organiser, cast.volunteer].includes(pseudonym))!;
  return {
    all, named, organiser: named(cast.organiser), moderators: [moderator, second], members: cast.members.map(named),
    shown: [cast.organiser, cast.volunteer, cast.moderator, cast.resident, ...cast.members].map(named),
    volunteers: [...new Set([named(cast.volunteer), ...facilitators])],
  };
}

/** The highest role under which somebody's deeds stand in the journal. */
export function roleOf(people: People, person: Person): Role {
  if (person === people.organiser) return 'organiser';
  if (people.moderators.includes(person)) return 'moderator';
  return people.volunteers.includes(person) ? 'volunteer' : 'resident';
}

/** The rows of everybody, their roles and their consents: each account is a little older than its first deed. */
export function seatPeople(world: World, people: People): void {
  const { rows, cast, settings } = world;
  const chance = world.chance('accounts');
  const demo = new Map<Person, DemoRole>([
    [people.organiser, 'organiser'], [people.named(cast.volunteer), 'volunteer'], [people.named(cast.moderator), 'moderator'],
    [people.named(cast.resident), 'resident'], ...people.members.map((person) => [person, 'member'] as const),
  ]);
  const opening = world.at(settings.phases[0]!.from, 8);
  for (const person of people.all) {
    const role = demo.get(person) ?? null;
    const email = role === null ? null : `${role}-${person.id.slice(-4)}@${world.slug}.example`;
    const since = person.since ?? world.at(-1, 12);
    const created = person === people.organiser ? minutesLater(earlier(opening, since), -2_880) : minutesLater(since, -chance.int(4, 90));
    rows.people.push({
      id: person.id, pseudonym: person.pseudonym, name: person.name, email, email_key: email, language: 'fr', state: 'active',
      // Noon, so that no time zone makes it another day.
      age_declared_on: new Date(`${created.toISOString().slice(0, 10)}T12:00:00Z`), created_at: created, demo_role: role,
    });
    const purposes: ConsentPurpose[] = ['charter', 'opinions', ...(chance.often(0.3) ? ['follow_up_mail' as const] : [])];
    for (const purpose of purposes) {
      rows.consents.push({ person_id: person.id, purpose, text_version: textVersion(settings, purpose), given_at: created });
    }
    for (const granted of rolesOf(people, person)) {
      const by = granted === 'organiser' ? null : people.organiser.id;
      rows.role_grants.push({ person_id: person.id, role: granted, starts_at: created, granted_by: by });
    }
  }
}

function rolesOf(people: People, person: Person): GrantedRole[] {
  return [
    ...(person === people.organiser ? ['organiser' as const] : []),
    ...(people.moderators.includes(person) ? ['moderator' as const] : []),
    ...(people.volunteers.includes(person) && person !== people.organiser ? ['volunteer' as const] : []),
  ];
}
