import { sql } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError, isDomainError, type FieldProblem } from '../errors.ts';
import { submitSheets } from '../proposals/from-meeting.ts';
import { id, sheetSubmissionSchema, type SheetSubmission } from '../proposals/schema.ts';
import { nextCodes } from './sheet-codes.ts';

type Volunteer = Actor & { kind: 'person' };

/**
 * A batch of sheets as a notebook sends it. format: the version of this shape, so that a notebook that was away for weeks is understood
 * or told so. A sheet has an id made where it was typed; the rest is looked at one sheet at a time, so that a wrong one holds up no other.
 */
export const sheetBatchSchema = z.object({ format: z.literal(1), meetingId: id, sheets: z.array(z.looseObject({ id })).min(1).max(100) });
export type SheetBatch = z.output<typeof sheetBatchSchema>;

/** What became of one sheet. refused: the first thing wrong with it, and all of them as problems; a notebook keeps it with its reason. */
export type SheetAnswer =
  | { id: string; outcome: 'accepted' | 'already_here'; reference: number | null; published: boolean }
  | { id: string; outcome: 'refused'; code: string; field: string | null; data: FieldProblem['data']; problems: FieldProblem[] };

/**
 * Takes sheets of one meeting in, each exactly once whatever is sent again, reordered or lost on the way, and answers each by itself.
 * Volunteers of one meeting take turns: its row is held until the commit.
 * @throws meeting.not_found, meeting.not_past, freeze.running, phase.closed, role.missing: then nothing of the batch is taken
 */
export async function typeSheets(db: TenantDb, actor: Volunteer, { meetingId, sheets }: SheetBatch): Promise<{ answers: SheetAnswer[] }> {
  const meeting = await db.selectFrom('meetings').select('id').where('id', '=', meetingId).forNoKeyUpdate().executeTakeFirst();
  if (!meeting) throw new DomainError('meeting.not_found', { field: 'meetingId' });
  const answers = await answersBefore(db, actor, meetingId, sheets);
  const fresh: SheetSubmission[] = [];
  for (const sheet of sheets) {
    if (answers.has(sheet.id) || fresh.some((one) => one.id === sheet.id)) continue;
    const read = sheetSubmissionSchema.safeParse(withText(sheet));
    if (read.success) fresh.push(read.data);
    else answers.set(sheet.id, refused(sheet.id, read.error.issues.map(problemOf)));
  }
  await takeIn(db, actor, meetingId, fresh, answers);
  return { answers: sheets.map((sheet, index) => again(answers.get(sheet.id)!, sheets.findIndex((one) => one.id === sheet.id) < index)) };
}

/** A sheet that stands twice in one batch was taken once. */
function again(answer: SheetAnswer, before: boolean): SheetAnswer {
  return before && answer.outcome === 'accepted' ? { ...answer, outcome: 'already_here' } : answer;
}

/** Hands the sheets to the proposals' own door: what it refuses before writing is set apart, and the rest goes in together. */
async function takeIn(
  db: TenantDb, actor: Volunteer, meetingId: string, fresh: SheetSubmission[], answers: Map<string, SheetAnswer>,
): Promise<void> {
  if (fresh.length === 0) return;
  try {
    for (const sent of await submitSheets(db, actor, meetingId, fresh)) answers.set(sent.id, { ...sent, outcome: 'accepted' });
  } catch (error) {
    if (!isDomainError(error) || error.problems.length === 0) throw error;
    const wrong = Map.groupBy(error.problems, (problem) => Number(problem.field.split('.')[1]));
    const suggestion = await suggestionIn(db, meetingId, fresh);
    for (const [index, problems] of wrong) {
      const own = problems.map((problem) => ({
        ...problem, field: problem.field.split('.').slice(2).join('.'),
        data: problem.code === 'meeting.sheet_taken' ? { ...problem.data, next: suggestion } : problem.data,
      }));
      answers.set(fresh[index]!.id, refused(fresh[index]!.id, own));
    }
    await takeIn(db, actor, meetingId, fresh.filter((_, index) => !wrong.has(index)), answers);
  }
}

function refused(sheetId: string, problems: FieldProblem[]): SheetAnswer {
  const [first] = problems;
  return { id: sheetId, outcome: 'refused', code: first?.code ?? 'system.invalid', field: first?.field ?? null, data: first?.data ?? {},
    problems };
}

/**
 * Ids that are here already: the same sheet of this meeting, or one that the same hands typed; anything else bears an id that is not its
 * own.
 */
async function answersBefore(
  db: TenantDb, actor: Volunteer, meetingId: string, sheets: SheetBatch['sheets'],
): Promise<Map<string, SheetAnswer>> {
  const rows = await db.selectFrom('proposals').leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select(['proposals.id', 'proposals.reference', 'proposals.listed', 'proposals.meeting_id', 'sheets.typed_by'])
    .where('proposals.id', '=', sql<string>`any(${sheets.map((sheet) => sheet.id)}::uuid[])`).execute();
  return new Map(rows.map((row): [string, SheetAnswer] => [row.id, row.meeting_id === meetingId || row.typed_by === actor.id
    ? { id: row.id, outcome: 'already_here', reference: row.reference, published: row.listed }
    : refused(row.id, [{ field: 'id', code: 'system.conflict', data: {} }])]));
}

/** Where nothing was reworded, the words as they were said are the text. */
function withText(sheet: SheetBatch['sheets'][number]): unknown {
  const { body, sheet: noted } = sheet as { body?: unknown; sheet?: { verbatim?: unknown } | null };
  const empty = body === undefined || body === null || body === '';
  return empty && noted?.verbatim ? { ...sheet, body: noted.verbatim } : sheet;
}

async function suggestionIn(db: TenantDb, meetingId: string, fresh: SheetSubmission[]): Promise<string> {
  const rows = await db.selectFrom('sheets').select('code').where('meeting_id', '=', meetingId).execute();
  const taken = new Set([...rows.map(({ code }) => code), ...fresh.map(({ sheet }) => sheet.code)]);
  return nextCodes(taken, fresh.at(-1)?.sheet.code ?? null, 1)[0] ?? '';
}

/** A schema's issue as a coded refusal of one field. */
export function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const field = issue.path.map(String).join('.');
  if (/^[a-z_]+\.[a-z_]+$/.test(issue.message)) return { field, code: issue.message, data: {} };
  if (issue.code === 'too_small') {
    const minimum = Number(issue.minimum);
    const short = issue.origin === 'string';
    return { field, code: short ? (minimum <= 1 ? 'field.required' : 'field.too_short') : 'field.too_small', data: { minimum } };
  }
  if (issue.code === 'too_big') {
    return { field, code: issue.origin === 'string' ? 'field.too_long' : 'field.too_big', data: { maximum: Number(issue.maximum) } };
  }
  if (issue.code === 'invalid_type') {
    return { field, code: issue.expected === 'number' || issue.expected === 'int' ? 'field.number' : 'field.required', data: {} };
  }
  return { field, code: issue.code === 'invalid_value' ? 'field.choice' : 'field.invalid', data: {} };
}
