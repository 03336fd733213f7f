import type { TenantDb } from '../../db/tenant-db.ts';
import type { Verdict } from '../../db/tables/proposals.ts';

const ENTRIES = 50;

/** One answer or one verdict. id: stays through every correction. at: when it was first public; updatedAt: when its text last changed. */
export interface FeedEntry {
  id: string; reference: number; title: string; at: Date; updatedAt: Date;
  said: { kind: 'answer'; body: string } | { kind: 'verdict'; verdict: Verdict; reason: string | null };
}

/** The latest answers and verdicts of what is public, the newest first. Verdicts taken over from elsewhere are not news. */
export async function answersFeed(db: TenantDb): Promise<FeedEntry[]> {
  const [answers, verdicts] = await Promise.all([
    db.selectFrom('answers').innerJoin('proposals', 'proposals.id', 'answers.proposal_id')
      .innerJoinLateral((eb) => eb.selectFrom('answer_versions').select(['answer_versions.body', 'answer_versions.published_at'])
        .whereRef('answer_versions.answer_id', '=', 'answers.id').orderBy('answer_versions.number', 'desc').limit(1).as('latest'), (join) => join.onTrue())
      .select(['answers.id', 'proposals.reference', 'proposals.title', 'answers.published_at as at', 'latest.published_at as updatedAt', 'latest.body'])
      .where('answers.published_at', 'is not', null).where('proposals.listed', '=', true)
      .orderBy('answers.published_at', 'desc').orderBy('answers.id', 'desc').limit(ENTRIES).execute(),
    db.selectFrom('verdicts').innerJoin('proposals', 'proposals.id', 'verdicts.proposal_id')
      .select(['verdicts.id', 'proposals.reference', 'proposals.title', 'verdicts.decided_at as at', 'verdicts.verdict', 'verdicts.reason'])
      .where('verdicts.imported', '=', false).where('proposals.listed', '=', true)
      .orderBy('verdicts.decided_at', 'desc').orderBy('verdicts.id', 'desc').limit(ENTRIES).execute(),
  ]);
  const entries = [
    ...answers.flatMap(({ body, at, reference, ...row }): FeedEntry[] => (at === null || reference === null ? []
      : [{ ...row, at, reference, said: { kind: 'answer', body } }])),
    ...verdicts.flatMap(({ verdict, reason, reference, ...row }): FeedEntry[] => (reference === null ? []
      : [{ ...row, reference, updatedAt: row.at, said: { kind: 'verdict', verdict, reason } }])),
  ];
  return entries.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).slice(0, ENTRIES);
}
