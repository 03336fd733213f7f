import { chanceOf } from './chance.ts';
import type { WrittenProposal } from './content.ts';
import type { Meeting } from './meetings.ts';
import { roleOf, type People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { earlier, minutesLater, noteDeed, type Person, type World } from './world.ts';

/** Since when sheets are read by a second person, in days before the day of planting. */
const SINCE = 12;
/** One in so many was mended. */
const MENDED = 6;

/** Where publication waits for a second reading: the latest sheets as they were read, and those that wait for it. */
export function makeReadings(world: World, people: People, meetings: ReadonlyMap<string, Meeting>, proposals: readonly Proposal[]): void {
  if (world.settings.secondReading !== 'before_publication') return;
  const since = minutesLater(world.until, -SINCE * 1_440);
  for (const proposal of proposals) {
    const meeting = proposal.written.meeting === null ? undefined : meetings.get(proposal.written.meeting);
    if (meeting && meeting.endsAt > since && proposal.publishedAt !== null) readSheet(world, people, proposal, meeting);
  }
  for (const [index, written] of world.content.unread.entries()) waitingSheet(world, people, written, meetings.get(written.meeting ?? ''), index);
}

/** Typed in the first third of the time that it took to appear; the second reading is what published it. */
function readSheet(world: World, people: People, { id, publishedAt }: Proposal, meeting: Meeting): void {
  const sheet = world.rows.sheets.find((row) => row.proposal_id === id);
  const row = world.rows.proposals.find((one) => one.id === id);
  const told = world.rows.journal.find((line) => line.subject_id === id && line.verb === 'proposal.published');
  const at = publishedAt!;
  if (!sheet || !row || !told) return;
  const chance = world.chance(`reading ${id}`);
  const typist = people.all.find((person) => person.id === sheet.typed_by)!;
  const reader = chance.pick(people.volunteers.filter((person) => person !== typist));
  const typedAt = new Date(meeting.endsAt.getTime() + (at.getTime() - meeting.endsAt.getTime()) / 3);
  const mended = chance.int(1, MENDED) === 1 && typeof sheet.hands === 'number' && sheet.hands > 1;
  const [before, after] = mended ? [{ hands: sheet.hands! - 1 }, { hands: sheet.hands }] : [null, null];
  Object.assign(sheet, { typed_at: typedAt, reading: 'read' });
  Object.assign(row, { submitted_at: typedAt });
  world.rows.readings.push({
    proposal_id: id, typed_by: typist.id, reader_id: reader.id, outcome: mended ? 'mended' : 'agreed', before: before && JSON.stringify(before),
    after: after && JSON.stringify(after), read_at: at,
  });
  const subject = { type: 'proposal' as const, id };
  world.tell(typedAt, { person: typist, role: roleOf(people, typist) }, { verb: 'proposal.submitted', subject, data: { meeting: meeting.id } });
  world.tell(at, { person: reader, role: roleOf(people, reader) }, { verb: 'sheet.read', subject, data: before === null ? { outcome: 'agreed' } : { outcome: 'mended', before } });
  Object.assign(told, { actor_id: reader.id, actor_role: roleOf(people, reader), data: '{}' });
}

/** Typed on the last evening: nobody but volunteers sees it yet. */
function waitingSheet(world: World, people: People, written: WrittenProposal, meeting: Meeting | undefined, index: number): void {
  if (!meeting || written.sheet === null) throw new Error(`${world.slug}: a waiting sheet needs its meeting and what was noted`);
  const chance = chanceOf(world.slug, world.settings.referenceDay, 'unread', String(index));
  const typedAt = earlier(minutesLater(meeting.endsAt, 1_500 + index * 9), minutesLater(world.until, -30 + index));
  const typist: Person = meeting.typists[index % meeting.typists.length]!;
  noteDeed(typist, typedAt);
  const id = chance.id(typedAt);
  const { title, body, theme, district, voice, organisation, sheet: { table, verbatim, hands, objections } } = written;
  world.rows.proposals.push({
    id, reference: null, title, body, theme, district, place_x: null, place_y: null, status: 'submitted', origin: 'meeting', meeting_id: meeting.id, voice,
    organisation, author_id: null, author_shown: 'none', shuffle: chance.int(0, 65_535), submitted_at: typedAt, published_at: null, decided_at: null,
    reviewed_at: null,
  });
  const codes = new Set(world.rows.sheets.filter((row) => row.meeting_id === meeting.id).map(({ code }) => code));
  let number = 1;
  const codeOf = () => `T${table}-${String(number).padStart(2, '0')}`;
  while (codes.has(codeOf())) number += 1;
  world.rows.sheets.push({
    proposal_id: id, meeting_id: meeting.id, code: codeOf(), table_label: String(table), verbatim, hands, objections, typed_by: typist.id, typed_at: typedAt,
    reading: 'before',
  });
  world.tell(typedAt, { person: typist, role: roleOf(people, typist) }, {
    verb: 'proposal.submitted', subject: { type: 'proposal', id }, data: { meeting: meeting.id, sheet: codeOf() },
  });
}
