import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { FILES_MAX } from './draft-schema.ts';
import { heldDraft } from './drafts.ts';
import { isPublic } from './lifecycle.ts';
import { maySee } from './policy.ts';

/** A person sends this many files a day at most. */
export const FILES_A_DAY = 40;

/** A file that was read, made harmless and stored under its id. name: as its sender called it, for display alone. */
export interface SafeFile {
  id: string;
  name: string;
  mediaType: 'image/webp' | 'application/pdf';
  bytes: number;
  width: number | null;
  height: number | null;
}

type Person = Actor & { kind: 'person' };

/** Adds a stored file to one's own draft. @throws draft.not_found, attachment.too_many, system.too_many */
export async function attach(db: TenantDb, actor: Person, token: string | null, file: SafeFile): Promise<{ id: string }> {
  const draft = await heldDraft(db, actor, token);
  if (!draft) throw new DomainError('draft.not_found');
  // The row is held: two uploads at once are counted one after the other.
  await db.updateTable('proposal_drafts').set({ person_id: actor.id }).where('id', '=', draft.id).execute();
  const count = (eb: typeof mine) => eb.select((fn) => fn.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  const mine = db.selectFrom('attachments');
  const here = await count(mine.where('draft_id', '=', draft.id));
  if (Number(here.n) >= FILES_MAX) throw new DomainError('attachment.too_many', { field: 'file', data: { most: FILES_MAX } });
  const today = await count(mine.where('person_id', '=', actor.id).where('created_at', '>', sql<Date>`now() - interval '1 day'`));
  if (Number(today.n) >= FILES_A_DAY) throw new DomainError('system.too_many');
  await db
    .insertInto('attachments')
    .values({
      id: file.id,
      draft_id: draft.id,
      proposal_id: null,
      person_id: actor.id,
      media_type: file.mediaType,
      name: file.name,
      bytes: file.bytes,
      width: file.width,
      height: file.height,
    })
    .execute();
  return { id: file.id };
}

/** Takes a file off one's own draft. Answers its id, so that the stored bytes go too. @throws attachment.not_found */
export async function detach(db: TenantDb, actor: Person, token: string | null, id: string): Promise<{ files: string[] }> {
  const draft = await heldDraft(db, actor, token);
  const gone =
    draft && (await db.deleteFrom('attachments').where('id', '=', id).where('draft_id', '=', draft.id).returning('id').executeTakeFirst());
  if (!gone) throw new DomainError('attachment.not_found');
  return { files: [gone.id] };
}

/** What the file's door needs to know; null where this reader sees nothing: its proposal is one they may see, or its draft their own. */
export async function readableFile(
  db: TenantDb,
  actor: Actor,
  id: string,
): Promise<{ mediaType: string; name: string; listed: boolean } | null> {
  const row = await db
    .selectFrom('attachments')
    .leftJoin('proposals', 'proposals.id', 'attachments.proposal_id')
    .select([
      'attachments.media_type as mediaType',
      'attachments.name',
      'attachments.person_id as personId',
      'proposals.status',
      'proposals.author_id as authorId',
      'proposals.listed',
    ])
    .where('attachments.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const own = actor.kind === 'person' && row.personId === actor.id;
  const seen =
    row.status !== null && row.listed !== null && maySee(actor, { status: row.status, authorId: row.authorId, listed: row.listed });
  return own || seen ? { mediaType: row.mediaType, name: row.name, listed: row.status !== null && isPublic(row.status) } : null;
}
