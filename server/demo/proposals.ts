import { contains, type Point } from '../../tenants/drawing.ts';
import type { ProposalStatus } from '../db/tables/proposals.ts';
import { MOVES } from '../domain/proposals/lifecycle.ts';
import type { Chance } from './chance.ts';
import type { WrittenProposal } from './content.ts';
import { makeCourses, type Course } from './fates.ts';
import type { Meeting } from './meetings.ts';
import { roleOf, type People } from './people.ts';
import { minutesLater, noteDeed, type Person, type World } from './world.ts';

/** A planted proposal. publishedAt: null for what was refused before anybody saw it. */
export interface Proposal {
  id: string; written: WrittenProposal; course: Course; author: Person | null; publishedAt: Date | null; status: ProposalStatus;
}

/** Every proposal with its sheet, its answer on admissibility and its lines of the journal; numbered in the order of publication. */
export function makeProposals(world: World, people: People, meetings: ReadonlyMap<string, Meeting>): Proposal[] {
  const courses = makeCourses(world, meetings);
  const made = world.content.proposals.map((written, index) => begin(world, people, written, courses[index]!, index));
  const published = made.filter(({ publishedAt }) => publishedAt !== null)
    .toSorted((a, b) => a.publishedAt!.getTime() - b.publishedAt!.getTime() || (a.id < b.id ? -1 : 1));
  const references = new Map(published.map((proposal, index) => [proposal, index + 1]));
  const codes = new Map<string, number>();
  for (const proposal of made.toSorted((a, b) => a.course.submittedAt.getTime() - b.course.submittedAt.getTime())) {
    const meeting = proposal.written.meeting === null ? null : meetings.get(proposal.written.meeting)!;
    writeProposal(world, proposal, meeting, references.get(proposal) ?? null);
    const typist = meeting && writeSheet(world, proposal, meeting, codes);
    tellArrival(world, people, proposal, meeting, typist);
  }
  world.rows.counters.push({ name: 'proposal', value: published.length });
  return made;
}

function begin(world: World, people: People, written: WrittenProposal, course: Course, index: number): Proposal {
  const chance = world.chance(`proposal ${index}`);
  const author = written.origin === 'online' ? authorOf(people, chance) : null;
  if (author) noteDeed(author, course.submittedAt);
  const refused = course.fate.kind === 'refused';
  const before = world.settings.moderation === 'before' && written.origin !== 'collective';
  const answered = minutesLater(course.submittedAt, chance.int(180, 1_900));
  const publishedAt = before ? (refused ? null : answered < world.until ? answered : minutesLater(world.until, -20)) : course.submittedAt;
  return { id: chance.id(course.submittedAt), written, course, author, publishedAt, status: statusOf(course) };
}

/** Most write once; those who are everywhere write more. */
function authorOf({ all, organiser }: People, chance: Chance): Person {
  const keys = all.filter((person) => person !== organiser).map((person) => ({ person, key: chance.float() ** (1 / person.zeal) }));
  return keys.reduce((best, one) => (one.key > best.key ? one : best)).person;
}

function statusOf({ fate }: Course): ProposalStatus {
  switch (fate.kind) {
    case 'refused': return 'inadmissible';
    case 'judged': return fate.verdict.verdict;
    case 'listed_for': return 'in_validation';
    default: return 'published';
  }
}

function writeProposal(world: World, proposal: Proposal, meeting: Meeting | null, reference: number | null): void {
  const { id, written, author, course } = proposal;
  const chance = world.chance(`row ${id}`);
  const place = written.origin === 'online' && chance.often(0.45) ? pointIn(world, written.district, chance) : null;
  world.rows.proposals.push({
    id, reference, title: written.title, body: written.body, theme: written.theme, district: written.district,
    place_x: place?.[0] ?? null, place_y: place?.[1] ?? null, status: proposal.status, origin: written.origin,
    meeting_id: meeting?.id ?? null, voice: written.voice, organisation: written.organisation, author_id: author?.id ?? null,
    author_shown: author === null ? 'none' : author.name !== null && chance.often(0.6) ? 'name' : 'pseudonym',
    shuffle: chance.int(0, 65_535), submitted_at: course.submittedAt, published_at: proposal.publishedAt, decided_at: null,
    reviewed_at: readAt(world, proposal, chance),
  });
}

/** When whoever answers on admissibility had read it: what came in the last two days waits for them. */
function readAt({ until }: World, { course, publishedAt, status }: Proposal, chance: Chance): Date | null {
  if (course.submittedAt.getTime() !== publishedAt?.getTime()) return publishedAt ?? minutesLater(course.submittedAt, 120);
  const at = minutesLater(publishedAt, chance.int(60, 2_600));
  if (at < until) return at;
  return status === 'published' ? null : minutesLater(until, -5);
}

/** A point of the district's drawing, when it has one. */
function pointIn({ settings }: World, district: string | null, chance: Chance): Point | null {
  const shape = settings.districts.find(({ code }) => code === district)?.shape as readonly Point[] | null | undefined;
  if (!shape) return null;
  const [xs, ys] = [shape.map(([x]) => x), shape.map(([, y]) => y)];
  for (let tried = 0; tried < 50; tried += 1) {
    const point: Point = [chance.int(Math.min(...xs), Math.max(...xs)), chance.int(Math.min(...ys), Math.max(...ys))];
    if (contains(shape, point)) return point;
  }
  return null;
}

/** The sheet, as it was typed: T3-07 is the seventh of the third table. Answers who typed it. */
function writeSheet(world: World, { id, written, course }: Proposal, meeting: Meeting, codes: Map<string, number>): Person {
  const chance = world.chance(`sheet ${id}`);
  const typist = chance.pick(meeting.typists);
  noteDeed(typist, course.submittedAt);
  if (written.sheet === null) return typist;
  const { table, verbatim, hands, objections } = written.sheet;
  const key = `${meeting.id} ${table}`;
  const number = (codes.get(key) ?? 0) + 1;
  codes.set(key, number);
  world.rows.sheets.push({
    proposal_id: id, meeting_id: meeting.id, code: `T${table}-${String(number).padStart(2, '0')}`, table_label: String(table),
    verbatim, hands, objections, typed_by: typist.id, typed_at: course.submittedAt,
  });
  return typist;
}

function tellArrival(world: World, people: People, proposal: Proposal, meeting: Meeting | null, typist: Person | null): void {
  const { id, course, publishedAt, author } = proposal;
  const who = typist ?? author ?? people.organiser;
  const subject = { type: 'proposal' as const, id };
  const data = meeting ? { meeting: meeting.id } : {};
  const atOnce = publishedAt !== null && publishedAt.getTime() === course.submittedAt.getTime();
  const verb = atOnce ? 'proposal.published' : 'proposal.submitted';
  world.tell(course.submittedAt, { person: who, role: roleOf(people, who) }, { verb, subject, data });
  const chance = world.chance(`answer ${id}`);
  // Nobody answers on their own text.
  const moderator = { person: chance.pick(people.moderators.filter((person) => person !== author)), role: 'moderator' as const };
  if (course.fate.kind === 'refused') {
    const { reason_code: reason, answer } = course.fate.refusal;
    const at = minutesLater(course.submittedAt, chance.int(90, 1_700));
    moderate(world, moderator.person, { id, at: at < world.until ? at : minutesLater(world.until, -10), reason, answer });
    world.tell(at < world.until ? at : minutesLater(world.until, -10), moderator, { verb: MOVES.refuse.verb, subject, data: { reason } });
  } else if (!atOnce && publishedAt !== null) {
    moderate(world, moderator.person, { id, at: publishedAt, reason: null, answer: null });
    world.tell(publishedAt, moderator, { verb: MOVES.publish.verb, subject });
  }
}

type Reason = 'duplicate' | 'outside_powers' | 'unclear' | 'charter' | 'personal_attack' | 'advert';

function moderate(world: World, moderator: Person, said: { id: string; at: Date; reason: Reason | null; answer: string | null }): void {
  world.rows.moderations.push({
    id: world.chance(`moderation ${said.id}`).id(said.at), proposal_id: said.id,
    decision: said.reason === null ? 'published' : 'inadmissible', reason_code: said.reason, answer: said.answer, decided_by: moderator.id, decided_at: said.at,
  });
}
