import { sql } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin } from '../../db/tables/proposals.ts';
import { countCells, linesByOrigin, type OriginCounts } from '../proposals/counts.ts';
import { code } from '../proposals/schema.ts';

const PAGE = 50;
const PER_THEME = 6;
/** theme: one theme, page by page; without it, the first lines of each. after: the last public reference seen. */
export const validatedSchema = z.object({ theme: code.nullish(), after: z.coerce.number().int().min(1).max(100_000_000).nullish() });
export type ValidatedInput = z.output<typeof validatedSchema>;

export interface ValidatedLine {
  reference: number; title: string; theme: string; amended: boolean; origin: Origin; decidedAt: Date; imported: boolean;
  meeting: { reference: number; place: string; startsAt: Date } | null;
  /** The sitting whose vote validated it, and its count; null for an imported verdict. */
  vote: { sitting: number; yes: number; no: number } | null;
}
export interface Validated { themes: { theme: string; proposals: OriginCounts }[]; total: OriginCounts; lines: ValidatedLine[]; next: number | null }

const VALIDATED = new Set(['validated', 'validated_amended']);

/** What the parliament validated, theme by theme, each line with the beginning of its road back: the seed of the programme. */
export async function validatedProposals(db: TenantDb, input: ValidatedInput): Promise<Validated> {
  const cells = await countCells(db);
  const counts = (theme?: string) => linesByOrigin(cells, (cell) => VALIDATED.has(cell.status) && (theme === undefined || cell.theme === theme));
  const themes = [...new Set(cells.filter((cell) => VALIDATED.has(cell.status)).map((cell) => cell.theme))];
  const rows = await linesOf(db, input, themes);
  const lines = input.theme ? rows.slice(0, PAGE) : rows;
  return {
    themes: themes.map((theme) => ({ theme, proposals: counts(theme) })), total: counts(), lines,
    next: input.theme && rows.length > PAGE ? lines.at(-1)!.reference : null,
  };
}

/** The first of each theme, read theme by theme from their own index: what they are picked from may be thousands. */
async function linesOf(db: TenantDb, { theme, after }: ValidatedInput, themes: readonly string[]): Promise<ValidatedLine[]> {
  const rows = await db.selectFrom(sql<{ theme: string }>`unnest(${theme ? [theme] : themes}::text[])`.as<'asked'>(sql`asked (theme)`))
    .innerJoinLateral((from) => from.selectFrom('proposals as p').select('p.id').whereRef('p.theme', '=', 'asked.theme').where(sql<boolean>`p.status in ('validated', 'validated_amended')`)
      .$if(Boolean(theme && after), (query) => query.where('p.reference', '>', after!)).orderBy('p.reference').limit(theme ? PAGE + 1 : PER_THEME).as('first'), (join) => join.onTrue())
    .innerJoin('proposals', 'proposals.id', 'first.id').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('verdicts', (join) => join.onRef('verdicts.proposal_id', '=', 'proposals.id').onRef('verdicts.decided_at', '=', 'proposals.decided_at'))
    .leftJoin('questions', 'questions.id', 'verdicts.question_id').leftJoin('sittings', 'sittings.id', 'questions.sitting_id')
    .select(['proposals.reference', 'proposals.title', 'proposals.theme', 'proposals.status', 'proposals.origin', 'proposals.decided_at as decidedAt',
      'meetings.reference as meetingReference', 'meetings.place', 'meetings.starts_at as startsAt', 'verdicts.imported', 'questions.counts', 'sittings.number'])
    .orderBy('proposals.theme').orderBy('proposals.reference').limit(500).execute();
  return rows.flatMap((row): ValidatedLine[] => {
    if (row.reference === null || row.decidedAt === null) return [];
    const counts = row.counts as { yes: number; no: number } | null;
    return [{
      reference: row.reference, title: row.title, theme: row.theme, amended: row.status === 'validated_amended', origin: row.origin, decidedAt: row.decidedAt,
      imported: row.imported ?? false,
      meeting: row.meetingReference === null || row.startsAt === null ? null : { reference: row.meetingReference, place: row.place ?? '', startsAt: row.startsAt },
      vote: row.number === null || counts === null ? null : { sitting: row.number, yes: counts.yes, no: counts.no },
    }];
  });
}
