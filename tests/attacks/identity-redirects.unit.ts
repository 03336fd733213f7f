import { expect, test } from 'playwright/test';
import { nextPath } from '../../server/auth/next-path.ts';

const EVIL = ['//evil.example', '/\\evil.example', '\\evil.example', '\\\\evil.example', 'https:evil.example', 'https://evil.example', 'http://evil.example/x',
  '/\t/evil.example', '/\n/evil.example', '\t//evil.example', ' //evil.example', '/%09/../..//evil.example', '/..//evil.example', '/.//evil.example', '///evil.example',
  'javascript:alert(1)', 'data:text/html,x', 'evil.example', '@evil.example', '/x\r\nSet-Cookie: a=b', '/é', `/${'a'.repeat(400)}`, '', '?x', '#x'];

test('T26 after signing in one goes to a path of this host, whatever was asked', () => {
  for (const asked of EVIL) {
    const path = nextPath(asked);
    expect(new URL(path, 'https://essai.fabrique.example').host, JSON.stringify(asked)).toBe('essai.fabrique.example');
    expect(path.startsWith('//')).toBe(false);
  }
  expect(nextPath(null)).toBe('/');
  expect(nextPath('https://autre.fabrique.example/compte')).toBe('/');
});

test('T26 a path of this host is kept, with its question and without its fragment; rooms that sign in or answer programs are none', () => {
  expect(nextPath('/proposer/envoi')).toBe('/proposer/envoi');
  expect(nextPath('/propositions?theme=eau&tri=recent')).toBe('/propositions?theme=eau&tri=recent');
  expect(nextPath('/propositions/42#soutenir')).toBe('/propositions/42');
  for (const nowhere of ['/connexion', '/connexion/lien/x', '/api/auth/signin/oidc', '/api/trpc/x', '/_courrier']) expect(nextPath(nowhere)).toBe('/');
});
