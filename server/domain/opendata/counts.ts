import { cached, type TenantDb } from '../../db/tenant-db.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import type { FileName } from './schema.ts';

export interface OpenDataPage { counts: Record<FileName, number> }

/** How many lines each file holds now; kept in memory while the pages' version stands. */
export async function openDataPage(db: TenantDb): Promise<OpenDataPage> {
  return { counts: await cached(db, 'opendata.counts', () => countLines(db)) };
}

async function countLines(db: TenantDb): Promise<Record<FileName, number>> {
  const [propositions, rencontres, votes, bulletins, mesures, engagements, avancement, commentaires, reponses] = await Promise.all([
    db.selectFrom('proposals').where('status', 'in', [...PUBLIC]).select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('meetings').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('questions').where('state', '=', 'announced').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('questions').innerJoin('electors', 'electors.question_id', 'questions.id').where('questions.state', '=', 'announced')
      .select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('edition_measures').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('commitments').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('progress_steps').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('comments').leftJoin('proposals', 'proposals.id', 'comments.proposal_id').leftJoin('measures', 'measures.id', 'comments.measure_id')
      .where('comments.status', '=', 'published').where('comments.workshop', '=', false)
      .where((eb) => eb.or([eb('proposals.listed', '=', true), eb('measures.reference', 'is not', null)]))
      .select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    db.selectFrom('answer_versions').innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
      .innerJoin('proposals', 'proposals.id', 'answers.proposal_id').where('answers.published_at', 'is not', null)
      .where('proposals.status', 'in', [...PUBLIC]).select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
  ]);
  const all = { propositions, rencontres, votes, bulletins, mesures, engagements, avancement, commentaires, reponses };
  return Object.fromEntries(Object.entries(all).map(([name, { n }]) => [name, Number(n)])) as Record<FileName, number>;
}
