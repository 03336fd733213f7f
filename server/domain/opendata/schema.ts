// The format of the open data: what a line of each file holds. From these schemas come the columns of CSV and JSON, the page that documents
// them, the JSON Schema, and the check of what is imported again.
import { z } from 'zod';
import { KINDS, STATES } from '../meetings/schema.ts';
import { LISTED_STATUSES, ORIGINS, VOICES } from '../proposals/schema.ts';
import { BASES } from '../../../tenants/rule.ts';

/** Raised when a column leaves or changes its meaning; new columns come at the end of a line and raise nothing. */
export const FORMAT = 'fabrique-open-data/1';
export const LICENCE = { name: 'Licence Ouverte 2.0 (Etalab)', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' } as const;

/** What everyone may read at its address: on the lists, or carried on by another. */
const STATUSES_SHOWN = [...LISTED_STATUSES, 'grouped'] as const;
export const VERDICTS = ['validated', 'validated_amended', 'sent_back', 'set_aside'] as const;
export const OUTCOMES = ['adopted', 'rejected', 'tie', 'no_vote', 'quorum_missed', 'too_few_voters'] as const;
export const PROGRESS = ['not_started', 'in_progress', 'kept', 'changed', 'abandoned'] as const;

const MOST = 1_000_000_000;
const reference = z.int().min(1).max(MOST);
const count = z.int().min(0).max(MOST);
const text = (most: number) => z.string().min(1).max(most);
/** A theme or a district of the collective, as its settings name it. */
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const label = text(120);
const place = z.int().min(0).max(1_000);
/** In UTC with milliseconds: 2026-03-14T17:30:00.000Z. */
const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
/** Twelve letters and figures that stand for someone within this file alone. */
const mark = z.string().regex(/^[0-9a-f]{12}$/);
const references = z.array(reference);

export const proposalRow = z.strictObject({
  reference, title: text(500), body: text(50_000), theme: code, theme_label: label, district: code.nullable(), district_label: label.nullable(),
  place_x: place.nullable(), place_y: place.nullable(), status: z.enum(STATUSES_SHOWN),
  grouped_into: reference.nullable(), part_of: reference.nullable(), origin: z.enum(ORIGINS), meeting: reference.nullable(),
  sheet: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/).nullable(), sheet_table: text(120).nullable(), verbatim: text(50_000).nullable(),
  hands: count.nullable(), objections: text(50_000).nullable(), voice: z.enum(VOICES), organisation: text(200).nullable(), author: mark.nullable(),
  supports: count, supports_together: count.nullable(), supports_elsewhere: count.nullable(), comments: count, comments_elsewhere: count.nullable(), submitted_at: instant, published_at: instant,
  verdict: z.enum(VERDICTS).nullable(), verdict_reason: text(50_000).nullable(), verdict_at: instant.nullable(),
  verdict_elsewhere: z.boolean().nullable(), sitting: reference.nullable(), source_url: text(2_000).nullable(),
});
export type ProposalRow = z.output<typeof proposalRow>;

export const meetingRow = z.strictObject({
  reference, kind: z.enum(KINDS), title: text(500), description: text(50_000).nullable(), place: text(300), district: code.nullable(),
  district_label: label.nullable(), theme: code.nullable(), theme_label: label.nullable(), starts_at: instant, ends_at: instant.nullable(),
  state: z.enum(STATES), attendance: count.nullable(), under_25: count.nullable(), from_25_to_64: count.nullable(), over_64: count.nullable(),
  report: text(50_000).nullable(), report_said: text(50_000).nullable(), report_debated: text(50_000).nullable(),
  report_asked: text(50_000).nullable(), report_next: text(50_000).nullable(), proposals: count, source_url: text(2_000).nullable(),
});
export type MeetingRow = z.output<typeof meetingRow>;

export const voteRow = z.strictObject({
  vote: z.uuid(), sitting: reference, sitting_title: text(500), sitting_at: instant, item: count, proposal: reference.nullable(),
  mode: z.enum(['roll_call']), opened_at: instant, closed_at: instant, announced_at: instant, threshold_num: count, threshold_den: count,
  threshold_strict: z.boolean(), base: z.enum(BASES), quorum_num: count.nullable(), quorum_den: count.nullable(),
  quorum_of: z.enum(['present', 'voters']).nullable(), minimum_voters: count, on_rejection: z.enum(['set_aside', 'sent_back']), enrolled: count,
  present: count, yes: count, no: count, abstain: count, room_present: count, room_yes: count, room_no: count, room_abstain: count,
  online_present: count, online_yes: count, online_no: count, online_abstain: count, outcome: z.enum(OUTCOMES), reason: text(50_000).nullable(),
});
export type VoteRow = z.output<typeof voteRow>;

export const ballotRow = z.strictObject({
  vote: z.uuid(), seat: mark, choice: z.enum(['yes', 'no', 'abstain']).nullable(), place: z.enum(['room', 'online']).nullable(),
});
export type BallotRow = z.output<typeof ballotRow>;

export const measureRow = z.strictObject({
  edition: reference, edition_title: text(500), edition_at: instant, edition_hash: z.string().regex(/^[0-9a-f]{64}$/), place: count,
  chapter: text(500), measure: reference, title: text(500), text: text(500_000).nullable(), sources: references, grouped_sources: references,
});
export type MeasureRow = z.output<typeof measureRow>;

export const commitmentRow = z.strictObject({
  measure: reference, edition: reference, title: text(500), state: z.enum(PROGRESS), made_at: instant, wording: text(500_000).nullable(), steps: count,
});
export type CommitmentRow = z.output<typeof commitmentRow>;

export const progressRow = z.strictObject({
  measure: reference, happened_on: day, state: z.enum(PROGRESS), reason: text(50_000), evidence: text(50_000).nullable(),
  evidence_url: text(2_000).nullable(), wording: text(500_000).nullable(), recorded_at: instant,
});
export type ProgressRow = z.output<typeof progressRow>;

export const commentRow = z.strictObject({
  comment: mark, reply_to: mark.nullable(), proposal: reference.nullable(), measure: reference.nullable(),
  stance: z.enum(['for', 'against', 'neutral']).nullable(), body: text(20_000), origin: z.enum(['online', 'meeting']), meeting: reference.nullable(),
  hands: count.nullable(), author: mark.nullable(), written_at: instant,
});
export type CommentRow = z.output<typeof commentRow>;

/** number: 1 is the first text that was public, a correction is the next one. */
export const answerRow = z.strictObject({ proposal: reference, number: reference, body: text(5_000), note: text(5_000).nullable(), published_at: instant });
export type AnswerRow = z.output<typeof answerRow>;

/** Every file by the name in its address, with the schema of its lines. */
export const FILES = {
  propositions: proposalRow, rencontres: meetingRow, votes: voteRow, bulletins: ballotRow, mesures: measureRow, engagements: commitmentRow,
  avancement: progressRow, commentaires: commentRow,
  reponses: answerRow,
} as const;
export type FileName = keyof typeof FILES;
export type ColumnOf<F extends FileName> = Extract<keyof z.output<(typeof FILES)[F]>, string>;
export const FILE_NAMES = Object.keys(FILES) as FileName[];
export const FILE_FORMATS = ['csv', 'json'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Which file an address asks for: « propositions.csv »; null when it is none. */
export function fileNamed(name: string): { file: FileName; format: FileFormat } | null {
  const [, file = '', format = ''] = /^([a-z]+)\.(csv|json)$/.exec(name) ?? [];
  return Object.hasOwn(FILES, file) ? { file: file as FileName, format: format as FileFormat } : null;
}

export const CELL_TYPES = ['integer', 'text', 'code', 'instant', 'day', 'yes_no', 'identifier', 'mark', 'references'] as const;
export type CellType = (typeof CELL_TYPES)[number];
/** codes: every value that a cell can have, where they are few and fixed. */
export interface Column { name: string; type: CellType; empty: boolean; codes: readonly string[] | null }

function typeOf(schema: z.core.$ZodType): CellType {
  if (schema === code) return 'code';
  if (schema === mark) return 'mark';
  if (schema === instant) return 'instant';
  if (schema === day) return 'day';
  if (schema instanceof z.ZodEnum) return 'code';
  if (schema instanceof z.ZodBoolean) return 'yes_no';
  if (schema instanceof z.ZodArray) return 'references';
  if (schema instanceof z.ZodNumber) return 'integer';
  return schema instanceof z.ZodUUID ? 'identifier' : 'text';
}

/** The columns of a file, in the order in which they are written. */
export function columnsOf(file: FileName): Column[] {
  return Object.entries(FILES[file].shape).map(([name, field]) => {
    const schema: z.core.$ZodType = field instanceof z.ZodNullable ? field.unwrap() : field;
    return { name, type: typeOf(schema), empty: field instanceof z.ZodNullable, codes: schema instanceof z.ZodEnum ? schema.options.map(String) : null };
  });
}

/** The JSON Schema of a file: an array of lines. describe: what a column means. */
export function jsonSchemaOf(file: FileName, describe: (column: string) => string): object {
  const items = z.toJSONSchema(FILES[file]);
  for (const [name, property] of Object.entries(items.properties ?? {})) if (typeof property === 'object') property.description = describe(name);
  return { type: 'array', items };
}
