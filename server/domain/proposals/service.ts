import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { personId, type Actor } from '../actor.ts';
import { requireNotFrozen, requireOpen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { newId, newShuffle } from '../ids.ts';
import { nextReference, record } from '../journal.ts';
import { post } from '../outbox.ts';
import { MOVES } from './lifecycle.ts';
import { moveOne } from './moves.ts';
import { mayModerate, maySee, mayWithdraw } from './policy.ts';
import type { ModerationInput, Submission } from './schema.ts';

/** A resident sends this many an hour at most; rooms have no such limit. */
export const SUBMISSIONS_AN_HOUR = 10;

export interface Sent { id: string; reference: number | null; published: boolean }

/**
 * Sends a proposal made online. Sending the same id again answers what the first time gave.
 * @throws phase.closed, freeze.running, proposal.theme_unknown, proposal.district_unknown, system.too_many, system.conflict
 */
export async function submit(db: TenantDb, actor: Actor & { kind: 'person' }, input: Submission): Promise<Sent> {
  const before = await sentBefore(db, actor, input.id);
  if (before) return before;
  const settings = await requireOpen(db, 'propose');
  requireKnownCodes(settings, input);
  await requireUnhurried(db, actor);
  const published = settings.moderation === 'after';
  const reference = published ? await nextReference(db, 'proposal') : null;
  await db.insertInto('proposals').values({
    ...rowOf(input), author_id: actor.id, author_shown: input.authorShown, origin: 'online', meeting_id: null,
    status: published ? 'published' : 'submitted', reference, published_at: published ? sql<Date>`now()` : null,
  }).execute();
  await record(db, actor, { verb: published ? 'proposal.published' : 'proposal.submitted', subject: { type: 'proposal', id: input.id } });
  return { id: input.id, reference, published };
}

/** The columns that every door fills alike. */
export function rowOf(input: Submission) {
  return {
    id: input.id, title: input.title, body: input.body, theme: input.theme, district: input.district ?? null,
    place_x: input.place?.x ?? null, place_y: input.place?.y ?? null, voice: input.voice, organisation: input.organisation ?? null, shuffle: newShuffle(),
    decided_at: null, import_source: null, external_id: null, imported_supports: null, imported_comments: null, imported_url: null,
  };
}

async function sentBefore(db: TenantDb, actor: Actor, id: string): Promise<Sent | null> {
  const row = await db.selectFrom('proposals').select(['reference', 'status', 'author_id']).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  if (row.author_id !== personId(actor)) throw new DomainError('system.conflict');
  return { id, reference: row.reference, published: row.status !== 'submitted' };
}

/** @throws proposal.theme_unknown, proposal.district_unknown naming the field */
export function requireKnownCodes(settings: CollectiveSettings, { theme, district }: { theme: string; district?: string | null | undefined }): void {
  if (!settings.themes.some(({ code }) => code === theme)) throw new DomainError('proposal.theme_unknown', { field: 'theme' });
  if (district && !settings.districts.some(({ code }) => code === district)) throw new DomainError('proposal.district_unknown', { field: 'district' });
}

async function requireUnhurried(db: TenantDb, actor: Actor & { kind: 'person' }): Promise<void> {
  const { n } = await db.selectFrom('proposals').select((eb) => eb.fn.countAll<string>().as('n')).where('author_id', '=', actor.id)
    .where('submitted_at', '>', sql<Date>`now() - interval '1 hour'`).executeTakeFirstOrThrow();
  if (Number(n) >= SUBMISSIONS_AN_HOUR) throw new DomainError('system.too_many');
}

/** Takes one's own proposal back, before its validation. @throws proposal.not_author, proposal.transition_forbidden, freeze.running */
export async function withdraw(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<void> {
  await requireNotFrozen(db);
  const facts = await factsOf(db, actor, id);
  const allowed = mayWithdraw(actor, facts, { support: true, frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  const moved = await moveOne(db, id, 'withdraw');
  await record(db, actor, { verb: MOVES.withdraw.verb, subject: { type: 'proposal', id }, data: { from: moved.from } });
}

/** Answers on admissibility: publishes, refuses with a coded reason, or takes a refusal back. Its author is told. */
export async function moderate(db: TenantDb, actor: Actor & { kind: 'person' }, input: ModerationInput): Promise<void> {
  await requireNotFrozen(db);
  const allowed = mayModerate(actor, await factsOf(db, actor, input.id), { support: true, frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  const moved = await moveOne(db, input.id, input.decision);
  const refused = input.decision === 'refuse';
  await db.insertInto('moderations').values({
    id: newId(), proposal_id: input.id, decision: refused ? 'inadmissible' : 'published', decided_by: actor.id,
    reason_code: refused ? input.reason : null, answer: refused ? input.answer : null,
  }).execute();
  if (moved.authorId !== null) {
    await post(db, [{ template: refused ? 'proposal_refused' : 'proposal_published', to: { personId: moved.authorId },
      data: { title: moved.title, id: moved.id, reference: String(moved.reference ?? ''), ...(refused && { reason: input.reason, answer: input.answer }) } }]);
  }
  await record(db, actor, { verb: MOVES[input.decision].verb, subject: { type: 'proposal', id: input.id }, data: refused ? { reason: input.reason } : {} });
}

async function factsOf(db: TenantDb, actor: Actor, id: string) {
  const facts = await db.selectFrom('proposals').select(['status', 'author_id as authorId', 'listed']).where('id', '=', id).executeTakeFirst();
  if (!facts || !maySee(actor, facts)) throw new DomainError('proposal.not_found');
  return facts;
}
