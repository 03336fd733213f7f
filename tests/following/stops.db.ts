// T32: the link at the foot of a letter does one thing, and its holder can do nothing else with it.
import { readStop, stopToken } from '../../server/api/stops.ts';
import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { inEnvironment } from '../people/door.ts';
import { decided, follows, happens, told, wants, workDone } from './house.ts';

/** Everything that a collective holds, as one sum a table. */
async function sums({ superuserPool }: TestDatabase, { id }: TestCollective, except: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await superuserPool.query<{ name: string }>("select table_name as name from information_schema.columns where column_name = 'tenant_id' and table_schema = 'public' and table_name <> 'tenant_domains'");
  const all = await Promise.all(rows.filter(({ name }) => !except.includes(name)).map(async ({ name }) => {
    const { rows: [row] } = await superuserPool.query<{ sum: string }>(`select count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t where tenant_id = $1`, [id]);
    return [name, row!.sum] as const;
  }));
  return Object.fromEntries(all);
}

test.beforeEach(() => inEnvironment());

test('T32 one press stops the letters: the rhythm, the consent, what waited; it changes nothing else, and twice is once', async ({ database }) => {
  const collective = await aCollective(database);
  const [lea, other] = [await aPerson(collective), await aPerson(collective)];
  for (const person of [lea, other]) {
    await follows(collective, person, 'theme', 'logement');
    await wants(collective, person, 'daily');
  }
  await happens(collective, decided((await aProposal(collective)).id));
  await workDone(collective);
  const token = stopToken(collective.id, { kind: 'letters', personId: lea.id });
  const nobody = await as(collective);
  expect(await nobody.following.stopPage({ token })).toEqual({ stops: 'letters' });
  const before = await sums(database, collective, ['mail_preferences', 'consents', 'notices']);
  await nobody.following.stop({ token });
  expect(await nobody.following.stop({ token })).toEqual({ stopped: 'letters' });
  expect(await sums(database, collective, ['mail_preferences', 'consents', 'notices'])).toEqual(before);
  expect(await (await as(collective, lea)).following.page()).toMatchObject({ rhythm: 'never', consented: false, follows: [{ kind: 'theme' }] });
  expect(await (await as(collective, other)).following.page()).toMatchObject({ rhythm: 'daily', consented: true });
  expect(new Map((await told(collective)).map(({ personId, mail }) => [personId, mail]))).toEqual(new Map([[other.id, 'due'], [lea.id, 'none']]));
});

test('T32 the link of one follow ends that one', async ({ database }) => {
  const collective = await aCollective(database);
  const lea = await aPerson(collective);
  const [one, two] = [await aProposal(collective), await aProposal(collective)];
  const followId = await follows(collective, lea, 'proposal', one.id);
  await follows(collective, lea, 'proposal', two.id);
  const before = await sums(database, collective, ['follows']);
  const token = stopToken(collective.id, { kind: 'follow', personId: lea.id, followId });
  expect(await (await as(collective)).following.stop({ token })).toEqual({ stopped: 'follow' });
  expect(await sums(database, collective, ['follows'])).toEqual(before);
  expect((await (await as(collective, lea)).following.page()).follows).toMatchObject([{ proposal: { reference: two.reference } }]);
});

test('T32 forged, cut, changed, of the collective next door, or of another kind: such a link does nothing', async ({ database }) => {
  const [a, g] = [await aCollective(database), await aCollective(database)];
  const lea = await aPerson(g);
  const followId = await follows(g, lea, 'theme', 'logement');
  await wants(g, lea, 'daily');
  const good = stopToken(g.id, { kind: 'letters', personId: lea.id });
  expect(good).toMatch(/^[A-Za-z0-9_-]{20,100}$/);
  const bytes = Buffer.from(good, 'base64url');
  const flipped = (at: number) => Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))).toString('base64url');
  const other = Buffer.from(stopToken(g.id, { kind: 'follow', personId: lea.id, followId }), 'base64url');
  const mixed = Buffer.concat([other.subarray(0, 17), bytes.subarray(17)]).toString('base64url');
  const wrong = [good.slice(0, -1), `${good}A`, `${good}AAAA`, ...bytes.map((_, at) => at).values().map(flipped), mixed, '', 'x', 'A'.repeat(44)];
  for (const token of wrong) {
    expect(readStop(g.id, token), token).toBeNull();
    await expect((await as(g)).following.stop({ token })).rejects.toThrow('stop.not_valid');
  }
  await expect((await as(a)).following.stop({ token: good })).rejects.toThrow('stop.not_valid');
  expect(await (await as(g, lea)).following.page()).toMatchObject({ rhythm: 'daily', consented: true, follows: [{ id: followId }] });
  const { rows } = await inTenant(g.id, 'read', async (db) => ({ rows: await db.selectFrom('sessions').select('person_id').execute() }));
  expect(rows, 'and it never signs anybody in').toEqual([]);
});
