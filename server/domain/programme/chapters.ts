import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';
import type { ChapterEdit, ChapterInput } from './schema.ts';
import { holdPlan } from './working-copy.ts';

/** Adds a chapter at the end. The same id again is the same chapter. */
export async function addChapter(db: TenantDb, actor: Actor, input: ChapterInput): Promise<{ id: string }> {
  const chapters = await holdPlan(db);
  const position = Math.max(0, ...chapters.map((chapter) => chapter.position)) + 1;
  const row = await db.insertInto('chapters')
    .values({ id: input.id, title: input.title, introduction: input.introduction ?? null, position, removed_at: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing()).returning('id').executeTakeFirst();
  if (row) await record(db, actor, { verb: 'chapter.added', subject: { type: 'chapter', id: input.id } });
  return { id: input.id };
}

/** Renames a chapter, or changes what it says first. @throws chapter.not_found, chapter.version_conflict */
export async function editChapter(db: TenantDb, actor: Actor, input: ChapterEdit): Promise<{ id: string }> {
  const chapter = await holdChapter(db, input.id);
  if (chapter.version !== input.version) throw new DomainError('chapter.version_conflict');
  await db.updateTable('chapters').set({ title: input.title, introduction: input.introduction ?? null, version: sql`version + 1` })
    .where('id', '=', input.id).execute();
  await record(db, actor, { verb: 'chapter.edited', subject: { type: 'chapter', id: input.id } });
  return { id: input.id };
}

/** One place up (-1) or down (1); at the edge it stays. @throws chapter.not_found */
export async function moveChapter(db: TenantDb, actor: Actor, { id, by }: { id: string; by: -1 | 1 }): Promise<{ id: string }> {
  const ids = (await holdPlan(db)).map((chapter) => chapter.id);
  if (!ids.includes(id)) throw new DomainError('chapter.not_found');
  await db.updateTable('chapters').set({ position: sql<number>`array_position(${moved(ids, id, by)}::uuid[], id)` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  await record(db, actor, { verb: 'chapter.moved', subject: { type: 'chapter', id }, data: { by } });
  return { id };
}

/** The list with one of it a place further up or down. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  const next = [...ids];
  if (at < 0 || to < 0 || to >= ids.length) return next;
  [next[at], next[to]] = [ids[to]!, ids[at]!];
  return next;
}

/** Takes an empty chapter out; it can be put back. @throws chapter.not_found, chapter.not_empty */
export async function removeChapter(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  await holdPlan(db);
  await holdChapter(db, id);
  const measure = await db.selectFrom('measures').select('id').where('chapter_id', '=', id).where('removed_at', 'is', null).limit(1).executeTakeFirst();
  if (measure) throw new DomainError('chapter.not_empty');
  await db.updateTable('chapters').set({ removed_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await record(db, actor, { verb: 'chapter.removed', subject: { type: 'chapter', id } });
  return { id };
}

/** Puts a chapter back, at the end. @throws chapter.not_found */
export async function putBackChapter(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  const position = Math.max(0, ...(await holdPlan(db)).map((chapter) => chapter.position)) + 1;
  const row = await db.updateTable('chapters').set({ removed_at: null, position }).where('id', '=', id).where('removed_at', 'is not', null)
    .returning('id').executeTakeFirst();
  if (!row) throw new DomainError('chapter.not_found');
  await record(db, actor, { verb: 'chapter.put_back', subject: { type: 'chapter', id } });
  return { id };
}

/** A chapter that stands, held until the commit. @throws chapter.not_found */
export async function holdChapter(db: TenantDb, id: string): Promise<{ id: string; version: number }> {
  const row = await db.selectFrom('chapters').select(['id', 'version']).where('id', '=', id).where('removed_at', 'is', null).forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError('chapter.not_found');
  return row;
}
