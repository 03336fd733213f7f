import type { CommentOrigin, Stance } from '../../db/tables/comments.ts';
import { cached, type TenantDb } from '../../db/tenant-db.ts';
import { STANCES } from './schema.ts';
import type { CommentSubject } from './subject.ts';

export interface StanceCount {
  total: number;
  online: number;
  meeting: number;
}
/** total: what is said, all stances together; each stance is the sum of its origins. hands: people of the rooms who said so, apart. */
export interface CommentCounts extends Record<Stance, StanceCount> {
  total: number;
  meeting: number;
  replies: number;
}

/** Read from the rows and kept while the pages' version stands, so that the parts always add up to the whole. */
export async function commentCounts(db: TenantDb, { id, workshop }: Pick<CommentSubject, 'id' | 'workshop'>): Promise<CommentCounts> {
  return cached(db, `comments.counts ${id} ${workshop}`, async () => {
    const rows = await db
      .selectFrom('comments')
      .select((eb) => ['stance', 'origin', eb.fn.countAll<string>().as('n')])
      .where('subject_id', '=', id)
      .where('workshop', '=', workshop)
      .where('status', '=', 'published')
      .groupBy(['stance', 'origin'])
      .execute();
    return countsOf(rows.map((row) => ({ ...row, n: Number(row.n) })));
  });
}

export function countsOf(rows: readonly { stance: Stance | null; origin: CommentOrigin; n: number }[]): CommentCounts {
  const of = (pass: (row: (typeof rows)[number]) => boolean) => rows.reduce((sum, row) => (pass(row) ? sum + row.n : sum), 0);
  const stances = Object.fromEntries(
    STANCES.map((stance) => {
      const [online, meeting] = (['online', 'meeting'] as const).map((origin) => of((row) => row.stance === stance && row.origin === origin));
      return [stance, { total: online! + meeting!, online: online!, meeting: meeting! }];
    }),
  ) as Record<Stance, StanceCount>;
  const sum = (key: keyof StanceCount) => STANCES.reduce((all, stance) => all + stances[stance][key], 0);
  return { ...stances, total: sum('total'), meeting: sum('meeting'), replies: of(({ stance }) => stance === null) };
}
