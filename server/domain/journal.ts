import { sql } from 'kysely';
import { scopeOf, type TenantDb } from '../db/tenant-db.ts';
import { personId, roleName, type Actor } from './actor.ts';
import { isTold } from './following/deeds.ts';
import { newId } from './ids.ts';
import { enqueue } from './jobs.ts';

export interface Deed {
  /** 'proposal.published': the word, then what was done to it. */
  verb: string;
  subject: { type: 'collective' | 'person' | 'proposal' | 'meeting' | 'sitting' | 'question' | 'seat' | 'invitation' | 'import'
    | 'comment' | 'grouping' | 'answer' | 'chapter' | 'measure' | 'edition' | 'commitment'; id: string };
  /** What history needs to be told later. Never a name, an address or a secret. */
  data?: Record<string, unknown>;
}

/**
 * Writes the deed in the transaction that does it, and raises the version of the collective's public pages.
 * Call it last: the version's row is held until the commit. Supports and ballots do not pass here: they have their own rows.
 */
export async function record(db: TenantDb, actor: Actor, deed: Deed): Promise<void> {
  await recordAll(db, actor, [deed]);
}

/** Several deeds of one transaction: one line each, the pages' version raised once. */
export async function recordAll(db: TenantDb, actor: Actor, deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const lines = deeds.map((deed) => ({ deed, id: newId() }));
  await db.insertInto('journal').values(lines.map(({ deed, id }) => ({
    id, actor_id: personId(actor), actor_role: roleName(actor), verb: deed.verb,
    subject_type: deed.subject.type, subject_id: deed.subject.id, data: JSON.stringify(deed.data ?? {}),
  }))).execute();
  const told = lines.filter(({ deed }) => isTold(deed.verb)).map(({ id }) => id);
  // Who is to know of it is worked out after the commit, and the work is asked for within it: nothing is lost between the two.
  if (told.length > 0) await enqueue(db, { kind: 'notices', payload: { deeds: told } });
  await touchPages(db);
}

/** Raises the version of the public pages and tells every process. */
export async function touchPages(db: TenantDb): Promise<void> { await raise(db, 1); }

/** The same for what is only counted (supports, ballots): everything else that is kept in memory stays good. */
export async function touchCounts(db: TenantDb): Promise<void> { await raise(db, 0); }

async function raise(db: TenantDb, deed: 0 | 1): Promise<void> {
  const { version, deeds } = await db.updateTable('page_versions').set({ version: sql`version + 1`, deeds: sql`deeds + ${deed}` })
    .returning(['version', 'deeds']).executeTakeFirstOrThrow();
  await sql`select pg_notify('pages', current_tenant()::text || ' ' || ${version}::text || ' ' || ${deeds}::text)`.execute(db);
  scopeOf(db).raisedTo = { version: BigInt(version), deeds: BigInt(deeds) };
}

/** The next public number of a kind ('proposal', 'meeting', 'sitting'): given once, never used again. */
export async function nextReference(db: TenantDb, name: string, howMany = 1): Promise<number> {
  const { value } = await db.insertInto('counters').values({ name, value: howMany })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ value: sql`counters.value + ${howMany}` }))
    .returning('value').executeTakeFirstOrThrow();
  return value - howMany + 1;
}
