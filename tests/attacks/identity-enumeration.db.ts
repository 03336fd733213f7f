import pg from 'pg';
import { as } from '../kit/as.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { inEnvironment, lettersOf, TestBrowser } from '../people/door.ts';

test.beforeEach(() => inEnvironment());

/** The statements that a deed sends, in order, as the driver sends them: the work itself, not how long it took. */
async function statementsOf(deed: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- called with the client it belongs to, by apply
  const plain = pg.Client.prototype.query as (...all: unknown[]) => unknown;
  const listening = function listening(this: pg.Client, ...all: unknown[]): unknown {
    const [query] = all as [string | { text: string }];
    sent.push(typeof query === 'string' ? query : query.text);
    return plain.apply(this, all);
  };
  pg.Client.prototype.query = listening as typeof pg.Client.prototype.query;
  try {
    await deed();
  } finally {
    pg.Client.prototype.query = plain as typeof pg.Client.prototype.query;
  }
  return sent;
}

test('T35 a known and an unknown address cause the same statements, the same answer and the same letter', async ({ database }) => {
  const collective = await aCollective(database);
  const [known, blocked] = [await aPerson(collective), await aPerson(collective)];
  await database.superuserPool.query("update people set state = 'blocked' where id = $1", [blocked.id]);
  const ask = async (email: string) => {
    const browser = new TestBrowser(collective);
    const api = await browser.api();
    const sent = await statementsOf(async () => { expect(await api.signIn.request({ email, next: '/compte' })).toBeUndefined(); });
    return { sent, cookies: browser.kept.map(({ name, value, options }) => ({ name, length: value.length, options })) };
  };
  const [one, two, three] = [await ask(`${known.id}@exemple.fr`), await ask('nobody-knows-this-address-here-36-x@exemple.fr'), await ask(`${blocked.id}@exemple.fr`)];
  expect(one.sent.length).toBeGreaterThan(5);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  // Nobody is looked up: the table of people is not even named.
  expect(one.sent.filter((statement) => /\b(?:people|accounts|sessions)\b/.test(statement))).toEqual([]);
  const letters = await lettersOf(collective);
  expect(letters.map(({ template, data }) => [template, Object.keys(data)])).toEqual(Array.from({ length: 3 }, () => ['sign_in', ['code', 'path', 'language']]));
});

test('T35 the fourth letter in ten minutes to an address is not sent, and the answer does not say so', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  for (const email of [`${person.id}@exemple.fr`, 'nobody@exemple.fr']) {
    for (let time = 0; time < 5; time += 1) {
      const browser = new TestBrowser(collective);
      expect(await (await browser.api()).signIn.request({ email, next: null })).toBeUndefined();
      expect(browser.kept.map(({ name }) => name)).toEqual(['fabrique-demande']);
    }
    expect((await lettersOf(collective)).filter(({ address }) => address === email)).toHaveLength(3);
  }
});

test('T38 twenty requests at once for one address send three letters; one browser gets ten, whatever the addresses', async ({ database }) => {
  const collective = await aCollective(database);
  await Promise.all(Array.from({ length: 20 }, async () => (await new TestBrowser(collective).api()).signIn.request({ email: 'x@exemple.fr', next: null })));
  expect(await lettersOf(collective)).toHaveLength(3);
  const browser = new TestBrowser(collective);
  for (let time = 0; time < 14; time += 1) await (await browser.api()).signIn.request({ email: `p${time}@exemple.fr`, next: null });
  expect((await lettersOf(collective)).filter(({ address }) => address !== 'x@exemple.fr')).toHaveLength(10);
});

test('T35 signing in where e-mail is closed is refused alike, and a program that calls over HTTP finds no such procedure', async ({ database }) => {
  const collective = await aCollective(database, { signIn: { email: false, oidc: { issuer: 'https://id.example', clientId: 'x', label: 'X' } } });
  const person = await aPerson(collective);
  for (const email of [`${person.id}@exemple.fr`, 'nobody@exemple.fr']) {
    await expect((await new TestBrowser(collective).api()).signIn.request({ email, next: null })).rejects.toMatchObject({ message: 'sign_in.closed' });
  }
  const api = await as(collective);
  await expect(api.signIn.request({ email: 'x@exemple.fr', next: null })).rejects.toMatchObject({ message: 'system.not_found' });
  await expect(api.signIn.enterCode({ code: '123456' })).rejects.toMatchObject({ message: 'system.not_found' });
});
