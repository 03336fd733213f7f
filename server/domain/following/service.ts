import { sql } from 'kysely';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { giveConsents, standingConsents, withdrawConsents } from '../people/consents.ts';
import { maySee } from '../proposals/policy.ts';
import { FOLLOWS_AT_MOST, type RhythmInput, type Target } from './schema.ts';
import { askForLetter } from './spread.ts';

type Person = Actor & { kind: 'person' };
/** What a link at the foot of a letter stops: every letter of this kind to a person, or one follow of theirs. */
export type Stop = { kind: 'letters'; personId: string } | { kind: 'follow'; personId: string; followId: string };

/**
 * Follows something, once however often it is asked. Nobody else learns of it: it is neither in the journal nor counted anywhere.
 * @throws proposal.not_found, meeting.not_found, proposal.theme_unknown, system.too_many
 */
export async function follow(db: TenantDb, settings: CollectiveSettings, actor: Person, target: Target): Promise<{ follows: true }> {
  await requireThere(db, settings, actor, target);
  const { n } = await db.selectFrom('follows').select((eb) => eb.fn.countAll<string>().as('n')).where('person_id', '=', actor.id).executeTakeFirstOrThrow();
  if (Number(n) >= FOLLOWS_AT_MOST) throw new DomainError('system.too_many');
  await db.insertInto('follows').values({ id: newId(), person_id: actor.id, kind: target.kind, ...columnsOf(target) })
    .onConflict((conflict) => conflict.doNothing()).execute();
  return { follows: true };
}

/** Stops following; stopping what was not followed changes nothing. */
export async function unfollow(db: TenantDb, actor: Person, target: Target): Promise<{ follows: false }> {
  const [column, value] = target.kind === 'theme' ? ['theme' as const, target.theme]
    : [target.kind === 'proposal' ? 'proposal_id' as const : 'meeting_id' as const, target.id];
  await db.deleteFrom('follows').where('person_id', '=', actor.id).where(column, '=', value).execute();
  return { follows: false };
}

/** Ends one follow from the list of them. @throws follow.not_found */
export async function endFollow(db: TenantDb, actor: Person, { id }: { id: string }): Promise<void> {
  const ended = await db.deleteFrom('follows').where('id', '=', id).where('person_id', '=', actor.id).returning('id').executeTakeFirst();
  if (!ended) throw new DomainError('follow.not_found');
}

function columnsOf(target: Target) {
  return {
    proposal_id: target.kind === 'proposal' ? target.id : null, meeting_id: target.kind === 'meeting' ? target.id : null,
    theme: target.kind === 'theme' ? target.theme : null,
  };
}

async function requireThere(db: TenantDb, settings: CollectiveSettings, actor: Person, target: Target): Promise<void> {
  if (target.kind === 'theme') {
    if (!settings.themes.some(({ code }) => code === target.theme)) throw new DomainError('proposal.theme_unknown');
    return;
  }
  if (target.kind === 'meeting') {
    const meeting = await db.selectFrom('meetings').select('id').where('id', '=', target.id).executeTakeFirst();
    if (!meeting) throw new DomainError('meeting.not_found');
    return;
  }
  const facts = await db.selectFrom('proposals').select(['status', 'author_id as authorId', 'listed']).where('id', '=', target.id).executeTakeFirst();
  if (!facts || !maySee(actor, facts)) throw new DomainError('proposal.not_found');
}

/**
 * Says how often one wants letters. Nothing leaves without the consent to such mail: it stands already, or is ticked here.
 * @throws following.no_address, following.consent_missing
 */
export async function setRhythm(db: TenantDb, settings: CollectiveSettings, actor: Person, { rhythm, followUpMail }: RhythmInput): Promise<void> {
  if (rhythm !== 'never') await requireConsent(db, settings, actor, followUpMail === '1');
  await db.insertInto('mail_preferences').values({ person_id: actor.id, rhythm })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ rhythm, changed_at: sql<Date>`now()` })).execute();
  if (rhythm === 'never') return dropDue(db, actor.id);
  const due = await db.selectFrom('notices').select('journal_id').where('person_id', '=', actor.id).where('mail', '=', 'due').limit(1).executeTakeFirst();
  if (due) await askForLetter(db, rhythm, newId());
}

async function requireConsent(db: TenantDb, settings: CollectiveSettings, actor: Person, ticked: boolean): Promise<void> {
  const [{ email }, standing] = await Promise.all([
    db.selectFrom('people').select('email').where('id', '=', actor.id).executeTakeFirstOrThrow(), standingConsents(db, actor.id),
  ]);
  if (email === null) throw new DomainError('following.no_address');
  if (standing.some(({ purpose }) => purpose === 'follow_up_mail')) return;
  if (!ticked) throw new DomainError('following.consent_missing', { field: 'followUpMail' });
  await giveConsents(db, settings, actor.id, ['follow_up_mail']);
}

/** What waits for a letter waits for none any more; it stays on the site. */
export async function dropDue(db: TenantDb, personId: string): Promise<void> {
  await db.updateTable('notices').set({ mail: 'none' }).where('person_id', '=', personId).where('mail', '=', 'due').execute();
}

/**
 * What a letter's link asks for, and nothing else: no letter of follow-up any more, or one follow less. Pressed twice, it is done once.
 * Answers to whoever cannot sign in, in a freeze too: stopping is never refused.
 */
export async function stop(db: TenantDb, what: Stop): Promise<{ stopped: Stop['kind'] }> {
  if (what.kind === 'follow') {
    await db.deleteFrom('follows').where('id', '=', what.followId).where('person_id', '=', what.personId).execute();
    return { stopped: 'follow' };
  }
  const person = await db.selectFrom('people').select('id').where('id', '=', what.personId).executeTakeFirst();
  if (!person) throw new DomainError('stop.not_valid');
  await db.insertInto('mail_preferences').values({ person_id: what.personId, rhythm: 'never' })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ rhythm: 'never', changed_at: sql<Date>`now()` })).execute();
  await withdrawConsents(db, what.personId, ['follow_up_mail']);
  await dropDue(db, what.personId);
  return { stopped: 'letters' };
}

/** Marks as read what stood on the page: the newest of it, and all that is older. */
export async function markRead(db: TenantDb, actor: Person, { until }: { until: string }): Promise<void> {
  await db.updateTable('notices').set({ read_at: sql<Date>`now()` }).where('person_id', '=', actor.id).where('read_at', 'is', null)
    .where('at', '<=', new Date(until)).execute();
}
