import type { Page } from 'playwright/test';
import { seriousFaults } from '../kit/axe.ts';
import { sideways, spaced } from '../kit/look.ts';

export const WIDE = { width: 1280, height: 900 };
/** As a window of 640 at 200 %, or of 1280 at 400 %: WCAG 1.4.10. */
const NARROW = { width: 320, height: 640 };

/** One page, looked at in each of the ways in which people will: wide, in the dark, narrow, with a spacing of their own. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  const found = await seriousFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await seriousFaults(page, ['color-contrast'])).map((fault) => `dark: ${fault}`));
  await page.setViewportSize(NARROW);
  found.push(...(await sideways(page)).map((fault) => `narrow: ${fault}`));
  await spaced(page);
  found.push(...(await sideways(page)).map((fault) => `spaced: ${fault}`));
  return found;
}
