// Léa fills in the civic form: the same steps with and without scripts.
import type { Page } from 'playwright/test';
import { newId } from '../../server/domain/ids.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { lastLetter } from '../kit/letters.ts';

export const IDEA = 'Ouvrir les cours d’école le samedi matin';
export const TEXT = 'Les enfants de la tour n’ont **que le parking**. Les cours sont vides le samedi.\n\n- une clé par immeuble\n- un gardien payé';

/** An address that nobody has used yet. */
export function newAddress(): string { return `lea-${newId()}@exemple.fr`; }

/** The one big button of the question being asked. */
export async function next(page: Page): Promise<void> { await page.locator('main button.big, main a.button.big').first().click(); }

/** Asks for a code, types it, and answers on age and consents. Ends where the form was left. */
export async function signUp(page: Page, database: TestDatabase, collective: TestCollective, address: string): Promise<void> {
  await page.getByLabel('Votre adresse électronique').fill(address);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  const { data } = await lastLetter(database, collective, { address }, 'sign_in');
  await page.getByLabel('Le code à six chiffres').fill(data.code ?? '');
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.getByLabel('16 ans ou plus').check();
  await page.getByLabel('J’accepte la charte du collectif.').check();
  await page.getByLabel('J’accepte que ce collectif traite').check();
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
}
