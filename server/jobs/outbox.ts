import { sql } from 'kysely';
import { tenantById, type Tenant } from '../api/context.ts';
import { stopToken } from '../api/stops.ts';
import { inTenant, platformDb } from '../db/root.ts';
import { onOutbox } from '../db/page-versions.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { isFrozen } from '../../tenants/phases.ts';
import { now } from '../domain/clock.ts';
import type { Stop } from '../domain/following/service.ts';
import type { Env } from '../env.ts';
import { renderLetter, type Stops } from '../mail/letters.ts';
import { openTransport, type Transport } from '../mail/transport.ts';
import type { Jobs } from './main.ts';

const SWEEP_MS = 20_000;
/** Minutes between tries: a server that is down for a day still gets the letter, a wrong address ends as failed. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 240, 720, 1440];
/** Longer than a mail server may take over one letter: ten seconds to connect and greet, twenty a command. */
const CLAIM_MINUTES = 5;
const ALWAYS_SENT = new Set(['sign_in', 'invitation']);

/** Sends what waits in the collectives' outboxes, one letter at a time, each once: it is taken for some minutes while the mail server speaks. */
export function startOutbox(env: Env): Jobs {
  const transport = openTransport(env);
  const pumping = new Map<string, Promise<void>>();
  let stopped = false;
  const pump = (tenantId: string): void => {
    if (stopped || pumping.has(tenantId)) return;
    pumping.set(tenantId, drain(tenantId, env, transport, () => stopped).catch((error: unknown) => console.error(error))
      .finally(() => pumping.delete(tenantId)));
  };
  const sweep = (): void => {
    sql<{ id: string }>`select tenants_with_due_mail() as id`.execute(platformDb()).then(({ rows }) => rows.forEach(({ id }) => pump(id)), () => {});
  };
  const silence = onOutbox(pump);
  const sweeping = setInterval(sweep, SWEEP_MS);
  sweep();
  return {
    async stop() {
      stopped = true;
      silence();
      clearInterval(sweeping);
      await Promise.all(pumping.values());
      transport.close();
    },
  };
}

async function drain(tenantId: string, env: Env, transport: Transport, stopped: () => boolean): Promise<void> {
  const tenant = await tenantById(tenantId);
  if (!tenant) return;
  const round = { env, transport, tenant, frozen: isFrozen(tenant.settings, now()) };
  let more = true;
  while (more && !stopped()) more = await sendNext(round);
}

interface Round { env: Env; transport: Transport; tenant: Tenant; frozen: boolean }
interface Claimed { id: string; template: string; data: Record<string, unknown>; attempts: number; personId: string | null; address: string; language: 'fr' | 'en' }

/** One letter: taken, sent, settled. No transaction is open while the mail server speaks, however slowly. */
async function sendNext({ env, transport, tenant, frozen }: Round): Promise<boolean> {
  const letter = await inTenant(tenant.id, 'write', (db) => claim(db, frozen));
  if (letter === null || letter === 'unwanted') return letter !== null;
  try {
    const { personId, template, data } = letter;
    const stops = personId !== null && hasStop(template, data) ? stopsFor(tenant.id, personId, data, env.secret) : null;
    const written = renderLetter({ template, data, language: letter.language, tenant, env, stops });
    await transport.send({ to: letter.address, id: letter.id, ...written, collective: tenant.settings.name });
    // What a letter held (a link, a code) is not kept once it has left, but for the demo's mailbox.
    const kept = env.mode === 'demo' ? { subject: written.subject, body: written.text, address: letter.address } : { data: '{}' };
    await settle(tenant.id, letter, { sent_at: sql<Date>`now()`, not_before: sql<Date>`now()`, ...kept });
  } catch (error) {
    await settle(tenant.id, letter, afterFailure(error as MailError, letter.attempts));
  }
  return true;
}

/**
 * Takes the next letter that is due: for as long as the mail server may need, nobody else takes it. Whoever is killed with it in hand
 * leaves it to be sent again, under the same message id. 'unwanted': there was one, and nobody wants it any more.
 */
async function claim(db: TenantDb, frozen: boolean): Promise<Claimed | 'unwanted' | null> {
  const letter = await db.selectFrom('outbox').select(['id', 'template', 'person_id', 'address', 'data', 'attempts']).where('sent_at', 'is', null).where('failed_at', 'is', null)
    .where('not_before', '<=', sql<Date>`now()`).$if(frozen, (query) => query.where('template', 'in', [...ALWAYS_SENT]))
    .orderBy('not_before').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!letter) return null;
  const person = letter.person_id === null ? null
    : await db.selectFrom('people').select(['email', 'language', 'state']).where('id', '=', letter.person_id).executeTakeFirst();
  const address = letter.address ?? (person?.state === 'active' ? person.email : null);
  const row = db.updateTable('outbox').where('id', '=', letter.id);
  const unwanted = !address ? 'no address' : await consentGone(db, letter) ? 'consent withdrawn' : null;
  if (!address || unwanted !== null) {
    await row.set({ failed_at: sql<Date>`now()`, last_error: unwanted, data: '{}' }).execute();
    return 'unwanted';
  }
  await row.set({ attempts: letter.attempts + 1, not_before: sql<Date>`now() + make_interval(mins => ${CLAIM_MINUTES})` }).execute();
  // Someone without an account yet is answered in the language they asked in.
  const spoken = person?.language ?? letter.data.language;
  return { id: letter.id, template: letter.template, data: letter.data, attempts: letter.attempts, personId: letter.person_id, address, language: spoken === 'en' ? 'en' : 'fr' };
}

async function settle(tenantId: string, { id }: Claimed, set: Record<string, unknown>): Promise<void> {
  await inTenant(tenantId, 'write', (db) => db.updateTable('outbox').set(set).where('id', '=', id).where('sent_at', 'is', null).execute());
}

/** What a mail server's refusal of this very letter or address says with a number of its own (RFC 5321, 4.2.1): 5 is for good. */
interface MailError extends Error { responseCode?: number; code?: string }

/** Tried later; at once over where the server refused this address or letter for good, and after the last try. attempts: before this one. */
function afterFailure(error: MailError, attempts: number): Record<string, unknown> {
  const said = String(error.message).slice(0, 300);
  const refused = (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && (error.responseCode ?? 0) >= 500;
  if (refused) return { failed_at: sql<Date>`now()`, last_error: `refused: ${said}`, data: '{}' };
  const wait = BACKOFF_MINUTES[attempts];
  return wait === undefined ? { failed_at: sql<Date>`now()`, last_error: `gave up: ${said}`, data: '{}' }
    : { last_error: said, not_before: sql<Date>`now() + make_interval(mins => ${wait})` };
}

/** Letters that somebody asked for and can stop asking for; the others are owed, or answer what was asked a moment ago. */
function hasStop(template: string, data: Record<string, unknown>): boolean { return template === 'digest' || data.to === 'supporter'; }

function stopsFor(tenantId: string, personId: string, data: Record<string, unknown>, secret: string): Stops {
  const path = (what: Stop) => `/desabonnement/${stopToken(tenantId, what, secret)}`;
  return {
    letters: path({ kind: 'letters', personId }),
    follow: typeof data.followId === 'string' ? path({ kind: 'follow', personId, followId: data.followId }) : null,
  };
}

/** Whoever follows a text without having written it agreed to be told: what was agreed when the letter was posted may be withdrawn since. */
async function consentGone(db: TenantDb, letter: { template: string; person_id: string | null; data: Record<string, unknown> }): Promise<boolean> {
  if (letter.person_id === null || !hasStop(letter.template, letter.data)) return false;
  const standing = await db.selectFrom('consents').select('purpose').where('person_id', '=', letter.person_id).where('purpose', '=', 'follow_up_mail')
    .where('withdrawn_at', 'is', null).executeTakeFirst();
  return standing === undefined;
}
