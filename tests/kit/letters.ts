import type { TestCollective } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** What the outbox holds for an address: data as the domain wrote it; subject and body once it was sent (the demo keeps them). */
export interface Letter { template: string; data: Record<string, string>; subject: string | null; body: string | null }

/** The newest letter of a kind to an address or a person. @throws when none was written */
export async function lastLetter(database: TestDatabase, { id }: TestCollective, to: { address: string } | { personId: string }, template: string): Promise<Letter> {
  const [column, value] = 'address' in to ? ['address', to.address] : ['person_id', to.personId];
  const { rows: [letter] } = await database.superuserPool.query<Letter>(
    `select template, data, subject, body from outbox where tenant_id = $1 and template = $2 and ${column} = $3 order by created_at desc, id desc limit 1`,
    [id, template, value]);
  if (!letter) throw new Error(`no letter ${template} was written to ${value}`);
  return letter;
}
