// What was written for the demonstration, read and checked: one JSON document a line, a folder a collective.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { evidenceUrl, PROGRESS } from '../domain/commitments/schema.ts';

const FOLDER = path.resolve(import.meta.dirname, 'content');
const text = z.string().min(1);
const count = z.int().min(0);

const proposal = z.strictObject({
  title: text.max(120),
  body: z.string().min(30).max(1200),
  theme: text,
  district: text.nullable(),
  origin: z.enum(['online', 'meeting', 'collective']),
  meeting: text.nullable(),
  voice: z.enum(['resident', 'organisation', 'collective', 'assembly']),
  organisation: text.nullable(),
  sheet: z.strictObject({ table: z.int().min(1), verbatim: text, hands: z.int().min(1), objections: text.nullable() }).nullable(),
  supports: count,
});

const meeting = z.strictObject({
  key: text,
  title: text.max(120),
  kind: z.enum(['public_meeting', 'workshop', 'cafe', 'porteur_de_parole', 'walk', 'door_to_door']),
  place: text,
  district: text,
  /** Days from the collective's reference day. */
  dayOffset: z.int(),
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Minutes. */
  duration: z.int().min(30).max(480),
  facilitators: z.array(text).min(1),
  attendance: z.strictObject({ total: count, under_25: count, '25_64': count, '65_plus': count }).nullable(),
  report: text.nullable(),
});

/** What the report of a meeting tells, section by section. */
const section = z.strictObject({ meeting: text, said: text.optional(), debated: text.optional(), asked: text.optional(), next: text.optional() });

const person = z.strictObject({ pseudonym: text.max(40), name: text.nullable() });

/** A proposal by its place among all (from 1), or by its file and line. */
const place = { proposal: z.int().min(1).optional(), file: text.optional(), line: z.int().min(1).optional() };

const refusal = z.strictObject({
  ...place,
  reason_code: z.enum(['duplicate', 'outside_powers', 'unclear', 'charter', 'personal_attack', 'advert']),
  answer: text,
});

const verdict = z.strictObject({
  ...place,
  verdict: z.enum(['validated', 'validated_amended', 'sent_back', 'set_aside']),
  yes: count,
  no: count,
  abstain: count,
  reason: text,
});

/** A proposal of the programme by its place among all (from 1), or by its part and line: 'a1:4'. */
const source = z.union([z.int().min(1), z.string().regex(/^\w+:\d+$/)]);
/** A line of the programme. day: days from the reference day; a measure is what its latest version says. */
const programmeLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chapter'), key: text, title: text.max(200), introduction: text.nullable(), day: z.int() }),
  z.strictObject({
    kind: z.literal('measure'), key: text, chapter: text, sources: z.array(source).min(1), removed: z.int().nullable(),
    versions: z.array(z.strictObject({ day: z.int(), title: text.max(300), paragraphs: z.array(text).min(1), note: text.nullable() })).min(1),
  }),
  z.strictObject({ kind: z.literal('edition'), day: z.int(), title: text.max(200), note: text.nullable() }),
]);

/** What became of a measure, by its key in the programme. day: days from the day of planting, before it. */
const commitment = z.strictObject({
  measure: text,
  steps: z.array(z.strictObject({
    day: z.int().max(-1), state: z.enum(PROGRESS), reason: text, evidence: text.nullable(), url: evidenceUrl.nullable(), wording: text.nullable(),
  })),
});

/** What the collective answers. batch: with which others it appeared; null for what is still being prepared. */
const answer = z.strictObject({ ...place, batch: z.int().min(1).max(2).nullable(), state: z.enum(['draft', 'ready', 'published']), body: text.max(5_000) });

export type WrittenAnswer = z.infer<typeof answer> & { index: number };
export type WrittenCommitment = z.infer<typeof commitment>;
export type WrittenProposal = z.infer<typeof proposal>;
export type WrittenMeeting = z.infer<typeof meeting>;
export type WrittenPerson = z.infer<typeof person>;
/** index: the proposal's place in `proposals`, from 0. */
export type WrittenRefusal = z.infer<typeof refusal> & { index: number };
export type WrittenVerdict = z.infer<typeof verdict> & { index: number };
/** sources: places in `proposals`, from 0. */
type ProgrammeLine = z.infer<typeof programmeLine>;
export type WrittenMeasure = Omit<Extract<ProgrammeLine, { kind: 'measure' }>, 'sources'> & { sources: number[] };
export interface WrittenProgramme {
  chapters: Extract<ProgrammeLine, { kind: 'chapter' }>[]; measures: WrittenMeasure[]; editions: Extract<ProgrammeLine, { kind: 'edition' }>[];
}

export interface Content {
  /** Sheets that wait for their second reading: not among the proposals. */
  unread: WrittenProposal[]; sections: z.infer<typeof section>[];
  proposals: WrittenProposal[]; meetings: WrittenMeeting[]; people: WrittenPerson[]; refusals: WrittenRefusal[]; verdicts: WrittenVerdict[];
  programme: WrittenProgramme; commitments: WrittenCommitment[]; answers: WrittenAnswer[];
}

function readLines<Row>(slug: string, file: string, row: z.ZodType<Row>): Row[] {
  const lines = readFileSync(path.join(FOLDER, slug, file), 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => {
    const parsed = row.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${slug}/${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}

/** `proposals-a1.jsonl` is the part a1. */
function partsOf(slug: string, kind: string): { part: string; file: string }[] {
  const named = new RegExp(`^${kind}(?:-(\\w+))?\\.jsonl$`);
  return readdirSync(path.join(FOLDER, slug)).toSorted().flatMap((file) => {
    const match = named.exec(file);
    return match ? [{ part: match[1] ?? '', file }] : [];
  });
}

/** Everything written for a collective. @throws naming the file and the line */
export function readContent(slug: string): Content {
  const all = <Row>(kind: string, row: z.ZodType<Row>) => partsOf(slug, kind)
    .flatMap(({ part, file }) => readLines(slug, file, row).map((value, index) => ({ part, line: index + 1, value })));
  const proposals = all('proposals', proposal);
  const indexOf = (where: { proposal?: number | undefined; file?: string | undefined; line?: number | undefined }): number => {
    const index = where.proposal === undefined
      ? proposals.findIndex(({ part, line }) => part === where.file && line === where.line) : where.proposal - 1;
    if (!proposals[index]) throw new Error(`${slug}: there is no proposal ${JSON.stringify(where)}`);
    return index;
  };
  return {
    unread: all('unread', proposal).map(({ value }) => value), sections: all('sections', section).map(({ value }) => value),
    proposals: proposals.map(({ value }) => value),
    meetings: all('meetings', meeting).map(({ value }) => value),
    commitments: all('commitments', commitment).map(({ value }) => value),
    answers: all('answers', answer).map(({ value }) => ({ ...value, index: indexOf(value) })),
    people: all('people', person).map(({ value }) => value),
    refusals: all('refusals', refusal).map(({ value }) => ({ ...value, index: indexOf(value) })),
    verdicts: all('verdicts', verdict).map(({ value }) => ({ ...value, index: indexOf(value) })),
    programme: programmeOf(all('programme', programmeLine).map(({ value }) => value), (place) => {
      const [part, line] = typeof place === 'number' ? [undefined, undefined] : place.split(':');
      return indexOf(typeof place === 'number' ? { proposal: place } : { file: part, line: Number(line) });
    }),
  };
}

function programmeOf(lines: readonly ProgrammeLine[], indexOf: (place: z.infer<typeof source>) => number): WrittenProgramme {
  return {
    chapters: lines.filter((line) => line.kind === 'chapter'),
    measures: lines.filter((line) => line.kind === 'measure').map((line) => ({ ...line, sources: line.sources.map(indexOf) })),
    editions: lines.filter((line) => line.kind === 'edition'),
  };
}
