import { sql, type ExpressionBuilder } from 'kysely';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { ConsentPurpose } from '../../db/tables/people.ts';
import type { TenantTables } from '../../db/tables/all.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { has, system, type Actor } from '../actor.ts';
import { DomainError, type FieldProblem } from '../errors.ts';
import { dropDue } from '../following/service.ts';
import { newId } from '../ids.ts';
import { record } from '../journal.ts';
import { giveConsents, REQUIRED_CONSENTS, withdrawConsents } from './consents.ts';
import { samePseudonym } from './pseudonyms.ts';
import { mayEndRole, mayManagePeople, mayOpenAccount } from './policy.ts';
import type { MailConsents, Profile, RoleInput, SignUp } from './schema.ts';

type Person = Actor & { kind: 'person' };

/** What was proven before an account: an address, or a provider's subject (already a pseudonym of this collective alone). */
export type Proven = { email: string; emailKey: string } | { provider: string; subject: string };

/**
 * Opens the account of someone who has proven who writes, answered on age and consented. Answers the person's id.
 * @throws person.too_young, person.under_minimum_age, person.consent_missing, person.pseudonym_taken, system.conflict
 */
export async function register(db: TenantDb, settings: CollectiveSettings, proven: Proven, answers: SignUp, language: 'fr' | 'en'): Promise<string> {
  requireAnswers(settings, answers);
  const id = newId();
  const byMail = 'emailKey' in proven;
  const added = await db.insertInto('people').values({
    id, pseudonym: answers.pseudonym, name: null, email: byMail ? proven.email : null, email_key: byMail ? proven.emailKey : null,
    language, age_declared_on: sql<Date>`current_date`, birth_year: null,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw await whyNot(db, answers.pseudonym);
  if (!byMail) await db.insertInto('accounts').values({ provider: proven.provider, subject: proven.subject, person_id: id }).execute();
  await giveConsents(db, settings, id, consentsOf(answers));
  await record(db, system('sign-up'), { verb: 'person.joined', subject: { type: 'person', id } });
  return id;
}

/** Opens again the account of someone who had withdrawn their consents. @throws as register */
export async function comeBack(db: TenantDb, settings: CollectiveSettings, personId: string, answers: SignUp): Promise<void> {
  requireAnswers(settings, answers);
  await requirePseudonymFree(db, personId, answers.pseudonym);
  await db.updateTable('people').set({ state: 'active', pseudonym: answers.pseudonym, age_declared_on: sql<Date>`current_date` })
    .where('id', '=', personId).where('state', '=', 'blocked').execute();
  await giveConsents(db, settings, personId, consentsOf(answers));
  await record(db, system('sign-up'), { verb: 'person.came_back', subject: { type: 'person', id: personId } });
}

function requireAnswers(settings: CollectiveSettings, answers: SignUp): void {
  const allowed = mayOpenAccount(settings, answers.age);
  if (allowed !== true) throw new DomainError(allowed, { data: { minimum: settings.minimumAge } });
  const problems: FieldProblem[] = REQUIRED_CONSENTS.filter((purpose) => !answers[purpose])
    .map((field) => ({ field, code: 'person.consent_missing', data: {} }));
  if (problems.length > 0) throw new DomainError('person.consent_missing', { problems });
}

function consentsOf(answers: SignUp): ConsentPurpose[] {
  return [...REQUIRED_CONSENTS, ...(answers.followUpMail ? ['follow_up_mail' as const] : []), ...(answers.newsletter ? ['newsletter' as const] : [])];
}

async function whyNot(db: TenantDb, pseudonym: string): Promise<DomainError> {
  const taken = await db.selectFrom('people').select('id').where(samePseudonym(pseudonym)).executeTakeFirst();
  return taken ? new DomainError('person.pseudonym_taken', { field: 'pseudonym' }) : new DomainError('system.conflict');
}

async function requirePseudonymFree(db: TenantDb, personId: string, pseudonym: string): Promise<void> {
  const other = await db.selectFrom('people').select('id').where(samePseudonym(pseudonym)).where('id', '<>', personId).executeTakeFirst();
  if (other) throw new DomainError('person.pseudonym_taken', { field: 'pseudonym' });
}

/** How one is shown and spoken to. Public pages bear pseudonyms, so a new one is a deed. @throws person.pseudonym_taken */
export async function editProfile(db: TenantDb, actor: Person, { pseudonym, name, language }: Profile): Promise<void> {
  await requirePseudonymFree(db, actor.id, pseudonym);
  const before = await db.selectFrom('people').select(['pseudonym', 'name']).where('id', '=', actor.id).executeTakeFirstOrThrow();
  await db.updateTable('people').set({ pseudonym, name: name ?? null, language }).where('id', '=', actor.id).execute();
  if (before.pseudonym === pseudonym && before.name === (name ?? null)) return;
  await record(db, actor, { verb: 'person.renamed', subject: { type: 'person', id: actor.id } });
}

/** Which mail one wants beside the answers one is owed: taking a consent back holds from the next letter on. */
export async function setMailConsents(db: TenantDb, settings: CollectiveSettings, actor: Person, wanted: MailConsents): Promise<void> {
  const all = [['follow_up_mail', wanted.followUpMail], ['newsletter', wanted.newsletter]] as const;
  const given = all.filter(([, yes]) => yes).map(([purpose]) => purpose);
  const taken = all.filter(([, yes]) => !yes).map(([purpose]) => purpose);
  await giveConsents(db, settings, actor.id, given);
  if (taken.length > 0) await withdrawConsents(db, actor.id, taken);
  if (!wanted.followUpMail) await dropDue(db, actor.id);
}

/** Ends every session of a person, this one too. */
export async function signOutEverywhere(db: TenantDb, actor: Person): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', actor.id).execute();
}

/**
 * Withdraws the consents without which nobody takes part: sessions and roles end, the name leaves the public pages, no mail goes out.
 * Signing in again asks for the consents again; erasing is another deed. @throws role.last_organiser
 */
export async function withdrawFromTakingPart(db: TenantDb, actor: Person): Promise<void> {
  if (has(actor, 'organiser') && (await organisersLeft(db)) <= 1) throw new DomainError('role.last_organiser');
  await withdrawConsents(db, actor.id, ['charter', 'opinions', 'follow_up_mail', 'newsletter']);
  await dropDue(db, actor.id);
  await db.updateTable('role_grants').set({ ends_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', actor.id).where(inForce).execute();
  await db.updateTable('people').set({ state: 'blocked' }).where('id', '=', actor.id).execute();
  await signOutEverywhere(db, actor);
  await record(db, actor, { verb: 'person.withdrew', subject: { type: 'person', id: actor.id } });
}

/** Gives a role to someone of the collective, from now on. @throws role.missing, person.not_found */
export async function grantRole(db: TenantDb, actor: Person, { personId, role }: RoleInput): Promise<void> {
  const allowed = mayManagePeople(actor);
  if (allowed !== true) throw new DomainError(allowed);
  const person = await db.selectFrom('people').select('id').where('id', '=', personId).where('state', '=', 'active').executeTakeFirst();
  if (!person) throw new DomainError('person.not_found');
  await giveRole(db, personId, role, actor.id);
  await record(db, actor, { verb: 'role.granted', subject: { type: 'person', id: personId }, data: { role } });
}

/** The row of a role in force; giving again what had ended begins anew. */
export async function giveRole(db: TenantDb, personId: string, role: RoleInput['role'], grantedBy: string): Promise<void> {
  await db.insertInto('role_grants').values({ person_id: personId, role, ends_at: null, granted_by: grantedBy })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'role'])
      .doUpdateSet({ starts_at: sql<Date>`now()`, ends_at: null, granted_by: grantedBy }).where('role_grants.ends_at', 'is not', null))
    .execute();
}

/** Takes a role back: from the next request on. @throws role.missing, role.last_organiser, person.not_found */
export async function endRole(db: TenantDb, actor: Person, { personId, role }: RoleInput): Promise<void> {
  const allowed = mayEndRole(actor, role, await organisersLeft(db));
  if (allowed !== true) throw new DomainError(allowed);
  const ended = await db.updateTable('role_grants').set({ ends_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', personId)
    .where('role', '=', role).where(inForce).returning('person_id').executeTakeFirst();
  if (!ended) throw new DomainError('person.not_found');
  await record(db, actor, { verb: 'role.ended', subject: { type: 'person', id: personId }, data: { role } });
}

/**
 * Not ended yet, by the clock of this very moment: `now()` stands still from the first statement of a transaction, and one that waited
 * here for another to end a role would find that end still to come.
 */
const inForce = (eb: ExpressionBuilder<TenantTables, 'role_grants'>) =>
  eb.or([eb('role_grants.ends_at', 'is', null), eb('role_grants.ends_at', '>', sql<Date>`clock_timestamp()`)]);

/** How many organisers a collective has, their rows held: two who leave at once do not leave it without anyone. */
async function organisersLeft(db: TenantDb): Promise<number> {
  const rows = await db.selectFrom('role_grants').innerJoin('people', 'people.id', 'role_grants.person_id').select('role_grants.person_id')
    .where('role', '=', 'organiser').where('people.state', '=', 'active').where(inForce)
    .orderBy('role_grants.person_id').forUpdate('role_grants').execute();
  return rows.length;
}
