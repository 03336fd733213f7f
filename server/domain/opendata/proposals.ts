import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { supportersOf } from '../grouping/supporters.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import { BATCH, stamp, stampOrNull, type Facts } from './facts.ts';
import { authorMark } from './marks.ts';
import type { ProposalRow } from './schema.ts';

/** What everyone may read at its address, by its number. What waits, was refused or withdrawn is not there at all. */
export async function* proposalRows(db: TenantDb, facts: Facts): AsyncGenerator<ProposalRow[]> {
  for (let page = readAhead(db, 0); ;) {
    const [rows, together] = await page;
    const last = rows.length < BATCH;
    // The next page is read while this one is written.
    if (!last) page = readAhead(db, rows.at(-1)!.reference!);
    if (rows.length > 0) yield rows.map((row) => rowOf(row, together.get(row.id) ?? null, facts));
    if (last) return;
  }
}

function readAhead(db: TenantDb, after: number): Promise<[Row[], ReadonlyMap<string, number>]> {
  const page = readPage(db, after).then(async (rows): Promise<[Row[], ReadonlyMap<string, number>]> => [
    rows, await supportersOf(db, rows.map(({ id }) => id)),
  ]);
  // Its failure shows where it is awaited; when nobody comes for it, it must not count as unhandled.
  page.catch(() => {});
  return page;
}

const SHOWN = [...PUBLIC];

type Row = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: TenantDb, after: number) {
  return db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('sheets', 'sheets.proposal_id', 'proposals.id').leftJoin('people', 'people.id', 'proposals.author_id')
    .leftJoin('proposals as carriers', (join) => join.onRef('carriers.id', '=', 'proposals.carried_by').on('carriers.status', 'in', SHOWN))
    .leftJoin('proposals as wholes', (join) => join.onRef('wholes.id', '=', 'proposals.part_of').on('wholes.status', 'in', SHOWN))
    .leftJoinLateral((eb) => eb.selectFrom('verdicts').leftJoin('questions', 'questions.id', 'verdicts.question_id')
      .leftJoin('sittings', 'sittings.id', 'questions.sitting_id')
      .select(['verdicts.verdict', 'verdicts.reason', 'verdicts.imported', 'verdicts.decided_at', 'sittings.number'])
      .whereRef('verdicts.proposal_id', '=', 'proposals.id').orderBy('verdicts.decided_at', 'desc').orderBy('verdicts.id', 'desc').limit(1)
      .as('fate'), (join) => join.onTrue())
    .select((eb) => ['proposals.id', 'proposals.reference', 'proposals.title', 'proposals.body', 'proposals.theme', 'proposals.district',
      'proposals.place_x', 'proposals.place_y', 'proposals.status', 'carriers.reference as carrier', 'wholes.reference as whole', 'proposals.origin', 'meetings.reference as meeting', 'sheets.code',
      'sheets.table_label', 'sheets.verbatim', 'sheets.hands', 'sheets.objections', 'proposals.voice', 'proposals.organisation',
      'proposals.author_id', 'proposals.author_shown', 'people.state as author_state', 'people.name as author_name',
      'proposals.imported_supports', 'proposals.imported_comments', 'proposals.submitted_at', 'proposals.published_at',
      'proposals.imported_url', 'fate.verdict', 'fate.reason', 'fate.imported', 'fate.decided_at as verdict_at', 'fate.number',
      eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id').as('supports'),
      eb.selectFrom('comments').select((count) => count.fn.countAll<string>().as('n')).where('comments.workshop', '=', false)
        .where(sql.ref('comments.subject_id'), '=', eb.ref('proposals.id')).where('comments.status', '=', 'published').as('comments')])
    .where('proposals.status', 'in', SHOWN).where('proposals.reference', '>', after)
    .orderBy('proposals.reference').limit(BATCH).execute();
}

function rowOf(row: Row, together: number | null, { theme, district, key }: Facts): ProposalRow {
  return {
    reference: row.reference!, title: row.title, body: row.body, theme: row.theme, theme_label: theme(row.theme), district: row.district,
    district_label: row.district === null ? null : district(row.district), place_x: row.place_x, place_y: row.place_y,
    status: row.status as ProposalRow['status'], grouped_into: row.carrier, part_of: row.whole, origin: row.origin, meeting: row.meeting, sheet: row.code, sheet_table: row.table_label,
    verbatim: row.verbatim, hands: row.hands, objections: row.objections, voice: row.voice, organisation: row.organisation,
    author: authorMark(key, row), supports: Number(row.supports), supports_together: together, supports_elsewhere: row.imported_supports,
    comments: Number(row.comments), comments_elsewhere: row.imported_comments, submitted_at: stamp(row.submitted_at), published_at: stamp(row.published_at!),
    verdict: row.verdict, verdict_reason: row.reason, verdict_at: stampOrNull(row.verdict_at), verdict_elsewhere: row.imported,
    sitting: row.number, source_url: row.imported_url,
  };
}
