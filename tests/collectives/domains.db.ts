import { aCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { tenantOfHost } from '../../server/api/context.ts';

test('T06 T12 a verified own domain is the collective; one only claimed, one unknown and a look-alike are nobody’s', async ({ database }) => {
  const collective = await aCollective(database);
  const own = `programme-${collective.slug}.example`;
  const claimed = `claimed-${collective.slug}.example`;
  await database.superuserPool.query('insert into tenant_domains (domain, tenant_id, verified_at) values ($1, $3, now()), ($2, $3, null)', [own, claimed, collective.id]);
  for (const host of [own, `${own}:443`, `${own}.`, own.toUpperCase()]) expect((await tenantOfHost(host, 'localhost'))?.id, host).toBe(collective.id);
  expect((await tenantOfHost(`${collective.slug}.localhost`, 'localhost'))?.id).toBe(collective.id);
  for (const host of [claimed, `www.${own}`, `x${own}`, 'inconnu.example', 'localhost', null]) expect(await tenantOfHost(host, 'localhost'), String(host)).toBeNull();
});
