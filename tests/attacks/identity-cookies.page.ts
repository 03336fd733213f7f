import { inTenant } from '../../server/db/root.ts';
import { expect, launchBrowser, test } from '../kit/browser.ts';
import { aCollective, aPerson, type TestCollective } from '../kit/builders.ts';
import { aSession } from '../kit/login.ts';
import { startServer } from '../kit/server.ts';
import { tlsProxy } from './tls-proxy.ts';

const APEX = 'fabrique.test';

async function aDemoPerson(collective: TestCollective): Promise<string> {
  const person = await aPerson(collective, ['volunteer'], 'Nadia');
  await inTenant(collective.id, 'write', (db) => db.updateTable('people').set({ demo_role: 'volunteer' }).where('id', '=', person.id).execute());
  return person.id;
}

test('T05 behind a TLS proxy every cookie is the host’s alone, and a neighbour’s script plants none that counts', async ({ database }) => {
  const [annecy, grenoble] = [await aCollective(database), await aCollective(database)];
  for (const collective of [annecy, grenoble]) await aDemoPerson(collective);
  const server = await startServer(database, { APEX_HOST: APEX, PUBLIC_PROTOCOL: 'https', TRUSTED_PROXIES: '127.0.0.1' });
  const proxy = await tlsProxy(server);
  const browser = await launchBrowser([`--host-resolver-rules=MAP *.${APEX} 127.0.0.1`]);
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-FR' });
    const page = await context.newPage();
    const lines: string[] = [];
    context.on('response', (response) => {
      void response.headersArray().then((all) => lines.push(...all.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value)), () => {});
    });
    for (const { slug } of [annecy, grenoble]) {
      const origin = `https://${slug}.${APEX}:${proxy.port}`;
      await page.goto(`${origin}/connexion`);
      await page.getByRole('textbox', { name: 'Votre adresse électronique' }).fill('zoe@exemple.fr');
      await page.getByRole('button', { name: 'Recevoir un code' }).click();
      await expect(page).toHaveURL(`${origin}/connexion/code`);
      await page.goto(`${origin}/connexion`);
      await page.getByRole('button', { name: 'Entrer comme Nadia, bénévole' }).click();
      await expect(page).toHaveURL(`${origin}/`);
      await page.goto(`${origin}/compte`);
      await expect(page.getByText('Avec le pseudonyme Nadia')).toBeVisible();
      const cookies = (await context.cookies(origin)).filter(({ name }) => name !== 'langue');
      expect(cookies.map(({ name }) => name).toSorted()).toEqual(['__Host-fabrique-demande', '__Host-fabrique-session']);
      for (const cookie of cookies) {
        expect(cookie).toMatchObject({ domain: `${slug}.${APEX}`, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
      }
    }
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const line of lines) {
      expect(line).not.toMatch(/domain=/i);
      for (const mark of [/; ?path=\/(?:;|$)/i, /; ?secure(?:;|$)/i, /; ?httponly(?:;|$)/i, /; ?samesite=lax(?:;|$)/i]) expect(line).toMatch(mark);
    }

    const mallory = await aPerson(annecy, [], 'Mallory');
    const token = await aSession(annecy, mallory);
    const victim = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-FR' });
    const tab = await victim.newPage();
    await tab.goto(`https://evil.${APEX}:${proxy.port}/`);
    await tab.evaluate(([value, domain]) => {
      for (const name of ['__Host-fabrique-session', '__Secure-fabrique-session', 'fabrique-session']) {
        document.cookie = `${name}=${value}; Domain=${domain}; Path=/; Secure`;
        document.cookie = `${name}=${value}; Domain=${domain}; Path=/compte; Secure; SameSite=None`;
      }
    }, [token, APEX] as const);
    const planted = (await victim.cookies(`https://${annecy.slug}.${APEX}:${proxy.port}/compte`)).map(({ name }) => name);
    expect(planted, 'the browser itself refuses the name that counts').not.toContain('__Host-fabrique-session');
    expect(planted, 'the attack did reach the neighbour').toContain('fabrique-session');
    await tab.goto(`https://${annecy.slug}.${APEX}:${proxy.port}/compte`);
    await expect(tab).toHaveURL(/\/connexion\?suite=\/compte$/);
  } finally {
    await browser.close();
    await proxy.close();
    await server.remove();
  }
});
