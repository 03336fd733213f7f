import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { personId, type Actor } from '../actor.ts';
import { requireNotFrozen, requireOpen } from '../collectives/calendar.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { othersRestOn } from '../grouping/hold.ts';
import { holdToLeave, leave } from '../grouping/leaving.ts';
import { newId } from '../ids.ts';
import { record, recordAll } from '../journal.ts';
import { post } from '../outbox.ts';
import { arrive, rowOf, type Sent } from './arrival.ts';
import { MOVES } from './lifecycle.ts';
import { moveOne, type Moved } from './moves.ts';
import { mayModerate, maySee, mayWithdraw } from './policy.ts';
import type { ModerationInput, Submission } from './schema.ts';

/** A resident sends this many an hour at most; rooms have no such limit. */
export const SUBMISSIONS_AN_HOUR = 10;

/**
 * Sends a proposal made online. Sending the same id again answers what the first time gave.
 * @throws phase.closed, freeze.running, proposal.theme_unknown, proposal.district_unknown, proposal.name_missing, system.too_many,
 * system.conflict
 */
export async function submit(db: TenantDb, actor: Actor & { kind: 'person' }, input: Submission): Promise<Sent> {
  const before = await sentBefore(db, actor, input.id);
  if (before) return before;
  const settings = await requireOpen(db, 'propose');
  requireKnownCodes(settings, input);
  await requireUnhurried(db, actor);
  if (input.authorShown === 'name') await requireName(db, actor, input.name ?? null);
  const row = { ...rowOf(input), author_id: actor.id, author_shown: input.authorShown, origin: 'online' as const, meeting_id: null };
  const [sent] = await arrive(db, [row], settings.moderation === 'after');
  // Another request sent the same id between the look and the write: its answer stands.
  if (!sent) return (await sentBefore(db, actor, input.id)) ?? refuse('system.conflict');
  await db
    .updateTable('attachments')
    .set({ draft_id: null, proposal_id: input.id })
    .where('draft_id', '=', input.id)
    .where('person_id', '=', actor.id)
    .execute();
  await db.deleteFrom('proposal_drafts').where('id', '=', input.id).execute();
  await record(db, actor, {
    verb: sent.published ? 'proposal.published' : 'proposal.submitted',
    subject: { type: 'proposal', id: input.id },
  });
  return sent;
}

function refuse(code: ErrorCode): never {
  throw new DomainError(code);
}

/** What the first sending of this id answered, or null. @throws system.conflict when it is somebody else’s */
export async function sentBefore(db: TenantDb, actor: Actor, id: string): Promise<Sent | null> {
  const row = await db.selectFrom('proposals').select(['reference', 'listed', 'author_id']).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  if (row.author_id !== personId(actor)) throw new DomainError('system.conflict');
  return { id, reference: row.reference, published: row.listed };
}

/** Signing with one's name needs one: the account's, or the one given here, which the account then keeps. */
async function requireName(db: TenantDb, actor: Actor & { kind: 'person' }, name: string | null): Promise<void> {
  const person = await db.selectFrom('people').select('name').where('id', '=', actor.id).executeTakeFirstOrThrow();
  if (person.name !== null) return;
  if (name === null) throw new DomainError('proposal.name_missing', { field: 'name' });
  await db.updateTable('people').set({ name }).where('id', '=', actor.id).execute();
}

/** @throws proposal.theme_unknown, proposal.district_unknown naming the field */
export function requireKnownCodes(
  settings: CollectiveSettings,
  { theme, district }: { theme: string; district?: string | null | undefined },
): void {
  if (!settings.themes.some(({ code }) => code === theme)) throw new DomainError('proposal.theme_unknown', { field: 'theme' });
  if (district && !settings.districts.some(({ code }) => code === district))
    throw new DomainError('proposal.district_unknown', { field: 'district' });
}

async function requireUnhurried(db: TenantDb, actor: Actor & { kind: 'person' }): Promise<void> {
  // One's own sendings wait for each other, so that a burst does not pass the limit together.
  await db.selectFrom('people').select('id').where('id', '=', actor.id).forNoKeyUpdate().executeTakeFirst();
  const { n } = await db
    .selectFrom('proposals')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('author_id', '=', actor.id)
    .where('submitted_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  if (Number(n) >= SUBMISSIONS_AN_HOUR) throw new DomainError('system.too_many');
}

/**
 * Takes one's own proposal back, before its validation; what another carries leaves its grouping first.
 * @throws proposal.not_author, proposal.transition_forbidden, proposal.carries_others, proposal.carrier_in_validation,
 * proposal.carrier_split, freeze.running
 */
export async function withdraw(db: TenantDb, actor: Actor & { kind: 'person' }, { id }: { id: string }): Promise<void> {
  await requireNotFrozen(db);
  const standing = await holdToLeave(db, id);
  const facts = { ...(await factsOf(db, actor, id)), carrier: standing?.carrier ?? null, rested: await othersRestOn(db, id) };
  const allowed = mayWithdraw(actor, facts, { support: true, frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  const parted = standing === null ? [] : [await leave(db, actor, standing)];
  const moved = await moveOne(db, id, 'withdraw');
  await recordAll(db, actor, [...parted, { verb: MOVES.withdraw.verb, subject: { type: 'proposal', id }, data: { from: moved.from } }]);
}

/**
 * Answers on admissibility: publishes, keeps, refuses with a coded reason, or takes a refusal back. Its author is told what changed.
 * @throws freeze.running, proposal.not_found, proposal.version_conflict, proposal.transition_forbidden
 */
export async function moderate(db: TenantDb, actor: Actor & { kind: 'person' }, input: ModerationInput): Promise<void> {
  await requireNotFrozen(db);
  const facts = await factsOf(db, actor, input.id);
  if (input.version && input.version !== facts.version) throw new DomainError('proposal.version_conflict');
  const allowed = mayModerate(actor, facts, { support: true, frozen: false }, input.decision);
  if (allowed !== true) throw new DomainError(allowed);
  if (input.decision === 'refuse') await requireAlone(db, input.id);
  const moved = input.decision === 'keep' ? null : await moveOne(db, input.id, input.decision);
  await writeDecision(db, actor, input);
  if (moved && moved.authorId !== null) await tellAuthor(db, moved, input);
  const verb = input.decision === 'keep' ? 'proposal.kept' : MOVES[input.decision].verb;
  await record(db, actor, {
    verb,
    subject: { type: 'proposal', id: input.id },
    data: input.decision === 'refuse' ? { reason: input.reason } : {},
  });
}

async function writeDecision(db: TenantDb, actor: Actor & { kind: 'person' }, input: ModerationInput): Promise<void> {
  const refused = input.decision === 'refuse';
  await db
    .insertInto('moderations')
    .values({
      id: newId(),
      proposal_id: input.id,
      decision: refused ? 'inadmissible' : 'published',
      decided_by: actor.id,
      reason_code: refused ? input.reason : null,
      answer: refused ? input.answer : null,
    })
    .execute();
  await db
    .updateTable('proposals')
    .set({ reviewed_at: sql<Date>`now()`, ...(input.decision === 'keep' && { version: sql`version + 1` }) })
    .where('id', '=', input.id)
    .execute();
}

async function tellAuthor(db: TenantDb, moved: Moved, input: ModerationInput): Promise<void> {
  const refusal = input.decision === 'refuse' ? { reason: input.reason, answer: input.answer } : {};
  await post(db, [
    {
      template: input.decision === 'refuse' ? 'proposal_refused' : 'proposal_published',
      to: { personId: moved.authorId! },
      data: { title: moved.title, id: moved.id, reference: String(moved.reference ?? ''), ...refusal },
    },
  ]);
}

/** What others rest on does not leave the road: their grouping is undone first. @throws proposal.carries_others */
async function requireAlone(db: TenantDb, id: string): Promise<void> {
  if (await othersRestOn(db, id)) throw new DomainError('proposal.carries_others');
}

/** Held until the commit: two deeds on one text take turns. */
async function factsOf(db: TenantDb, actor: Actor, id: string) {
  const facts = await db
    .selectFrom('proposals')
    .select(['status', 'author_id as authorId', 'listed', 'version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!facts || !maySee(actor, facts)) throw new DomainError('proposal.not_found');
  return facts;
}
