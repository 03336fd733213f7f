import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { isFrozen, opens } from '../../../tenants/phases.ts';
import { personId, type Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sent } from './arrival.ts';
import { draftFields, fieldsOf, type DraftFields, type SaveStep, type Step } from './draft-schema.ts';
import { submissionSchema } from './schema.ts';
import { requireKnownCodes, sentBefore, submit } from './service.ts';

/** A draft is kept this long after its last answer. */
export const DRAFT_DAYS = 30;

export interface DraftAttachment {
  id: string;
  mediaType: string;
  name: string;
  bytes: number;
}
export interface Draft {
  id: string;
  fields: DraftFields;
  updatedAt: Date;
  expiresAt: Date;
  /** The first question without an answer, or null when all have theirs. */
  missing: Step | null;
  attachments: DraftAttachment[];
}
/** propose: what stands before sending, as the page shows it; sending asks the database's clock again. */
export interface DraftPage {
  draft: Draft | null;
  propose: 'open' | 'closed' | 'frozen';
  name: string | null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The form as its writer left it, and whether it can be sent now. */
export async function draftPage(db: TenantDb, actor: Actor, token: string | null): Promise<DraftPage> {
  const me = personId(actor);
  const [settings, draft, name] = await Promise.all([settingsOf(db), draftOf(db, actor, token), nameOf(db, me)]);
  const at = now();
  return { draft, propose: isFrozen(settings, at) ? 'frozen' : opens(settings, 'propose', at) ? 'open' : 'closed', name };
}

/** The name that the account has already, or null. */
async function nameOf(db: TenantDb, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
}

async function draftOf(db: TenantDb, actor: Actor, token: string | null): Promise<Draft | null> {
  const row = await heldDraft(db, actor, token);
  if (!row) return null;
  const attachments = await db
    .selectFrom('attachments')
    .select(['id', 'media_type as mediaType', 'name', 'bytes'])
    .where('draft_id', '=', row.id)
    .orderBy('id')
    .execute();
  const fields = answered(row.fields);
  return { id: row.id, fields, updatedAt: row.updated_at, expiresAt: row.expires_at, missing: missingIn(fields), attachments };
}

/** The draft this browser's cookie opens, as long as it is nobody else's; for a person without one, the latest of their own. */
export async function heldDraft(db: TenantDb, actor: Actor, token: string | null) {
  const me = personId(actor);
  const open = db
    .selectFrom('proposal_drafts')
    .select(['id', 'fields', 'person_id', 'updated_at', 'expires_at'])
    .where('expires_at', '>', sql<Date>`now()`);
  const byCookie = token === null ? undefined : await open.where('cookie_hash', '=', hashOf(token)).executeTakeFirst();
  if (byCookie && (byCookie.person_id === null || byCookie.person_id === me)) return byCookie;
  return me === null ? undefined : open.where('person_id', '=', me).orderBy('updated_at', 'desc').limit(1).executeTakeFirst();
}

/** Answers that no longer pass (a row of another age) are asked again rather than sent. */
function answered(fields: Record<string, unknown>): DraftFields {
  const kept = Object.entries(fields).filter(
    ([name, value]) => name in draftFields.shape && draftFields.safeParse({ [name]: value }).success,
  );
  return draftFields.parse(Object.fromEntries(kept));
}

function missingIn(fields: DraftFields): Step | null {
  if (fields.title === undefined) return 'idea';
  if (fields.body === undefined) return 'text';
  if (fields.theme === undefined) return 'place';
  return fields.voice === undefined ? 'voice' : null;
}

/**
 * Keeps one answer. Without a draft (or with a cookie that opens none) it begins one; token: the new secret for the browser to keep.
 * Private, so neither the calendar nor the freeze stands before it.
 * @throws proposal.theme_unknown, proposal.district_unknown, proposal.name_missing
 */
export async function saveStep(
  db: TenantDb,
  actor: Actor,
  token: string | null,
  input: SaveStep,
): Promise<{ id: string; token: string | null }> {
  if (input.step === 'place') requireKnownCodes(await settingsOf(db), input);
  const me = personId(actor);
  if (input.step === 'voice' && input.speaker === 'name' && !input.name && (await nameOf(db, me)) === null) {
    throw new DomainError('proposal.name_missing', { field: 'name' });
  }
  const held = await heldDraft(db, actor, token);
  const expires = sql<Date>`now() + make_interval(days => ${DRAFT_DAYS})`;
  if (held) {
    await db
      .updateTable('proposal_drafts')
      .set({
        fields: sql`fields || ${JSON.stringify(fieldsOf(input))}::jsonb`,
        updated_at: sql<Date>`now()`,
        expires_at: expires,
        ...(me !== null && { person_id: me }),
      })
      .where('id', '=', held.id)
      .execute();
    return { id: held.id, token: null };
  }
  const secret = randomBytes(32).toString('base64url');
  const id = newId();
  await db
    .insertInto('proposal_drafts')
    .values({ id, cookie_hash: hashOf(secret), person_id: me, fields: JSON.stringify(fieldsOf(input)), expires_at: expires })
    .execute();
  return { id, token: secret };
}

/**
 * Sends the draft: it becomes the proposal with its id. id: the draft that was shown, so that sending the same page again answers the same.
 * @throws proposal.incomplete, draft.not_found, and all that `submit` throws
 */
export async function sendDraft(
  db: TenantDb,
  actor: Actor & { kind: 'person' },
  token: string | null,
  { id }: { id: string },
): Promise<Sent> {
  const before = await sentBefore(db, actor, id);
  if (before) return before;
  const held = await heldDraft(db, actor, token);
  if (held?.id !== id) throw new DomainError('draft.not_found');
  await db.updateTable('proposal_drafts').set({ person_id: actor.id }).where('id', '=', id).execute();
  const submission = submissionSchema.safeParse({ ...answered(held.fields), id });
  if (!submission.success) throw new DomainError('proposal.incomplete');
  return submit(db, actor, submission.data);
}

/** Forgets the draft. Answers the ids of its files, which its caller removes. */
export async function dropDraft(db: TenantDb, actor: Actor, token: string | null): Promise<{ files: string[] }> {
  const held = await heldDraft(db, actor, token);
  return { files: held ? await removeDrafts(db, [held.id]) : [] };
}

/** Forgets the drafts whose time has passed. Answers the ids of their files. */
export async function purgeDrafts(db: TenantDb, most = 500): Promise<string[]> {
  const rows = await db
    .selectFrom('proposal_drafts')
    .select('id')
    .where('expires_at', '<=', sql<Date>`now()`)
    .orderBy('expires_at')
    .limit(most)
    .execute();
  return removeDrafts(
    db,
    rows.map(({ id }) => id),
  );
}

async function removeDrafts(db: TenantDb, ids: string[]): Promise<string[]> {
  const files = await db
    .deleteFrom('attachments')
    .where('draft_id', '=', sql<string>`any(${ids}::uuid[])`)
    .returning('id')
    .execute();
  await db
    .deleteFrom('proposal_drafts')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return files.map(({ id }) => id);
}
