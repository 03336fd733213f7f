import type { TenantDb } from '../../db/tenant-db.ts';
import type { ChoiceInput } from './schema.ts';
import { isCited } from './working-copy.ts';

const PAGE = 50;

export interface Choosable { id: string; reference: number; title: string; body: string; theme: string; amended: boolean; measures: { id: string; title: string }[] }

/** Validated texts that a measure can come from, those that no measure cites yet, or all of them with the measures that do. */
export async function choosable(db: TenantDb, { theme, cited, after }: ChoiceInput): Promise<{ items: Choosable[]; next: number | null; chapters: { id: string; title: string }[] }> {
  const rows = await db.selectFrom('proposals').select(['id', 'reference', 'title', 'body', 'theme', 'status'])
    .where('status', 'in', ['validated', 'validated_amended']).where('reference', 'is not', null)
    .$if(Boolean(theme), (query) => query.where('theme', '=', theme!))
    .$if(Boolean(after), (query) => query.where('reference', '>', after!))
    .$if(!cited, (query) => query.where((eb) => eb.not(isCited)))
    .orderBy('reference').limit(PAGE + 1).execute();
  const shown = rows.slice(0, PAGE);
  const [links, chapters] = await Promise.all([
    citing(db, shown.map(({ id }) => id)),
    db.selectFrom('chapters').select(['id', 'title']).where('removed_at', 'is', null).orderBy('position').orderBy('id').execute(),
  ]);
  return {
    items: shown.map(({ id, reference, title, body, theme: about, status }) => ({
      id, reference: reference!, title, body, theme: about, amended: status === 'validated_amended', measures: links.get(id) ?? [],
    })),
    next: rows.length > PAGE ? shown.at(-1)!.reference : null, chapters,
  };
}

async function citing(db: TenantDb, ids: readonly string[]): Promise<Map<string, { id: string; title: string }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('measure_sources').innerJoin('measures', 'measures.id', 'measure_sources.measure_id')
    .select(['measure_sources.proposal_id as proposalId', 'measures.id', 'measures.title'])
    .where('measure_sources.proposal_id', 'in', ids).where('measures.removed_at', 'is', null).orderBy('measures.position').execute();
  return new Map([...Map.groupBy(rows, ({ proposalId }) => proposalId)].map(([id, list]) => [id, list.map(({ id: measure, title }) => ({ id: measure, title }))]));
}
