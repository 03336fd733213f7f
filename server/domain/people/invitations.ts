import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record } from '../journal.ts';
import { post } from '../outbox.ts';
import { maskEmail } from './email.ts';
import { mayAccept, mayManagePeople } from './policy.ts';
import type { InvitationInput } from './schema.ts';
import { giveRole } from './service.ts';

type Person = Actor & { kind: 'person' };

export const INVITATION_DAYS = 7;
/** An organiser's hand slips, an account is stolen: no more letters an hour than this from one of them. */
export const INVITATIONS_AN_HOUR = 100;

function hashOf(token: string): Buffer { return createHash('sha256').update(token).digest(); }

/**
 * Invites an address with a role: a letter with a link that serves once, for seven days, for whoever proves that address.
 * An earlier invitation of the same address is replaced. @throws role.missing, system.too_many
 */
export async function invite(db: TenantDb, actor: Person, { email, role }: InvitationInput, language: 'fr' | 'en'): Promise<{ id: string }> {
  const allowed = mayManagePeople(actor);
  if (allowed !== true) throw new DomainError(allowed);
  const { n } = await db.selectFrom('invitations').select((eb) => eb.fn.countAll<string>().as('n')).where('invited_by', '=', actor.id)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`).executeTakeFirstOrThrow();
  if (Number(n) >= INVITATIONS_AN_HOUR) throw new DomainError('system.too_many');
  await db.updateTable('invitations').set({ revoked_at: sql<Date>`now()` }).where('email_key', '=', email.key)
    .where('used_at', 'is', null).where('revoked_at', 'is', null).execute();
  const id = newId();
  // 128 bits: nobody comes upon it; only its hash stays here.
  const token = randomBytes(16).toString('base64url');
  await db.insertInto('invitations').values({
    id, token_hash: hashOf(token), email: email.address, email_key: email.key, role, invited_by: actor.id, used_at: null, revoked_at: null,
    expires_at: sql<Date>`now() + make_interval(days => ${INVITATION_DAYS})`,
  }).execute();
  await post(db, [{ template: 'invitation', to: { address: email.address }, data: { role, path: `/invitation/${token}`, language } }]);
  await record(db, actor, { verb: 'invitation.sent', subject: { type: 'invitation', id }, data: { role } });
  return { id };
}

/** Takes an invitation back before it is used. @throws role.missing, invitation.not_valid */
export async function revokeInvitation(db: TenantDb, actor: Person, { id }: { id: string }): Promise<void> {
  const allowed = mayManagePeople(actor);
  if (allowed !== true) throw new DomainError(allowed);
  const revoked = await db.updateTable('invitations').set({ revoked_at: sql<Date>`now()` }).where('id', '=', id)
    .where('used_at', 'is', null).where('revoked_at', 'is', null).returning('id').executeTakeFirst();
  if (!revoked) throw new DomainError('invitation.not_valid');
  await record(db, actor, { verb: 'invitation.revoked', subject: { type: 'invitation', id } });
}

export interface InvitationPage {
  role: InvitationInput['role'];
  /** Its address, masked: its owner knows it. */
  address: string;
  /** accept: the reader has proven the address. sign_in: nobody is signed in. other_address: someone else is. */
  way: 'accept' | 'sign_in' | 'other_address';
}

/** What the link of an invitation shows; nothing is consumed. Null for used, expired, revoked and unknown alike. */
export async function invitationPage(db: TenantDb, actor: Actor, { token }: { token: string }): Promise<InvitationPage | null> {
  const invitation = await standing(db, token);
  if (!invitation) return null;
  const allowed = mayAccept(actor, { ofThisAddress: await hasAddress(db, actor, invitation.email_key) });
  const way = allowed === true ? 'accept' : allowed === 'sign_in.required' ? 'sign_in' : 'other_address';
  return { role: invitation.role, address: maskEmail(invitation.email), way };
}

/** The address an invitation is bound to, for sending it a code. @throws invitation.not_valid */
export async function addressOfInvitation(db: TenantDb, { token }: { token: string }): Promise<string> {
  const invitation = await standing(db, token);
  if (!invitation) throw new DomainError('invitation.not_valid');
  return invitation.email;
}

/** Accepts, once, by whoever has proven its address. @throws invitation.not_valid, invitation.other_address */
export async function acceptInvitation(db: TenantDb, actor: Person, { token }: { token: string }): Promise<void> {
  const invitation = await standing(db, token);
  if (!invitation) throw new DomainError('invitation.not_valid');
  const allowed = mayAccept(actor, { ofThisAddress: await hasAddress(db, actor, invitation.email_key) });
  if (allowed !== true) throw new DomainError(allowed);
  const used = await db.updateTable('invitations').set({ used_at: sql<Date>`now()` }).where('id', '=', invitation.id)
    .where('used_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).returning('id').executeTakeFirst();
  if (!used) throw new DomainError('invitation.not_valid');
  if (invitation.role !== 'resident') await giveRole(db, actor.id, invitation.role, invitation.invited_by);
  await record(db, actor, { verb: 'invitation.accepted', subject: { type: 'invitation', id: invitation.id }, data: { role: invitation.role } });
}

async function standing(db: TenantDb, token: string) {
  return db.selectFrom('invitations').select(['id', 'email', 'email_key', 'role', 'invited_by']).where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
}

async function hasAddress(db: TenantDb, actor: Actor, emailKey: string): Promise<boolean> {
  const me = personId(actor);
  if (me === null) return false;
  return (await db.selectFrom('people').select('id').where('id', '=', me).where('email_key', '=', emailKey).executeTakeFirst()) !== undefined;
}

export interface WaitingInvitation { id: string; email: string; role: InvitationInput['role']; createdAt: Date; expiresAt: Date }

/** The invitations that can still be accepted, newest first. */
export async function waitingInvitations(db: TenantDb): Promise<WaitingInvitation[]> {
  return db.selectFrom('invitations').select(['id', 'email', 'role', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('used_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc').limit(200).execute();
}
