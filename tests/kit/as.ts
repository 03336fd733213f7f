import { createCaller, type Caller } from '../../server/api/root.ts';
import { tenantById } from '../../server/api/context.ts';
import { ANONYMOUS, type Actor } from '../../server/domain/actor.ts';
import type { TestCollective } from './builders.ts';

/** Calls the router as someone of a collective, through the whole ladder: `(await as(collective, person)).proposals.submit(…)`. */
export async function as(collective: TestCollective, actor: Actor = ANONYMOUS): Promise<Caller> {
  const tenant = await tenantById(collective.id);
  if (!tenant) throw new Error('this collective is not there');
  return createCaller({ tenant, actor, language: 'fr' });
}
