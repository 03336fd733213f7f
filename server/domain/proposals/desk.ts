import type { TenantDb } from '../../db/tenant-db.ts';
import { has, type Actor } from '../actor.ts';
import { readyAnswers } from '../answers/queries.ts';
import { now } from '../clock.ts';
import { commentsWaiting, type CommentsWaiting } from '../comments/queue.ts';
import { clustersOf, standingPairs } from '../grouping/look-alikes.ts';
import { waitingCounts } from '../meetings/desk.ts';
import { waitingCounts as readingCounts } from '../meetings/reading.ts';
import { countCells, countWhere, isWhole, WAITING } from './counts.ts';
import { waitingToBeRead } from './queue.ts';

/** What waits behind the desk, for the roles of whoever looks; null where it is others' work. */
export interface DeskHome {
  toRead: { submitted: number; published: number } | null;
  comments: CommentsWaiting | null;
  meetings: { toReport: number; toCheck: number } | null;
  /** Sheets that another typed, waiting for a second reading. */
  toReadAgain: number | null;
  /** Texts without a verdict yet, of all that are public; on no agenda. */
  answers: { waiting: number; total: number } | null;
  /** Answers ready to be published together. */
  readyAnswers: number | null;
  /** Sets of texts that look alike and are not grouped. */
  alike: number | null;
  nextSitting: { number: number; title: string; startsAt: Date; items: number } | null;
}

export async function deskHome(db: TenantDb, actor: Actor): Promise<DeskHome> {
  const reads = has(actor, 'moderator', 'organiser');
  const meets = has(actor, 'volunteer', 'organiser');
  const organises = has(actor, 'organiser');
  const [toRead, comments, meetings, readings, cells, ready, pairs, sitting] = await Promise.all([
    reads ? waitingToBeRead(db) : null,
    reads ? commentsWaiting(db) : null,
    meets ? waitingCounts(db, now()) : null,
    meets && actor.kind === 'person' ? readingCounts(db, actor) : null,
    organises ? countCells(db) : null,
    reads ? readyAnswers(db) : null,
    organises ? standingPairs(db) : null,
    organises ? nextSitting(db) : null,
  ]);
  const answers = cells && {
    waiting: countWhere(cells, (cell) => isWhole(cell) && WAITING.has(cell.fate) && cell.fate !== 'in_validation'),
    total: countWhere(cells, isWhole),
  };
  return {
    toRead, comments, meetings, toReadAgain: readings && readings.waiting - readings.mine, answers, readyAnswers: ready,
    alike: pairs && clustersOf(pairs).length, nextSitting: sitting,
  };
}

async function nextSitting(db: TenantDb): Promise<DeskHome['nextSitting']> {
  const row = await db
    .selectFrom('sittings')
    .select((eb) => [
      'number',
      'title',
      'starts_at as startsAt',
      eb
        .selectFrom('agenda_items')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('agenda_items.sitting_id', '=', 'sittings.id')
        .where('agenda_items.removed_at', 'is', null)
        .as('items'),
    ])
    .where('state', '<>', 'closed')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, items: Number(row.items) } : null;
}
