import type { NoticeReason } from '../db/tables/following.ts';
import { isTold, toldTo } from '../domain/following/deeds.ts';
import type { Meeting } from './meetings.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { later, minutesLater, noteDeed, type Person, type World } from './world.ts';

/** Each of so many people follows up to three texts. */
const FOLLOWING = 0.2;
const READ_AFTER_MINUTES = 3 * 1_440;

/** What people follow; those whom the demo's door shows follow a theme and a meeting as well. */
export function makeFollows(world: World, people: People, meetings: ReadonlyMap<string, Meeting>, proposals: readonly Proposal[]): void {
  const chance = world.chance('follows');
  const open = proposals.filter(({ publishedAt, course: { fate } }) => publishedAt !== null && publishedAt < world.at(-1, 0) && fate.kind !== 'refused');
  const decided = open.filter(({ course: { fate }, id }) => fate.kind === 'judged' || world.rows.answers.some((answer) => answer.proposal_id === id));
  const held = [...meetings.values()].filter((meeting) => meeting.held);
  for (const person of people.all) {
    const shown = people.shown.includes(person);
    if (!shown && !chance.often(FOLLOWING)) continue;
    const texts = shown ? chance.shuffled(decided.length > 0 ? decided : open).slice(0, 5) : chance.shuffled(open).slice(0, chance.int(1, 3));
    for (const text of texts) follow(world, person, 'proposal', text.id, minutesLater(text.publishedAt!, 10 + chance.float() * 600));
    if (!shown) continue;
    follow(world, person, 'theme', chance.pick(world.settings.themes).code, world.at(-6, 12));
    if (held.length > 0) {
      const meeting = chance.pick(held);
      follow(world, person, 'meeting', meeting.id, later(meeting.endsAt, world.at(-30, 9)));
    }
  }
}

function follow(world: World, person: Person, kind: 'proposal' | 'theme' | 'meeting', what: string, at: Date): void {
  if (at >= world.until) return;
  noteDeed(person, at);
  world.rows.follows.push({
    id: world.chance(`follow ${person.id} ${what}`).id(at), person_id: person.id, kind, proposal_id: kind === 'proposal' ? what : null,
    meeting_id: kind === 'meeting' ? what : null, theme: kind === 'theme' ? what : null, created_at: at,
  });
}

/** What those whom the door shows were told: of their own texts, and of those that they follow. The last three days are still to read. */
export function makeNotices(world: World, people: People, proposals: readonly Proposal[]): void {
  const { rows, until } = world;
  const authors = new Map(proposals.map(({ id, author }) => [id, author?.id ?? null]));
  const shown = new Set(people.shown.map(({ id }) => id));
  const since = new Map(rows.follows.flatMap(({ person_id, proposal_id, created_at }) => (proposal_id ? [[`${person_id} ${proposal_id}`, created_at as Date] as const] : [])));
  for (const line of rows.journal) {
    if (line.subject_type !== 'proposal' || !isTold(line.verb)) continue;
    const { author, followers } = toldTo(line.verb);
    const at = line.at as Date;
    for (const personId of shown) {
      const followed = since.get(`${personId} ${line.subject_id}`);
      const reason: NoticeReason | null = author && authors.get(line.subject_id) === personId ? 'author'
        : followers?.includes('proposal') && followed && followed < at ? 'follows_proposal' : null;
      if (reason === null || line.actor_id === personId) continue;
      const readAt = minutesLater(at, 400);
      rows.notices.push({
        person_id: personId, journal_id: line.id, verb: line.verb, reason, proposal_id: line.subject_id, meeting_id: null, at, mail: 'none',
        read_at: at < minutesLater(until, -READ_AFTER_MINUTES) ? readAt : null,
      });
    }
  }
}

/** How often they want letters: only some of those who agreed to any. */
export function makeRhythms(world: World): void {
  const chance = world.chance('rhythms');
  for (const { person_id, purpose, given_at } of world.rows.consents) {
    if (purpose !== 'follow_up_mail' || !chance.often(0.4)) continue;
    world.rows.mail_preferences.push({ person_id, rhythm: chance.pick(['daily', 'weekly', 'weekly']), changed_at: given_at as Date });
  }
}
