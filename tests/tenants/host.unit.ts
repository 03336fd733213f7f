// Which collective a Host header speaks of: plain names only.
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { parseHost } from '../../tenants/host.ts';
import { isSlug } from '../../tenants/slugs.ts';

const APEX = 'fabrique.example';

test('T06 one host, however it is written, is one collective', () => {
  for (const raw of [
    'grenoble.fabrique.example', 'GRENOBLE.Fabrique.Example', 'grenoble.fabrique.example.', 'grenoble.fabrique.example:3000',
    'grenoble.fabrique.example.:443',
  ]) {
    expect(parseHost(raw, APEX), raw).toEqual({ slug: 'grenoble' });
  }
  for (const raw of ['fabrique.example', 'FABRIQUE.example.', 'fabrique.example:65535']) expect(parseHost(raw, APEX), raw).toBe('apex');
  expect(parseHost('grenoble-en-commun.localhost:3000', 'localhost')).toEqual({ slug: 'grenoble-en-commun' });
  expect(parseHost('localhost:3000', 'localhost')).toBe('apex');
  expect(parseHost('Programme.Grenoble.example', APEX)).toEqual({ domain: 'programme.grenoble.example' });
  expect(parseHost('xn--grnoble-dya.example', APEX)).toEqual({ domain: 'xn--grnoble-dya.example' });
});

test('T06 what is not plainly one name is nobody’s', () => {
  const odd = [
    '', ' ', '.', '..', 'grenoble.fabrique.example..', '.fabrique.example', 'grenoble..fabrique.example', 'a.b.fabrique.example',
    'grenoble.fabrique.example:', 'grenoble.fabrique.example:0', 'grenoble.fabrique.example:65536', 'grenoble.fabrique.example:80:80',
    'grenoble.fabrique.example:8o',
    '127.0.0.1', '127.0.0.1:3000', '127.1', '2130706433', '0x7f000001', '0x7f.1', 'x.0x', '1.2.3.4.', '[::1]', '[::1]:3000', '::1',
    'grenoble.fabrique.example, annecy.fabrique.example', 'grenoble.fabrique.example,annecy.fabrique.example',
    'grenoble.fabrique.example annecy.fabrique.example',
    ' grenoble.fabrique.example', 'grenoble.fabrique.example ', 'grenoble.fabrique.example\n', 'grenoble.fabrique.example\0',
    'grenoble.fabrique.example/annecy',
    'grenoble.fabrique.example@annecy.fabrique.example', 'user:pw@fabrique.example', 'http://grenoble.fabrique.example',
    'grenoble_x.fabrique.example',
    'grénoble.fabrique.example', 'grenoble。fabrique.example', 'ｇrenoble.fabrique.example', '-a.fabrique.example', 'a-.fabrique.example',
    'a--b.fabrique.example',
    'xn--grnoble-dya.fabrique.example', 'intranet', `${'a'.repeat(64)}.example`, `${'a.'.repeat(127)}aa`,
    `${'a'.repeat(41)}.fabrique.example`, 'x.fabrique.example%00',
  ];
  for (const raw of odd) expect(parseHost(raw, APEX), JSON.stringify(raw)).toBeNull();
  for (const raw of [null, undefined, [], ['a.fabrique.example', 'b.fabrique.example'], ['a.fabrique.example', 'a.fabrique.example']]) {
    expect(parseHost(raw, APEX)).toBeNull();
  }
  expect(parseHost(['a1.fabrique.example'], APEX)).toEqual({ slug: 'a1' });
});

test('T06 a name that only ends like ours is not under us', () => {
  expect(parseHost('evilfabrique.example', APEX)).toEqual({ domain: 'evilfabrique.example' });
  expect(parseHost('fabrique.example.evil.test', APEX)).toEqual({ domain: 'fabrique.example.evil.test' });
});

test('T06 any string is the apex, a slug, a domain or null; reading again what was read changes nothing', () => {
  const label = fc.stringMatching(/^[a-zA-Z0-9-]{1,12}$/);
  const hosts = fc.oneof(
    fc.string(), fc.array(label, { minLength: 1, maxLength: 4 }).map((l) => l.join('.')), label.map((l) => `${l}.${APEX}:80`),
  );
  fc.assert(fc.property(hosts, (raw) => {
    const read = parseHost(raw, APEX);
    if (read === null || read === 'apex') return;
    if ('slug' in read) {
      expect(isSlug(read.slug)).toBe(true);
      expect(parseHost(`${read.slug}.${APEX}`, APEX)).toEqual(read);
    } else expect(parseHost(read.domain, APEX)).toEqual(read);
  }), { numRuns: 1000 });
});
