import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { maskEmail, parseEmail } from '../../server/domain/people/email.ts';

const key = (text: string): string | null => parseEmail(text)?.key ?? null;

test('T37 one person however their address is written: case, space, full width, dots, tags, alias domains, IDN', () => {
  const nadia = key('nadia.benali@gmail.com');
  expect(nadia).toBe('nadiabenali@gmail.com');
  for (const twin of ['Nadia.Benali@Gmail.com', '  nadia.benali@gmail.com ', 'nadiabenali@gmail.com', 'n.a.d.i.a.benali+vote2@googlemail.com',
    'ｎａｄｉａ.benali＠gmail.com', 'nadia.benali+@GMAIL.COM.']) expect(key(twin), twin).toBe(nadia);
  expect(key('zoe+a@pm.me')).toBe(key('zoe@protonmail.com'));
  expect(key('zoe+a@me.com')).toBe(key('zoe@icloud.com'));
  expect(key('zoe+tri@outlook.com')).toBe(key('zoe@outlook.com'));
  expect(key('zoe@exämple.fr')).toBe('zoe@xn--exmple-cua.fr');
  expect(key('zoe@ex\u0061\u0308mple.fr')).toBe('zoe@xn--exmple-cua.fr');
});

test('T37 what no provider publishes is not guessed: dots and tags elsewhere are other people', () => {
  expect(key('marie.martin@ville.fr')).not.toBe(key('mariemartin@ville.fr'));
  expect(key('accueil+centre@ville.fr')).not.toBe(key('accueil@ville.fr'));
  expect(key('a.b@outlook.com')).not.toBe(key('ab@outlook.com'));
  expect(key('+tag@gmail.com')).toBe('+tag@gmail.com');
});

test('what is not one address is refused, an accented or quoted name before the @ too', () => {
  for (const text of ['', 'nadia', 'nadia@', '@ville.fr', 'a@b', 'a@b@c.fr', 'victim@gmail.com＠evil.example', 'a b@ville.fr', 'a..b@ville.fr', '.a@ville.fr',
    '"a@b"@ville.fr', 'a@ville.fr\r\nBcc: x@y.fr', 'a\u0000@ville.fr', 'é@ville.fr', 'аdmin@ville.fr', 'a@-ville.fr', 'a@[127.0.0.1]', 'Nadia <nadia@ville.fr>',
    `${'a'.repeat(65)}@ville.fr`, `a@${'b'.repeat(250)}.fr`]) expect(parseEmail(text), JSON.stringify(text)).toBeNull();
});

test('the letter goes to the address as typed, tags and dots kept', () => {
  expect(parseEmail('Nadia.Benali+ville@Gmail.com')).toEqual({ address: 'Nadia.Benali+ville@gmail.com', key: 'nadiabenali@gmail.com' });
});

test('a key is its own key: writing the canonical form again changes nothing', () => {
  const local = fc.stringMatching(/^[a-z0-9]([a-z0-9.+-]{0,10}[a-z0-9])?$/).filter((text) => !text.includes('..'));
  const domain = fc.constantFrom('gmail.com', 'googlemail.com', 'proton.me', 'pm.me', 'icloud.com', 'outlook.com', 'ville.fr', 'exämple.fr');
  fc.assert(fc.property(local, domain, (name, host) => {
    const once = key(`${name}@${host}`);
    fc.pre(once !== null);
    expect(key(once!)).toBe(once);
    expect(key(`${name.toUpperCase()}@${host.toUpperCase()}`)).toBe(once);
  }));
});

test('a masked address tells its first letter and its domain, no more', () => {
  expect(maskEmail('nadia.benali@exemple.fr')).toBe('n•••@exemple.fr');
  expect(maskEmail('n@exemple.fr')).toBe('n•••@exemple.fr');
});
