import { sql } from 'kysely';
import { tenantById } from '../api/context.ts';
import { inTenant, platformDb } from '../db/root.ts';
import { onOutbox } from '../db/page-versions.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { isFrozen } from '../../tenants/phases.ts';
import { now } from '../domain/clock.ts';
import type { Env } from '../env.ts';
import { renderLetter } from '../mail/letters.ts';
import { openTransport, type Transport } from '../mail/transport.ts';
import type { Jobs } from './main.ts';

const SWEEP_MS = 20_000;
/** Minutes between tries: a server that is down for a day still gets the letter, a wrong address ends as failed. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 240, 720, 1440];
const ALWAYS_SENT = new Set(['sign_in', 'invitation']);

/** Sends what waits in the collectives' outboxes, one letter at a time, each once: its row is locked while the mail server speaks. */
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
  const frozen = isFrozen(tenant.settings, now());
  let more = true;
  while (more && !stopped()) {
    more = await inTenant(tenantId, 'write', (db) => sendNext(db, { env, transport, tenant, frozen }));
  }
}

interface Round { env: Env; transport: Transport; tenant: NonNullable<Awaited<ReturnType<typeof tenantById>>>; frozen: boolean }

async function sendNext(db: TenantDb, round: Round): Promise<boolean> {
  const letter = await db.selectFrom('outbox').select(['id', 'template', 'person_id', 'address', 'data', 'attempts']).where('sent_at', 'is', null).where('failed_at', 'is', null)
    .where('not_before', '<=', sql<Date>`now()`).$if(round.frozen, (query) => query.where('template', 'in', [...ALWAYS_SENT]))
    .orderBy('not_before').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!letter) return false;
  const person = letter.person_id === null ? null
    : await db.selectFrom('people').select(['email', 'language', 'state']).where('id', '=', letter.person_id).executeTakeFirst();
  const address = letter.address ?? (person?.state === 'active' ? person.email : null);
  const done = db.updateTable('outbox').where('id', '=', letter.id);
  const unwanted = !address ? 'no address' : await consentGone(db, letter) ? 'consent withdrawn' : null;
  if (!address || unwanted !== null) {
    await done.set({ failed_at: sql<Date>`now()`, last_error: unwanted, data: '{}' }).execute();
    return true;
  }
  // Someone without an account yet is answered in the language they asked in.
  const spoken = person?.language ?? letter.data.language;
  try {
    const written = renderLetter({ template: letter.template, data: letter.data, language: spoken === 'en' ? 'en' : 'fr', tenant: round.tenant, env: round.env });
    await round.transport.send({ to: address, ...written, collective: round.tenant.settings.name });
    // What a letter held (a link, a code) is not kept once it has left, but for the demo's mailbox.
    const kept = round.env.mode === 'demo' ? { subject: written.subject, body: written.text, address } : { data: '{}' };
    await done.set({ sent_at: sql<Date>`now()`, attempts: letter.attempts + 1, ...kept }).execute();
  } catch (error) {
    const wait = BACKOFF_MINUTES[letter.attempts];
    await done.set({
      attempts: letter.attempts + 1, last_error: String((error as Error).message).slice(0, 300),
      ...(wait === undefined ? { failed_at: sql<Date>`now()` } : { not_before: sql<Date>`now() + make_interval(mins => ${wait})` }),
    }).execute();
  }
  return true;
}

/** Whoever follows a text without having written it agreed to be told: what was agreed when the letter was posted may be withdrawn since. */
async function consentGone(db: TenantDb, letter: { person_id: string | null; data: Record<string, unknown> }): Promise<boolean> {
  if (letter.person_id === null || letter.data.to !== 'supporter') return false;
  const standing = await db.selectFrom('consents').select('purpose').where('person_id', '=', letter.person_id).where('purpose', '=', 'follow_up_mail')
    .where('withdrawn_at', 'is', null).executeTakeFirst();
  return standing === undefined;
}
