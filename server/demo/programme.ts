import type { Paragraph } from '../db/tables/programme.ts';
import type { Verdict } from '../db/tables/proposals.ts';
import { hashOf } from '../domain/programme/canonical.ts';
import { composeEdition, composePlan, type DraftChapter } from '../domain/programme/compose.ts';
import { sourceOf, type SourceRow } from '../domain/programme/facts.ts';
import { rematch } from '../domain/programme/paragraphs.ts';
import type { Role } from '../domain/actor.ts';
import type { Chance } from './chance.ts';
import type { WrittenMeasure } from './content.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type Person, type World } from './world.ts';

interface Version { version: number; at: Date; title: string; paragraphs: Paragraph[]; note: string | null }
interface Measure { id: string; written: WrittenMeasure; chapterId: string; versions: Version[]; removedAt: Date | null; sources: string[]; reference: number | null }

/** The programme as it was written: chapters, measures with every version, and the editions that were published of them. */
export function makeProgramme(world: World, people: People, proposals: readonly Proposal[]): void {
  const { programme } = world.content;
  if (programme.chapters.length === 0) return;
  const chance = world.chance('programme');
  const who = { person: people.organiser, role: 'organiser' as const };
  const chapters = makeChapters(world, who, chance);
  const measures = programme.measures.map((written, index) => makeMeasure(world, who, chance, { written, index, chapters, proposals }));
  for (const [index, edition] of programme.editions.entries()) publish(world, who, chance, { edition, number: index + 1, chapters, measures });
  const places = new Map<string, number>();
  for (const measure of measures) {
    const position = (places.get(measure.chapterId) ?? 0) + 1;
    places.set(measure.chapterId, position);
    writeMeasure(world, people.organiser, measure, position);
  }
  const numbered = measures.filter(({ reference }) => reference !== null).length;
  if (numbered > 0) world.rows.counters.push({ name: 'measure', value: numbered });
}

type Who = { person: Person; role: Role };
type Chapter = { id: string; key: string; title: string; introduction: string | null };

function makeChapters(world: World, who: Who, chance: Chance): Chapter[] {
  return world.content.programme.chapters.map(({ key, title, introduction, day }, index) => {
    const at = minutesLater(world.at(day, 10), index * 4);
    const id = chance.id(at);
    world.rows.chapters.push({ id, title, introduction, position: index + 1, created_at: at, removed_at: null });
    world.tell(at, who, { verb: 'chapter.added', subject: { type: 'chapter', id } });
    return { id, key, title, introduction };
  });
}

function makeMeasure(
  world: World, who: Who, chance: Chance,
  { written, index, chapters, proposals }: { written: WrittenMeasure; index: number; chapters: readonly Chapter[]; proposals: readonly Proposal[] },
): Measure {
  const versions: Version[] = [];
  for (const { day, title, paragraphs, note } of written.versions) {
    const at = minutesLater(world.at(day, 18), index * 5);
    versions.push({ version: versions.length + 1, at, title, note, paragraphs: rematch(versions.at(-1)?.paragraphs ?? [], paragraphs, () => chance.id(at)) });
  }
  const id = chance.id(versions[0]!.at);
  const subject = { type: 'measure' as const, id };
  for (const { version, at } of versions) world.tell(at, who, { verb: version === 1 ? 'measure.drafted' : 'measure.edited', subject, data: version === 1 ? {} : { version } });
  const removedAt = written.removed === null ? null : world.at(written.removed, 19);
  if (removedAt) world.tell(removedAt, who, { verb: 'measure.removed', subject });
  return {
    id, written, versions, removedAt, reference: null, chapterId: chapters.find(({ key }) => key === written.chapter)!.id,
    sources: written.sources.map((place) => proposals[place]!.id),
  };
}

/** Freezes what stood at noon of the day, numbers given as the house gives them. */
function publish(
  world: World, who: Who, chance: Chance,
  { edition, number, chapters, measures }: {
    edition: { day: number; title: string; note: string | null }; number: number; chapters: readonly Chapter[]; measures: Measure[];
  },
): void {
  const { settings, rows } = world;
  const publishedAt = world.at(edition.day, 12);
  const standing = chapters.flatMap(({ id }) => measures.filter((measure) => measure.chapterId === id && measure.versions[0]!.at < publishedAt
    && (measure.removedAt === null || measure.removedAt > publishedAt)));
  let next = Math.max(0, ...measures.map(({ reference }) => reference ?? 0)) + 1;
  for (const measure of standing) measure.reference ??= next++;
  const head = { collective: settings.name, number, title: edition.title, note: edition.note, publishedAt, zone: settings.timeZone };
  const document = composeEdition(head, planAt(world, chapters, standing, publishedAt));
  const id = chance.id(publishedAt);
  const hash = hashOf(document);
  rows.editions.push({
    id, number, title: edition.title, note: edition.note, document: JSON.stringify(document), hash, published_at: publishedAt, published_by: who.person.id,
  });
  for (const [index, measure] of standing.entries()) {
    rows.edition_measures.push({ edition_id: id, measure_id: measure.id, version: versionAt(measure, publishedAt).version, place: index + 1 });
    const printed = new Set(measure.sources.flatMap((source) => [source, ...carriedBy(world, source)]));
    for (const proposalId of printed) rows.edition_sources.push({ edition_id: id, measure_id: measure.id, proposal_id: proposalId });
  }
  world.tell(publishedAt, who, { verb: 'edition.published', subject: { type: 'edition', id }, data: { number, hash } });
}

function versionAt({ versions }: Measure, at: Date): Version { return versions.findLast((version) => version.at < at)!; }

function planAt(world: World, chapters: readonly Chapter[], measures: readonly Measure[], at: Date): DraftChapter[] {
  return composePlan({
    chapters,
    measures: measures.map((measure) => {
      const { version, title, paragraphs } = versionAt(measure, at);
      return { id: measure.id, chapterId: measure.chapterId, reference: measure.reference, version, title, paragraphs };
    }),
    sources: new Map(measures.map((measure) => [measure.id, measure.sources.map((id) => sourceOf(rowOf(world, id), carriedBy(world, id).map((one) => rowOf(world, one)), world.settings.timeZone))
      .toSorted((a, b) => a.reference - b.reference)])),
  });
}

/** Those that were grouped into a proposal. */
function carriedBy({ rows }: World, id: string): string[] {
  return rows.proposals.filter((row) => row.carried_by === id && row.part_of !== id).map((row) => row.id);
}

/** The facts of a proposal from the rows made so far, as the database will tell them. */
function rowOf({ rows }: World, id: string): SourceRow {
  const proposal = rows.proposals.find((row) => row.id === id)!;
  const meeting = rows.meetings.find((row) => row.id === proposal.meeting_id);
  const sheet = rows.sheets.find((row) => row.proposal_id === id);
  const verdict = rows.verdicts.find((row) => row.proposal_id === id);
  const question = rows.questions.find((row) => row.id === verdict?.question_id);
  const sitting = rows.sittings.find((row) => row.id === question?.sitting_id);
  return {
    id, reference: proposal.reference ?? null, title: proposal.title, origin: proposal.origin, voice: proposal.voice, organisation: proposal.organisation ?? null,
    meetingReference: meeting?.reference ?? null, meetingTitle: meeting?.title ?? null, place: meeting?.place ?? null, startsAt: (meeting?.starts_at as Date) ?? null,
    sheet: sheet?.code ?? null, table: sheet?.table_label ?? null, hands: sheet?.hands ?? null,
    verdict: (verdict?.verdict as Verdict) ?? null, imported: verdict?.imported ?? null, decidedAt: (verdict?.decided_at as Date) ?? null,
    sitting: sitting?.number ?? null, counts: question?.counts ? JSON.parse(question.counts) : null,
  };
}

function writeMeasure({ rows }: World, writer: Person, measure: Measure, position: number): void {
  const { id, versions, removedAt, reference, chapterId } = measure;
  const last = versions.at(-1)!;
  rows.measures.push({
    id, chapter_id: chapterId, reference, title: last.title, paragraphs: JSON.stringify(last.paragraphs), position, removed_at: removedAt,
    version: last.version, created_at: versions[0]!.at, updated_at: last.at,
  });
  for (const { version, at, title, paragraphs, note } of versions) {
    rows.measure_versions.push({ measure_id: id, version, title, paragraphs: JSON.stringify(paragraphs), note, written_by: writer.id, written_at: at });
  }
  for (const [index, proposalId] of measure.sources.entries()) {
    rows.measure_sources.push({ measure_id: id, proposal_id: proposalId, added_at: minutesLater(versions[0]!.at, index) });
  }
}
