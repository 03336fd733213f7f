import { sql } from 'kysely';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { standingConsents } from '../domain/people/consents.ts';
import { afterProof, mayOpenAccount } from '../domain/people/policy.ts';
import { freePseudonym } from '../domain/people/pseudonyms.ts';
import type { SignUp } from '../domain/people/schema.ts';
import { comeBack, register, type Proven } from '../domain/people/service.ts';
import { DomainError } from '../domain/errors.ts';
import { env, sessionCookieName } from '../env.ts';
import { cookieName, DRAFT_COOKIE, DRAFT_DAYS, hostCookie, PROOF_COOKIE, type Browser } from './browser.ts';
import { closeSession, openSession, sessionCookie } from './session.ts';
import { nextPath } from './next-path.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

/** Where a sign-in happens: in one transaction of the collective, for one browser. */
export interface Door { db: TenantDb; browser: Browser; language: 'fr' | 'en'; tenant: { settings: CollectiveSettings } }

const PROOF_MINUTES = 60;
export const WELCOME = '/connexion/bienvenue';
export const TOO_YOUNG = '/connexion/age';

/** What was proven, and what the browser was doing. */
export interface Arrival { proven: Proven; draftId: string | null; next: string | null }

/**
 * After a proof: whoever has an account is signed in here; whoever has none answers on age and consents first, and nothing of an
 * account exists before. Answers where to go. @throws sign_in.closed for an account that is blocked or erased
 */
export async function arrive(door: Door, arrival: Arrival): Promise<string> {
  const person = await personOf(door.db, arrival.proven);
  const step = afterProof(person);
  if (step === 'closed') throw new DomainError('sign_in.closed');
  if (step === 'enter' && person) {
    await enter(door, person, arrival.draftId);
    return nextPath(arrival.next);
  }
  const token = newToken();
  const { proven } = arrival;
  const columns = 'emailKey' in proven ? { email: proven.email, email_key: proven.emailKey, provider: null, subject: null }
    : { email: null, email_key: null, provider: proven.provider, subject: proven.subject };
  await door.db.insertInto('sign_up_proofs').values({
    ...columns, token_hash: hashToken(token), draft_id: arrival.draftId, next_path: nextPath(arrival.next),
    expires_at: sql<Date>`now() + make_interval(mins => ${PROOF_MINUTES})`,
  }).execute();
  door.browser.keep(hostCookie(PROOF_COOKIE, token, PROOF_MINUTES * 60, env()));
  return WELCOME;
}

/** Who stands behind a proof; consents: whether they still consent to what taking part needs. */
export async function personOf(db: TenantDb, proven: Proven) {
  const query = 'emailKey' in proven ? db.selectFrom('people').where('email_key', '=', proven.emailKey)
    : db.selectFrom('people').innerJoin('accounts', 'accounts.person_id', 'people.id')
      .where('accounts.provider', '=', proven.provider).where('accounts.subject', '=', proven.subject);
  const person = await query.select(['people.id', 'people.state', 'people.language']).executeTakeFirst();
  if (!person) return null;
  const consents = await standingConsents(db, person.id);
  return { ...person, consents: consents.some(({ purpose }) => purpose === 'opinions') };
}

/** Opens the session in this browser, ends the one it replaces, and hands it the draft that was begun elsewhere. */
export async function enter({ db, browser }: Door, person: { id: string; language: string }, draftId: string | null): Promise<void> {
  const before = browser.cookie(sessionCookieName(env()));
  if (before) await closeSession(db, before);
  browser.keep(sessionCookie(await openSession(db, person.id), env()));
  if (browser.cookie('langue') === null && (person.language === 'fr' || person.language === 'en')) {
    browser.keep({ ...hostCookie('langue', person.language, 365 * 86_400, env()), name: 'langue' });
  }
  if (draftId !== null) await handDraft({ db, browser }, person.id, draftId);
}

/** The draft that this browser holds, or null. */
export async function draftHeld(db: TenantDb, browser: Browser): Promise<string | null> {
  const token = browser.cookie(cookieName(DRAFT_COOKIE, env()));
  if (!token) return null;
  const draft = await db.selectFrom('proposal_drafts').select('id').where('cookie_hash', '=', hashToken(token))
    .where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
  return draft?.id ?? null;
}

/** The same draft opens in the browser that signed in: if another one holds it, it moves here under a fresh token. */
async function handDraft({ db, browser }: Pick<Door, 'db' | 'browser'>, personId: string, draftId: string): Promise<void> {
  const draft = await db.selectFrom('proposal_drafts').select('cookie_hash').where('id', '=', draftId).where('expires_at', '>', sql<Date>`now()`)
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '=', personId)])).forUpdate().executeTakeFirst();
  if (!draft) return;
  const held = browser.cookie(cookieName(DRAFT_COOKIE, env()));
  const here = held !== null && hashToken(held).equals(draft.cookie_hash);
  const token = newToken();
  await db.updateTable('proposal_drafts').set({ person_id: personId, ...(!here && { cookie_hash: hashToken(token) }) }).where('id', '=', draftId).execute();
  if (!here) browser.keep(hostCookie(DRAFT_COOKIE, token, DRAFT_DAYS * 86_400, env()));
}

async function proofOf({ db, browser }: Pick<Door, 'db' | 'browser'>) {
  const token = browser.cookie(cookieName(PROOF_COOKIE, env()));
  if (!isToken(token)) return null;
  const row = await db.selectFrom('sign_up_proofs')
    .select(['token_hash', 'email', 'email_key', 'provider', 'subject', 'draft_id', 'next_path']).where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
  if (!row) return null;
  const proven: Proven | null = row.email !== null && row.email_key !== null ? { email: row.email, emailKey: row.email_key }
    : row.provider !== null && row.subject !== null ? { provider: row.provider, subject: row.subject } : null;
  return proven === null ? null : { ...row, proven };
}

/** byMail: an address was proven, so letters can reach them. */
export interface WelcomePage { pseudonym: string; byMail: boolean }

/** What the last step before an account shows: a pseudonym to start from. Null without a proof that still holds. */
export async function welcomePage(door: Pick<Door, 'db' | 'browser'>): Promise<WelcomePage | null> {
  const proof = await proofOf(door);
  return proof && { pseudonym: await freePseudonym(door.db), byMail: proof.email !== null };
}

/**
 * Opens the account, signs in, goes on. Someone too young is told so and nothing of them is kept.
 * @throws sign_up.proof_gone, person.consent_missing, person.pseudonym_taken, system.conflict
 */
export async function signUp(door: Door, answers: SignUp): Promise<{ next: string }> {
  const { db, browser, tenant: { settings } } = door;
  const proof = await proofOf(door);
  if (!proof) throw new DomainError('sign_up.proof_gone');
  if (mayOpenAccount(settings, answers.age) !== true) {
    await db.deleteFrom('sign_up_proofs').where('token_hash', '=', proof.token_hash).execute();
    await db.deleteFrom('sign_in_requests').where('email_key', '=', proof.email_key).execute();
    browser.keep(hostCookie(PROOF_COOKIE, '', 0, env()));
    return { next: TOO_YOUNG };
  }
  const used = await db.updateTable('sign_up_proofs').set({ used_at: sql<Date>`now()` }).where('token_hash', '=', proof.token_hash)
    .where('used_at', 'is', null).returning('token_hash').executeTakeFirst();
  if (!used) throw new DomainError('sign_up.proof_gone');
  const known = await personOf(db, proof.proven);
  if (known && afterProof(known) !== 'welcome') throw new DomainError('system.conflict');
  if (known) await comeBack(db, settings, known.id, answers);
  const id = known?.id ?? await register(db, settings, proof.proven, answers, door.language);
  await enter(door, { id, language: door.language }, proof.draft_id);
  browser.keep(hostCookie(PROOF_COOKIE, '', 0, env()));
  return { next: nextPath(proof.next_path) };
}

/** Enters as a planted person: in the demo alone. @throws system.not_found everywhere else, as if nothing were here */
export async function enterAsDemo(door: Door, { personId, next }: { personId: string; next: string | null }): Promise<{ next: string }> {
  if (env().mode !== 'demo') throw new DomainError('system.not_found');
  const person = await door.db.selectFrom('people').select(['id', 'language']).where('id', '=', personId).where('demo_role', 'is not', null)
    .where('state', '=', 'active').executeTakeFirst();
  if (!person) throw new DomainError('system.not_found');
  await enter(door, person, await draftHeld(door.db, door.browser));
  return { next: nextPath(next) };
}
