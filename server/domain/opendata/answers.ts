import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import { BATCH, stamp } from './facts.ts';
import type { AnswerRow } from './schema.ts';

/** The collective's answers by the number of their proposal: each text that was public. What is being prepared is nowhere here. */
export async function* answerRows(db: TenantDb): AsyncGenerator<AnswerRow[]> {
  let after: Said | null = null;
  for (;;) {
    const rows: Said[] = await readPage(db, after);
    if (rows.length > 0) {
      yield rows.map(({ reference, published_at, ...row }) => ({ proposal: reference!, ...row, published_at: stamp(published_at) }));
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

type Said = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: TenantDb, after: { reference: number | null; number: number } | null) {
  return db.selectFrom('answer_versions').innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
    .innerJoin('proposals', 'proposals.id', 'answers.proposal_id')
    .select(['proposals.reference', 'answer_versions.number', 'answer_versions.body', 'answer_versions.note', 'answer_versions.published_at'])
    .where('answers.published_at', 'is not', null).where('proposals.status', 'in', [...PUBLIC])
    .$if(after !== null, (query) => query.where(sql<SqlBool>`(proposals.reference, answer_versions.number)
      > (${after!.reference}::integer, ${after!.number}::integer)`))
    .orderBy('proposals.reference').orderBy('answer_versions.number').limit(BATCH).execute();
}
