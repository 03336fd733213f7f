import type { CommentReason, Stance } from '../db/tables/comments.ts';
import { STANCES } from '../domain/comments/schema.ts';
import type { Chance } from './chance.ts';
import { CHILDHOOD, HEALTH, HOUSING, MOVING, NATURE, NEIGHBOURHOOD, type Reasons } from './content/comments-a.ts';
import { CARE, COMMONS, CULTURE, DEMOCRACY, DIGITAL, WORK } from './content/comments-b.ts';
import { ANYTHING, ENDINGS, HIDDEN, NOTICES, OPENINGS, REPLIES, ROOMS } from './content/comments-general.ts';
import type { Meeting } from './meetings.ts';
import { roleOf, type People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { earlier, minutesLater, type Person, type World } from './world.ts';

/** The kind of reasons that each theme of the three collectives calls for. */
const KINDS: Readonly<Record<string, Reasons>> = {
  logement: HOUSING, 'un-toit': HOUSING, rester: HOUSING, deplacements: MOVING, circuler: MOVING, 'sans-bouchon': MOVING,
  fraicheur: NATURE, 'eau-et-garrigue': NATURE, 'lac-et-montagnes': NATURE, 'air-et-sante': HEALTH, air: HEALTH,
  ecole: CHILDHOOD, ecoles: CHILDHOOD, enfance: CHILDHOOD, quartiers: NEIGHBOURHOOD, communes: NEIGHBOURHOOD,
  'culture-et-sport': CULTURE, 'culture-et-nuit': CULTURE, culture: CULTURE, 'personne-dehors': CARE, egalite: CARE, 'grand-age': CARE,
  feminisme: CARE, communs: COMMONS, manger: COMMONS, travail: WORK, jeunesse: WORK, commerces: WORK, tourisme: WORK,
  democratie: DEMOCRACY, assemblees: DEMOCRACY, decider: DEMOCRACY, numerique: DIGITAL,
};
/** How many threads a text gets, drawn evenly: a mean of one, and with the replies one and a half. */
const THREADS = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 4, 6];
/** The share of threads that were said in a room, that have replies, and of each stance. */
const [IN_ROOM, REPLIED] = [0.15, 0.34];
const SIDES: readonly Stance[] = ['for', 'for', 'for', 'for', 'against', 'against', 'neutral', 'neutral'];

/** A comment while it is made up; who: of a room, whoever wrote it down. */
interface Telling {
  world: World;
  people: People;
  meetings: readonly Meeting[];
}

/** What people say about the published texts, in rooms and on screens; the last days wait for a reader, and a few did not stay. */
export function makeComments(world: World, people: People, meetings: ReadonlyMap<string, Meeting>, proposals: readonly Proposal[]): void {
  const telling = { world, people, meetings: [...meetings.values()].filter(({ held }) => held) };
  const talked = proposals.filter(({ publishedAt, course }) => publishedAt !== null && course.fate.kind !== 'refused');
  for (const proposal of talked) {
    const chance = world.chance(`comments ${proposal.id}`);
    const used = new Set<string>();
    for (let left = chance.pick(THREADS); left > 0; left -= 1) thread(telling, proposal, chance, used);
  }
  makeHidden(telling, world.chance('hidden').shuffled(talked));
  makeNotices(telling);
}

/** After its publication, until commenting closed or the day of planting began. */
function momentFor({ world }: Telling, from: Date, chance: Chance): Date | null {
  const phases = world.settings.phases.filter(({ opens }) => opens.includes('comment'));
  const end = earlier(world.at(Math.max(...phases.map(({ to }) => to)) + 1, 0), world.until);
  const span = end.getTime() - from.getTime() - 3_600_000;
  return span < 3_600_000 ? null : new Date(from.getTime() + 1_800_000 + Math.floor(chance.float() ** 1.6 * span));
}

function thread(telling: Telling, proposal: Proposal, chance: Chance, used: Set<string>): void {
  const { world, people } = telling;
  const at = momentFor(telling, proposal.publishedAt!, chance);
  if (at === null) return;
  const stance = chance.pick(SIDES);
  const meeting = chance.often(IN_ROOM) ? roomBefore(telling, proposal, at, chance) : null;
  const body = fresh(() => (meeting === null ? wordsOf(world, proposal.written.theme, stance, chance) : chance.pick(ROOMS[stance])), used);
  const author = meeting === null ? someone(people, proposal.author, chance) : chance.pick(meeting.typists);
  const id = chance.id(at);
  const about = { id, proposal_id: proposal.id, stance, body, written_at: at };
  const public_ = put(telling, chance, author, {
    ...about,
    ...(meeting === null
      ? { author_id: author.id, author_shown: author.name !== null && chance.often(0.5) ? ('name' as const) : ('pseudonym' as const) }
      : { origin: 'meeting' as const, meeting_id: meeting.id, hands: chance.int(3, 24), typed_by: author.id, author_shown: 'none' as const }),
  });
  if (public_ === null || !chance.often(REPLIED)) return;
  let last = public_;
  for (let n = chance.pick([1, 1, 1, 2, 2, 4]); n > 0; n -= 1) {
    const next = minutesLater(last, chance.int(25, 2_400));
    if (next >= minutesLater(world.until, -30)) return;
    const replier = someone(people, author, chance);
    const said = put(telling, chance, replier, {
      id: chance.id(next), proposal_id: proposal.id, parent_id: id, body: fresh(() => chance.pick(REPLIES), used), written_at: next,
      author_id: replier.id, author_shown: 'pseudonym',
    }, { parent: id, parentAuthor: meeting === null ? author.id : null });
    last = said ?? next;
  }
}

type Row = World['rows']['comments'][number];

/** Writes it in as the house would: read before it is public or after, told in the journal. Answers when it became public, or null. */
function put(
  { world, people }: Telling,
  chance: Chance,
  who: Person,
  row: Omit<Row, 'status'>,
  tale: Record<string, unknown> = {},
): Date | null {
  const written = row.written_at as Date;
  const read = minutesLater(written, chance.int(40, 1_500));
  const [before, wasRead] = [world.settings.moderation === 'before', read < world.until];
  const publishedAt = before ? (wasRead ? read : null) : written;
  world.rows.comments.push({
    parent_id: null, stance: null, origin: 'online', meeting_id: null, hands: null, author_id: null, author_shown: 'pseudonym', typed_by: null,
    ...row, status: publishedAt === null ? 'held' : 'published', published_at: publishedAt, reviewed_at: wasRead ? read : null,
  });
  const deed = { subject: { type: 'comment' as const, id: row.id }, data: { proposal: row.proposal_id, ...tale, ...(row.meeting_id && { meeting: row.meeting_id }) } };
  world.tell(written, { person: who, role: roleOf(people, who) }, { ...deed, verb: before ? 'comment.held' : 'comment.published' });
  if (before && publishedAt) world.tell(publishedAt, moderator(people, who, chance), { ...deed, verb: 'comment.published' });
  return publishedAt;
}

function moderator(people: People, author: Person, chance: Chance) {
  return { person: chance.pick(people.moderators.filter((person) => person !== author)), role: 'moderator' as const };
}

/** Not the words that stand there already; after a few tries, the last ones all the same. */
function fresh(say: () => string, used: Set<string>): string {
  let words = say();
  for (let tried = 0; used.has(words) && tried < 8; tried += 1) words = say();
  used.add(words);
  return words;
}

/** A reason of the theme or of any, sometimes after who speaks, sometimes before a last word. */
function wordsOf(world: World, theme: string, stance: Stance, chance: Chance): string {
  const reason = chance.pick(chance.often(0.78) ? (KINDS[theme] ?? ANYTHING)[stance] : ANYTHING[stance]);
  const opening = chance.often(0.36) ? `${chance.pick(OPENINGS).replace('{lieu}', chance.pick(world.cast.places))} ` : '';
  return typeset(`${opening}${reason}${chance.often(0.34) ? ` ${chance.pick(ENDINGS)}` : ''}`);
}

/** A meeting held between the publication and the writing down, other than its own. */
function roomBefore({ meetings }: Telling, { written, publishedAt }: Proposal, at: Date, chance: Chance): Meeting | null {
  const some = meetings.filter(({ endsAt }) => endsAt > publishedAt! && endsAt < at);
  return some.length === 0 || written.origin === 'collective' ? null : chance.pick(some);
}

function someone({ all, organiser }: People, but: Person | null, chance: Chance): Person {
  const few = Array.from({ length: 6 }, () => chance.pick(all)).filter((person) => person !== but && person !== organiser);
  return few.toSorted((a, b) => b.zeal - a.zeal)[0] ?? all.find((person) => person !== but && person !== organiser)!;
}

/** What did not stay: said, reported by somebody without an account, and hidden with its statement. */
function makeHidden(telling: Telling, proposals: readonly Proposal[]): void {
  const { world, people } = telling;
  for (const [index, { body, reason, statement }] of HIDDEN.entries()) {
    const chance = world.chance(`hidden ${index}`);
    const proposal = proposals[index]!;
    const at = momentFor(telling, proposal.publishedAt!, chance);
    if (at === null) continue;
    const author = someone(people, proposal.author, chance);
    const by = moderator(people, author, chance);
    const [reported, decided] = [minutesLater(at, 90), earlier(minutesLater(at, 400), minutesLater(world.until, -15))];
    const id = chance.id(at);
    const data = { proposal: proposal.id };
    world.rows.comments.push({
      id, proposal_id: proposal.id, parent_id: null, stance: STANCES[index % 3]!, body: typeset(body), origin: 'online', meeting_id: null, hands: null,
      author_id: author.id, author_shown: 'pseudonym', typed_by: null, status: 'hidden', written_at: at, published_at: at, reviewed_at: decided,
    });
    report(world, chance, id, reported, { reason, words: null, state: 'upheld', decided_by: by.person.id, decided_at: decided });
    world.rows.comment_moderations.push({
      id: chance.id(decided), comment_id: id, decision: 'hidden', reason_code: reason, statement: typeset(statement), decided_by: by.person.id,
      decided_at: decided,
    });
    world.tell(at, { person: author, role: roleOf(people, author) }, { verb: 'comment.published', subject: { type: 'comment', id }, data });
    world.tell(decided, by, { verb: 'comment.hidden', subject: { type: 'comment', id }, data: { ...data, reason } });
  }
}

type Report = World['rows']['comment_reports'][number];

function report(world: World, chance: Chance, comment: string, at: Date, fields: Pick<Report, 'reason' | 'words' | 'state'> & Partial<Report>): void {
  world.rows.comment_reports.push({
    id: chance.id(at), comment_id: comment, person_id: null, reported_at: at, decided_by: null, decided_at: null, ...fields,
  });
}

/** Notices that still wait: about words that somebody took badly. */
function makeNotices({ world }: Telling): void {
  const chance = world.chance('notices');
  const reasons: readonly CommentReason[] = ['personal_attack', 'charter', 'illegal', 'advert'];
  const online = world.rows.comments.filter(({ status, origin, parent_id }) => status === 'published' && origin === 'online' && !parent_id);
  for (const [index, { id, written_at }] of chance.shuffled(online).slice(0, NOTICES.length).entries()) {
    const at = earlier(minutesLater(written_at as Date, chance.int(60, 3_000)), minutesLater(world.until, -chance.int(10, 600)));
    report(world, chance, id, at, { reason: reasons[index]!, words: typeset(NOTICES[index]!), state: 'open' });
  }
}

/** The spaces that French type wants. */
function typeset(text: string): string {
  return text.replaceAll(/ ([;:!?])/g, '\u202f$1').replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');
}
