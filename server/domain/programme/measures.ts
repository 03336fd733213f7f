import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Paragraph } from '../../db/tables/programme.ts';
import { personId, type Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';
import { holdChapter } from './chapters.ts';
import { sameWording, type Wording } from './difference.ts';
import { rematch, split } from './paragraphs.ts';
import { PARAGRAPHS_MOST, type DraftInput, type MeasureEdit } from './schema.ts';
import { requireValidated } from './sources.ts';
import { holdPlan } from './working-copy.ts';

/**
 * Drafts a measure from validated proposals, at the end of a chapter; its title and text are theirs where none is given. The same id
 * again is the same measure.
 * @throws chapter.not_found, proposal.not_found, measure.source_not_validated, measure.too_many_paragraphs
 */
export async function draftMeasure(db: TenantDb, actor: Actor, input: DraftInput): Promise<{ id: string }> {
  await holdPlan(db);
  if (await db.selectFrom('measures').select('id').where('id', '=', input.id).executeTakeFirst()) return { id: input.id };
  await holdChapter(db, input.chapterId);
  const proposals = await requireValidated(db, input.proposalIds);
  const texts = input.text ? split(input.text) : proposals.flatMap(({ body }) => split(body)).slice(0, PARAGRAPHS_MOST);
  const wording = { title: input.title ?? proposals[0]!.title, paragraphs: numbered([], texts) };
  await db.insertInto('measures').values({
    id: input.id, chapter_id: input.chapterId, reference: null, title: wording.title, paragraphs: JSON.stringify(wording.paragraphs),
    position: await nextPlace(db, input.chapterId), removed_at: null,
  }).execute();
  await keepVersion(db, actor, input.id, 1, wording, null);
  await db.insertInto('measure_sources').values(proposals.map(({ id }) => ({ measure_id: input.id, proposal_id: id }))).execute();
  await record(db, actor, { verb: 'measure.drafted', subject: { type: 'measure', id: input.id } });
  return { id: input.id };
}

/** @throws measure.too_many_paragraphs */
function numbered(before: readonly Paragraph[], texts: readonly string[]): Paragraph[] {
  if (texts.length > PARAGRAPHS_MOST) throw new DomainError('measure.too_many_paragraphs', { field: 'text', data: { maximum: PARAGRAPHS_MOST } });
  return rematch(before, texts);
}

async function nextPlace(db: TenantDb, chapterId: string): Promise<number> {
  const row = await db.selectFrom('measures').select(sql<number>`coalesce(max(position), 0) + 1`.as('next')).where('chapter_id', '=', chapterId)
    .executeTakeFirstOrThrow();
  return row.next;
}

async function keepVersion(db: TenantDb, actor: Actor, id: string, version: number, { title, paragraphs }: Wording, note: string | null): Promise<void> {
  await db.insertInto('measure_versions').values({
    measure_id: id, version, title, paragraphs: JSON.stringify(paragraphs), note, written_by: personId(actor),
  }).execute();
}

/**
 * Writes the next version of a measure. Its paragraphs keep their ids (see `rematch`). Nothing changed writes nothing.
 * @throws measure.not_found, measure.version_conflict, measure.too_many_paragraphs
 */
export async function editMeasure(db: TenantDb, actor: Actor, input: MeasureEdit): Promise<{ id: string; version: number }> {
  const measure = await holdMeasure(db, input.id);
  if (measure.version !== input.version) throw new DomainError('measure.version_conflict');
  const wording = { title: input.title, paragraphs: numbered(measure.paragraphs, split(input.text)) };
  return rewrite(db, actor, measure, wording, { verb: 'measure.edited', note: input.note ?? null });
}

/** An earlier version becomes the next one, its paragraphs with their ids. @throws measure.not_found, measure.version_conflict */
export async function restoreVersion(
  db: TenantDb, actor: Actor, { id, version, restore }: { id: string; version: number; restore: number },
): Promise<{ id: string; version: number }> {
  const measure = await holdMeasure(db, id);
  if (measure.version !== version) throw new DomainError('measure.version_conflict');
  const wording = await db.selectFrom('measure_versions').select(['title', 'paragraphs']).where('measure_id', '=', id).where('version', '=', restore)
    .executeTakeFirst();
  if (!wording) throw new DomainError('measure.not_found');
  return rewrite(db, actor, measure, wording, { verb: 'measure.restored', note: null, restored: restore });
}

type Held = Wording & { id: string; version: number; chapterId: string };

async function rewrite(
  db: TenantDb, actor: Actor, measure: Held, wording: Wording, deed: { verb: string; note: string | null; restored?: number },
): Promise<{ id: string; version: number }> {
  const { id } = measure;
  if (sameWording(measure, wording)) return { id, version: measure.version };
  const version = measure.version + 1;
  await db.updateTable('measures').set({ title: wording.title, paragraphs: JSON.stringify(wording.paragraphs), version, updated_at: sql<Date>`now()` })
    .where('id', '=', id).execute();
  await keepVersion(db, actor, id, version, wording, deed.note);
  await record(db, actor, { verb: deed.verb, subject: { type: 'measure', id }, data: { version, ...(deed.restored && { restored: deed.restored }) } });
  return { id, version };
}

/** One place up (-1) or down (1) in its chapter; at the edge it stays. @throws measure.not_found */
export async function moveMeasure(db: TenantDb, actor: Actor, { id, by }: { id: string; by: -1 | 1 }): Promise<{ id: string }> {
  await holdPlan(db);
  const { chapterId } = await holdMeasure(db, id);
  const ids = await idsIn(db, chapterId);
  return setPlace(db, actor, { id, chapterId, place: ids.indexOf(id) + 1 + by });
}

/** To a place of a chapter, its own or another; a place past the end is the end. @throws measure.not_found, chapter.not_found */
export async function placeMeasure(db: TenantDb, actor: Actor, input: { id: string; chapterId: string; place: number }): Promise<{ id: string }> {
  await holdPlan(db);
  await holdMeasure(db, input.id);
  await holdChapter(db, input.chapterId);
  return setPlace(db, actor, input);
}

async function setPlace(db: TenantDb, actor: Actor, { id, chapterId, place }: { id: string; chapterId: string; place: number }): Promise<{ id: string }> {
  const others = (await idsIn(db, chapterId)).filter((one) => one !== id);
  const ids = others.toSpliced(Math.max(0, place - 1), 0, id);
  await db.updateTable('measures').set({ chapter_id: chapterId, position: sql<number>`array_position(${ids}::uuid[], id)` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  await record(db, actor, { verb: 'measure.moved', subject: { type: 'measure', id }, data: { chapterId, place: ids.indexOf(id) + 1 } });
  return { id };
}

async function idsIn(db: TenantDb, chapterId: string): Promise<string[]> {
  const rows = await db.selectFrom('measures').select('id').where('chapter_id', '=', chapterId).where('removed_at', 'is', null)
    .orderBy('position').orderBy('id').execute();
  return rows.map((row) => row.id);
}

/** Takes a measure out of the working copy; what an edition printed stays. It can be put back. @throws measure.not_found */
export async function removeMeasure(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  await holdPlan(db);
  await holdMeasure(db, id);
  await db.updateTable('measures').set({ removed_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await record(db, actor, { verb: 'measure.removed', subject: { type: 'measure', id } });
  return { id };
}

/** Puts a measure back at the end of its chapter. @throws measure.not_found, chapter.not_found when its chapter was taken out */
export async function putBackMeasure(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  await holdPlan(db);
  const row = await db.selectFrom('measures').select(['chapter_id']).where('id', '=', id).where('removed_at', 'is not', null).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw new DomainError('measure.not_found');
  await holdChapter(db, row.chapter_id);
  await db.updateTable('measures').set({ removed_at: null, position: await nextPlace(db, row.chapter_id) }).where('id', '=', id).execute();
  await record(db, actor, { verb: 'measure.put_back', subject: { type: 'measure', id } });
  return { id };
}

/** A measure that stands, held until the commit: two editors take turns. @throws measure.not_found */
export async function holdMeasure(db: TenantDb, id: string): Promise<Held> {
  const row = await db.selectFrom('measures').select(['id', 'version', 'chapter_id as chapterId', 'title', 'paragraphs']).where('id', '=', id)
    .where('removed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw new DomainError('measure.not_found');
  return row;
}
