import { expect, test } from './browser.ts';
import { responds } from './server.ts';

test('a real browser reads the production build through the front door, and again after a restart', async ({ page, server }) => {
  const response = await page.goto(server.origin(null));
  expect(response?.status()).toBe(200);
  await server.restart();
  expect((await page.goto(server.origin(null)))?.status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('a server that was stopped answers no more', async ({ server }) => {
  await server.stop();
  expect(await responds(server.port)).toBe(false);
  await server.restart();
  expect(await responds(server.port)).toBe(true);
});
