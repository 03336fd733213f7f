import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { scopeOf, type TenantDb } from '../db/tenant-db.ts';
import { maskEmail, parseEmail, type EmailAddress } from '../domain/people/email.ts';
import { addressOfInvitation } from '../domain/people/invitations.ts';
import { DomainError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import { post } from '../domain/outbox.ts';
import { env } from '../env.ts';
import { cookieName, hostCookie, REQUEST_COOKIE } from './browser.ts';
import { arrive, draftHeld, type Door } from './arrival.ts';
import { nextPath } from './next-path.ts';
import { hashToken, isToken, newToken, tenantKey } from './tokens.ts';

/** Minutes that a code and a link live, by the database's clock. */
export const MINUTES = 10;
export const ATTEMPTS = 5;
/** Letters to one address in ten minutes; the fourth request is answered alike and sends nothing. */
export const LETTERS_PER_ADDRESS = 3;
export const LETTERS_PER_BROWSER = 10;
/** Wrong codes on one address in a day, from all browsers: beyond, the link alone serves. One chance in 50,000 for whoever guesses. */
export const GUESSES_A_DAY = 20;

/**
 * Asks for a letter with a link and a code. Nobody is looked up: a known and an unknown address get the same statements, the same
 * answer and the same letter; who is behind it is asked after the proof. @throws sign_in.closed
 */
export async function requestSignIn(door: Door, { email, next }: { email: EmailAddress; next: string | null }): Promise<void> {
  if (!door.tenant.settings.signIn.email) throw new DomainError('sign_in.closed');
  await sendLetter(door, email, next);
}

/** The same letter, to the address that an invitation is bound to: holding its link is not enough. @throws invitation.not_valid */
export async function requestForInvitation(door: Door, { token }: { token: string }): Promise<void> {
  const email = parseEmail(await addressOfInvitation(door.db, { token }));
  if (!email) throw new DomainError('invitation.not_valid');
  await sendLetter(door, email, `/invitation/${token}`);
}

async function sendLetter({ db, browser, language }: Door, email: EmailAddress, next: string | null): Promise<void> {
  const held = browser.cookie(cookieName(REQUEST_COOKIE, env()));
  const browserToken = isToken(held) ? held : newToken();
  browser.keep(hostCookie(REQUEST_COOKIE, browserToken, 3_600, env()));
  const browserHash = hashToken(browserToken);
  // Requests for one address wait for each other, so that a burst does not pass the limit together.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scopeOf(db).tenantId} ${email.key}`}, 0))`.execute(db);
  const { rows: [asked] } = await sql<{ address: string; browser: string }>`
    select (select count(*) from sign_in_requests where email_key = ${email.key} and created_at > now() - make_interval(mins => ${MINUTES})) as address,
      (select count(*) from sign_in_requests where browser_hash = ${browserHash} and created_at > now() - make_interval(mins => ${MINUTES})) as browser`.execute(db);
  if (Number(asked!.address) >= LETTERS_PER_ADDRESS || Number(asked!.browser) >= LETTERS_PER_BROWSER) return;
  const id = newId();
  const link = newToken();
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await db.insertInto('sign_in_requests').values({
    id, email: email.address, email_key: email.key, link_hash: hashToken(link), code_hash: codeHash(db, id, code), browser_hash: browserHash,
    draft_id: await draftHeld(db, browser), next_path: nextPath(next), expires_at: sql<Date>`now() + make_interval(mins => ${MINUTES})`, used_at: null,
  }).execute();
  await post(db, [{ template: 'sign_in', to: { address: email.address }, data: { code, path: `/connexion/lien/${link}`, language } }]);
}

/** Six digits are soon tried through: their hash is keyed, by a key that the database does not hold. */
function codeHash(db: TenantDb, requestId: string, code: string): Buffer {
  return createHmac('sha256', tenantKey(env().secret, scopeOf(db).tenantId, 'sign-in-code')).update(`${requestId} ${code}`).digest();
}

/** Where the browser goes next, or that the code was wrong: a refusal that must be written down cannot be thrown. */
export type CodeOutcome = { next: string } | { wrong: true };

/** Signs the asking browser in with the code of its latest letter. Each try is counted before it is looked at. */
export async function enterCode(door: Door, { code }: { code: string }): Promise<CodeOutcome> {
  const { db, browser } = door;
  const token = browser.cookie(cookieName(REQUEST_COOKIE, env()));
  if (!isToken(token)) return { wrong: true };
  const request = await db.updateTable('sign_in_requests').set({ attempts: sql`attempts + 1` })
    .where('id', '=', (eb) => eb.selectFrom('sign_in_requests').select('id').where('browser_hash', '=', hashToken(token))
      .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1))
    .where('used_at', 'is', null).where('attempts', '<', ATTEMPTS)
    .returning(['id', 'email', 'email_key', 'code_hash', 'draft_id', 'next_path']).executeTakeFirst();
  if (!request) return { wrong: true };
  const { tries } = await db.selectFrom('sign_in_requests').select((eb) => eb.fn.sum<string>('attempts').as('tries'))
    .where('email_key', '=', request.email_key).where('created_at', '>', sql<Date>`now() - interval '1 day'`).executeTakeFirstOrThrow();
  const right = timingSafeEqual(codeHash(db, request.id, code), request.code_hash);
  if (!right || Number(tries) > GUESSES_A_DAY) return { wrong: true };
  await db.updateTable('sign_in_requests').set({ used_at: sql<Date>`now()`, attempts: 0 }).where('id', '=', request.id).execute();
  browser.keep(hostCookie(REQUEST_COOKIE, '', 0, env()));
  return { next: await arrive(door, { proven: { email: request.email, emailKey: request.email_key }, draftId: request.draft_id, next: request.next_path }) };
}

export interface LinkPage { address: string; hasDraft: boolean }

/** What a link's page says before its button is pressed; looking consumes nothing, whoever looks. Null for used, old and unknown alike. */
export async function linkPage(db: TenantDb, { token }: { token: string }): Promise<LinkPage | null> {
  const request = await db.selectFrom('sign_in_requests').select(['email', 'draft_id']).where('link_hash', '=', hashToken(token))
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
  return request ? { address: maskEmail(request.email), hasDraft: request.draft_id !== null } : null;
}

/** The button of a link's page: signs in the browser that pressed it, once. @throws sign_in.link_used */
export async function enterLink(door: Door, { token }: { token: string }): Promise<{ next: string }> {
  const request = await door.db.updateTable('sign_in_requests').set({ used_at: sql<Date>`now()` }).where('link_hash', '=', hashToken(token))
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .returning(['email', 'email_key', 'draft_id', 'next_path']).executeTakeFirst();
  if (!request) throw new DomainError('sign_in.link_used');
  return { next: await arrive(door, { proven: { email: request.email, emailKey: request.email_key }, draftId: request.draft_id, next: request.next_path }) };
}
