import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus, Verdict } from '../../db/tables/proposals.ts';
import { DomainError } from '../errors.ts';
import { compareSoon } from '../grouping/asking.ts';
import { nextReference } from '../journal.ts';
import { mayMove, MOVES, type Move } from './lifecycle.ts';

export interface Moved {
  id: string;
  reference: number | null;
  from: ProposalStatus;
  to: ProposalStatus;
  authorId: string | null;
  title: string;
}

/** What brings a text that was never compared, or not as it is now. */
const BRING: ReadonlySet<Move> = new Set<Move>(['publish', 'publish_read', 'reinstate']);
const VERDICTS: ReadonlySet<Move> = new Set<Move>(['validated', 'validated_amended', 'sent_back', 'set_aside']);

/**
 * Moves proposals along the road, all or none, holding their rows until the commit. Gives the public reference to what is published
 * for the first time, in the order of `ids`. The caller writes the journal (with `MOVES[move].verb`). back: of what is ungrouped, the
 * status that each goes back to.
 * @throws proposal.not_found, proposal.transition_forbidden, sheet.reading_awaited
 */
export async function moveAll(
  db: TenantDb,
  ids: readonly string[],
  move: Move,
  back: ReadonlyMap<string, ProposalStatus> = new Map(),
): Promise<Moved[]> {
  const places = new Map(ids.map((id, index) => [id, index]));
  const rows = (await held(db, ids)).sort((a, b) => places.get(a.id)! - places.get(b.id)!);
  if (rows.length !== new Set(ids).size) throw new DomainError('proposal.not_found');
  if (rows.some((row) => !mayMove(row.status, move, row.importedVerdict !== null))) throw new DomainError('proposal.transition_forbidden');
  if (MOVES[move].onceRead && rows.some((row) => row.reading === 'before')) throw new DomainError('sheet.reading_awaited');
  const moved = rows.map((row) => ({
    ...row,
    to: back.get(row.id) ?? (MOVES[move].to === 'published' && row.importedVerdict !== null ? row.importedVerdict : MOVES[move].to),
  }));
  await number(
    db,
    moved.filter((row) => row.to === 'published' && row.reference === null),
  );
  for (const to of new Set(moved.map((row) => row.to))) {
    await db
      .updateTable('proposals')
      .set({ status: to, version: sql`version + 1`, ...(VERDICTS.has(move) && { decided_at: sql<Date>`now()` }) })
      .where('id', '=', sql<string>`any(${moved.filter((row) => row.to === to).map((row) => row.id)}::uuid[])`)
      .execute();
  }
  if (moved.length > 0 && BRING.has(move)) await compareSoon(db);
  return moved.map((row) => ({
    id: row.id,
    reference: row.reference,
    from: row.status,
    to: row.to,
    authorId: row.author_id,
    title: row.title,
  }));
}

export async function moveOne(db: TenantDb, id: string, move: Move): Promise<Moved> {
  const [moved] = await moveAll(db, [id], move);
  return moved!;
}

/** The rows, held. importedVerdict: the verdict taken over from elsewhere, while no vote was held here. */
async function held(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('proposals')
    .select((eb) => [
      'id',
      'reference',
      'status',
      'author_id',
      'title',
      eb.selectFrom('sheets').select('sheets.reading').whereRef('sheets.proposal_id', '=', 'proposals.id').as('reading'),
      eb
        .selectFrom('verdicts')
        .select('verdict')
        .whereRef('verdicts.proposal_id', '=', 'proposals.id')
        .where('imported', '=', true)
        .where((or) =>
          or.not(
            or.exists(
              eb
                .selectFrom('verdicts as votes')
                .select('votes.id')
                .whereRef('votes.proposal_id', '=', 'proposals.id')
                .where('votes.imported', '=', false),
            ),
          ),
        )
        .orderBy('decided_at', 'desc')
        .limit(1)
        .$castTo<Verdict | null>()
        .as('importedVerdict'),
    ])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Gives each the next public reference, in their order, and the instant of its publication. */
async function number(db: TenantDb, rows: { id: string; reference: number | null }[]): Promise<void> {
  if (rows.length === 0) return;
  const first = await nextReference(db, 'proposal', rows.length);
  for (const [index, row] of rows.entries()) row.reference = first + index;
  const ids = rows.map(({ id }) => id);
  await db
    .updateTable('proposals')
    .set({ reference: sql<number>`${first}::integer + array_position(${ids}::uuid[], id) - 1`, published_at: sql<Date>`now()` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}
