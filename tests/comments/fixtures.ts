import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import type { TestCollective, TestPerson } from '../kit/builders.ts';
import { as } from '../kit/as.ts';
import type { TestDatabase } from '../kit/database.ts';

/** Says something for a proposal, through the whole ladder. */
export async function say(
  collective: TestCollective,
  who: TestPerson,
  proposal: string,
  fields: { id?: string; stance?: 'for' | 'against' | 'neutral'; parent?: string; body?: string } = {},
) {
  const { comments } = await as(collective, who);
  return comments.say({ id: newId(), proposal, body: 'Oui, et le banc aussi.', ...(!fields.parent && { stance: 'for' as const }), ...fields });
}

/** A measure of a chapter of its own, straight into its table. reference: null for one that no edition has printed. */
export async function aMeasure(collective: TestCollective, reference: number | null): Promise<string> {
  const [chapter, id] = [newId(), newId()];
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('chapters').values({ id: chapter, title: 'Se loger', introduction: null, position: 1, removed_at: null }).execute();
    await db
      .insertInto('measures')
      .values({ id, chapter_id: chapter, reference, title: 'Un banc partout', position: 1, removed_at: null })
      .execute();
  });
  return id;
}

/** Makes a comment older than it is. */
export async function older(database: TestDatabase, id: string, minutes: number): Promise<void> {
  await database.superuserPool.query("update comments set written_at = written_at - $2 * interval '1 minute' where id = $1", [id, minutes]);
}

/** The journal's verbs about comments, in order, with their data. */
export async function told(collective: TestCollective) {
  return inTenant(collective.id, 'read', (db) =>
    db.selectFrom('journal').select(['verb', 'subject_id as id', 'data']).where('subject_type', '=', 'comment').orderBy('journal.id').execute(),
  );
}
