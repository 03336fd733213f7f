import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ConsentPurpose } from '../../db/tables/people.ts';

/**
 * Each purpose is asked apart, unticked, in a text that has a version: changing a word of it in app/words/<language>/people.ts is a new
 * version here (a test holds the two together). GDPR art. 7 and, for opinions, art. 9(2)(a).
 */
export const CONSENT_VERSIONS = { opinions: '2026-11', follow_up_mail: '2026-11', newsletter: '2026-11' } as const satisfies Record<Exclude<ConsentPurpose, 'charter'>, string>;

/** Without these nobody takes part: the charter of the collective, and the processing of what one says of politics. */
export const REQUIRED_CONSENTS = ['charter', 'opinions'] as const;
export const OPTIONAL_CONSENTS = ['follow_up_mail', 'newsletter'] as const;
export const CONSENTS = [...REQUIRED_CONSENTS, ...OPTIONAL_CONSENTS] as const;

/** Which text a consent is given to: the collective's own charter is known by what it says. */
export function textVersion(settings: CollectiveSettings, purpose: ConsentPurpose): string {
  if (purpose !== 'charter') return CONSENT_VERSIONS[purpose];
  return createHash('sha256').update(JSON.stringify([settings.charter.fr, settings.charter.en ?? null])).digest('hex').slice(0, 16);
}

/** Keeps that these purposes were consented to, with the version of the text that was shown. */
export async function giveConsents(db: TenantDb, settings: CollectiveSettings, personId: string, purposes: readonly ConsentPurpose[]): Promise<void> {
  if (purposes.length === 0) return;
  await db.insertInto('consents')
    .values(purposes.map((purpose) => ({ person_id: personId, purpose, text_version: textVersion(settings, purpose), withdrawn_at: null })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'purpose', 'text_version'])
      .doUpdateSet({ given_at: sql<Date>`now()`, withdrawn_at: null }).where('consents.withdrawn_at', 'is not', null))
    .execute();
}

/** Takes consents back, whatever version they were given to: what they allowed stops with this transaction. */
export async function withdrawConsents(db: TenantDb, personId: string, purposes: readonly ConsentPurpose[]): Promise<void> {
  await db.updateTable('consents').set({ withdrawn_at: sql<Date>`now()` })
    .where('person_id', '=', personId).where('purpose', 'in', [...purposes]).where('withdrawn_at', 'is', null).execute();
}

/** The purposes a person consents to now, and since when. */
export async function standingConsents(db: TenantDb, personId: string): Promise<{ purpose: ConsentPurpose; givenAt: Date }[]> {
  return db.selectFrom('consents').select(['purpose', (eb) => eb.fn.min('given_at').as('givenAt')])
    .where('person_id', '=', personId).where('withdrawn_at', 'is', null).groupBy('purpose').orderBy('purpose').execute();
}
