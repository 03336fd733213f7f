import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { databaseNow, now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { publishedTitle } from '../programme/published-title.ts';
import { mayFollow, type CommentDoors, type SubjectFacts } from './policy.ts';
import { isPublic } from '../proposals/lifecycle.ts';

/** What is talked about. reference: its public number, null for what has none yet. */
export interface CommentSubject extends SubjectFacts {
  kind: 'proposal' | 'measure';
  id: string;
  reference: number | null;
  title: string;
}
export interface About {
  proposal?: string | null | undefined;
  measure?: string | null | undefined;
  workshop: boolean;
}

/** @throws comment.subject_not_found, also for what this reader may not follow */
export async function subjectOf(db: TenantDb, actor: Actor, about: About): Promise<CommentSubject> {
  const subject = await subjectOrNull(db, actor, about);
  if (!subject) throw new DomainError('comment.subject_not_found');
  return subject;
}

/** The same, or null. */
export async function subjectOrNull(db: TenantDb, actor: Actor, about: About): Promise<CommentSubject | null> {
  const subject = about.proposal ? await proposal(db, about.proposal) : about.measure ? await measure(db, about.measure, about.workshop) : null;
  return subject && mayFollow(actor, subject) ? subject : null;
}

async function proposal(db: TenantDb, id: string): Promise<CommentSubject | null> {
  const row = await db.selectFrom('proposals').select(['id', 'reference', 'title', 'status']).where('id', '=', id).executeTakeFirst();
  return row ? { kind: 'proposal', id: row.id, reference: row.reference, title: row.title, open: isPublic(row.status), workshop: false } : null;
}

/** A measure is everyone's once an edition has printed it: its number says so. */
async function measure(db: TenantDb, id: string, workshop: boolean): Promise<CommentSubject | null> {
  const row = await db
    .selectFrom('measures')
    .select(['id', 'reference', 'title', publishedTitle.as('published')])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { kind: 'measure', id: row.id, reference: row.reference, title: workshop ? row.title : (row.published ?? row.title), open: row.reference !== null, workshop };
}

/** The calendar for pages; deeds ask the database's clock (`deeds`). */
export async function commentDoors(db: TenantDb, deeds = false): Promise<CommentDoors & { at: Date }> {
  const [settings, at] = await Promise.all([settingsOf(db), deeds ? databaseNow(db) : now()]);
  return { comment: opens(settings, 'comment', at), frozen: isFrozen(settings, at), before: settings.moderation === 'before', at };
}

/** The words of the journal for what is talked about. */
export function subjectData({ kind, id }: Pick<CommentSubject, 'kind' | 'id'>): Record<string, string> {
  return { [kind]: id };
}
