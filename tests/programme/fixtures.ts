import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';

/** Validated straight in its table, as an import leaves it: a verdict without a vote. */
export async function validated(collective: TestCollective, fields: Parameters<typeof aProposal>[1] = {}): Promise<{ id: string; reference: number }> {
  const { id, reference } = await aProposal(collective, fields);
  const at = new Date(Date.now() - 86_400_000);
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('verdicts').values({ id: newId(), proposal_id: id, verdict: 'validated', reason: null, question_id: null, imported: true, decided_at: at }).execute();
    await db.updateTable('proposals').set({ status: 'validated', decided_at: at }).where('id', '=', id).execute();
  });
  return { id, reference: reference! };
}

export interface Workshop {
  collective: TestCollective; organiser: TestPerson; chapterId: string;
  proposals: { id: string; reference: number }[];
  measures: string[];
}

/** A chapter with measures, one of each validated proposal. */
export async function aWorkshop(database: TestDatabase, measures = 2, settings: Parameters<typeof aCollective>[1] = {}): Promise<Workshop> {
  const collective = await aCollective(database, settings);
  const organiser = await aPerson(collective, ['organiser']);
  const api = (await as(collective, organiser)).programme;
  const { id: chapterId } = await api.addChapter({ id: newId(), title: 'Se loger' });
  const made: Workshop = { collective, organiser, chapterId, proposals: [], measures: [] };
  for (let n = 1; n <= measures; n += 1) {
    const proposal = await validated(collective, { title: `Une idée numéro ${n}` });
    const { id } = await api.draftMeasure({
      id: newId(), chapterId, title: `Mesure ${n}`, text: `Le premier paragraphe de la mesure ${n}.\n\nLe second dit quand et par qui.`, proposalIds: [proposal.id],
    });
    made.proposals.push(proposal);
    made.measures.push(id);
  }
  return made;
}

/** Publishes what stands now, as whoever has just looked it over. */
export async function published(shop: Workshop, title = 'Édition'): Promise<{ number: number; hash: string }> {
  const api = (await as(shop.collective, shop.organiser)).programme;
  const { after, seen } = await api.preview();
  return api.publish({ id: newId(), title, after, seen });
}

/** The code with which a call was refused, or 'accepted'. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(() => 'accepted', (error: unknown) => (error instanceof Error ? error.message : String(error)));
}
