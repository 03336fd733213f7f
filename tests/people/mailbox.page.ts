import { inTenant } from '../../server/db/root.ts';
import { post } from '../../server/domain/outbox.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { startServer } from '../kit/server.ts';
import { hiddenFields, sendForm } from './forms.ts';

const PRODUCTION = {
  FABRIQUE_MODE: 'production', APEX_HOST: 'localhost', PUBLIC_PROTOCOL: 'http', FABRIQUE_SECRET: 'a-secret-that-only-this-test-knows-of-x',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'), SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example',
};

test('the demo’s mailbox shows this host’s letters, newest first, their links alive; its inner address answers nobody', async ({ database, server, page }) => {
  const [collective, neighbour] = [await aCollective(database), await aCollective(database)];
  for (const [where, code] of [[collective, '111111'], [collective, '222222'], [neighbour, '333333']] as const) {
    await inTenant(where.id, 'write', (db) => post(db, [{ template: 'sign_in', to: { address: 'zoe@exemple.fr' }, data: { code, path: `/connexion/lien/${code}`, language: 'fr' } }]));
  }
  const codes = async () => [...(await ask(server, { slug: collective.slug, path: '/_courrier' })).text.matchAll(/(\d{6})\s: votre code/g)].map(([, code]) => code);
  await expect.poll(codes).toEqual(['222222', '111111']);
  await page.goto(`${server.origin(collective.slug)}/_courrier`);
  await expect(page.getByText('333333')).toHaveCount(0);
  await page.getByRole('link', { name: /lien\/222222$/ }).click();
  await expect(page).toHaveURL(`${server.origin(collective.slug)}/connexion/lien/222222`);
  for (const path of ['/courrier', '/courrier/', '/%63ourrier', '/_courrier/x']) {
    expect((await ask(server, { slug: collective.slug, path })).text, path).not.toContain('222222');
  }
  expect((await ask(server, { slug: null, path: '/_courrier' })).status).toBe(404);
});

test('a production process has no mailbox and lets nobody in by a click', async ({ database, server }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective, ['organiser'], 'Nadia');
  await inTenant(collective.id, 'write', (db) => db.updateTable('people').set({ demo_role: 'organiser' }).where('id', '=', person.id).execute());
  const { slug } = collective;
  const demo = await ask(server, { slug, path: '/connexion' });
  expect(demo.text).toContain('Entrer comme Nadia');
  const fields = { ...hiddenFields(demo.text, 'Entrer comme Nadia'), personId: person.id };
  const entered = await sendForm(server, { slug, path: '/connexion', fields });
  expect([entered.status, String(entered.headers['set-cookie'])]).toEqual([303, expect.stringContaining('fabrique-session=')]);

  const production = await startServer(database, PRODUCTION);
  try {
    for (const path of ['/_courrier', '/courrier']) {
      const answer = await ask(production, { slug, path });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.text).not.toContain('votre code');
    }
    const page = await ask(production, { slug, path: '/connexion' });
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Nadia');
    const code = await ask(production, { slug, path: '/connexion/code' });
    expect(code.text).not.toContain('_courrier');
    const refused = await sendForm(production, { slug, path: '/connexion', fields });
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect(refused.status).toBeGreaterThanOrEqual(400);
  } finally {
    await production.remove();
  }
});
