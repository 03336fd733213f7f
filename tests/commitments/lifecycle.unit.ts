import { expect, test } from 'playwright/test';
import { COMMITMENT_MOVES, mayProgress, PROGRESS } from '../../server/domain/commitments/lifecycle.ts';
import { commitmentAbilities, mayFollow } from '../../server/domain/commitments/policy.ts';
import { evidenceUrl, makeSchema, progressSchema } from '../../server/domain/commitments/schema.ts';
import type { Actor, Role } from '../../server/domain/actor.ts';

const person = (...roles: Role[]): Actor => ({ kind: 'person', id: 'p', pseudonym: 'P', language: 'fr', roles: new Set<Role>(['resident', ...roles]), seatId: null });
const open = { frozen: false, follow: true };

test('every state leads on, none is the end, and what was given up is not kept before it is taken up again', () => {
  for (const from of PROGRESS) {
    expect(COMMITMENT_MOVES[from].length, from).toBeGreaterThan(0);
    expect(new Set(COMMITMENT_MOVES[from]).size).toBe(COMMITMENT_MOVES[from].length);
  }
  const reached = new Set(PROGRESS.flatMap((from) => COMMITMENT_MOVES[from]));
  expect([...PROGRESS].filter((state) => !reached.has(state))).toEqual([]);
  expect(mayProgress('abandoned', 'kept')).toBe(false);
  expect(mayProgress('abandoned', 'in_progress')).toBe(true);
  expect(mayProgress('kept', 'abandoned'), 'what was kept can be contradicted').toBe(true);
});

test('organisers alone, while the calendar follows up and no freeze runs', () => {
  expect(mayFollow(person('organiser'), open)).toBe(true);
  for (const role of ['resident', 'volunteer', 'moderator', 'member'] as const) expect(mayFollow(person(role), open)).toBe('role.missing');
  expect(mayFollow({ kind: 'anonymous' }, open)).toBe('role.missing');
  expect(mayFollow(person('organiser'), { frozen: true, follow: true })).toBe('freeze.running');
  expect(mayFollow(person('organiser'), { frozen: false, follow: false })).toBe('phase.closed');
  expect(commitmentAbilities(person('organiser'), 'abandoned', open)).toEqual({ moves: COMMITMENT_MOVES.abandoned, closed: null });
  expect(commitmentAbilities(person(), 'kept', open)).toEqual({ moves: [], closed: null });
  expect(commitmentAbilities(person('organiser'), 'kept', { frozen: true, follow: true })).toEqual({ moves: [], closed: 'freeze.running' });
});

const REFUSED = [
  'http://mairie.example/acte', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)//https://a.example', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd',
  '//mairie.example/acte', 'mairie.example/acte', 'https:mairie.example', 'https:/mairie.example', 'https://', 'https://.', 'https://mairie', 'https://localhost/x', 'https://127.0.0.1/x',
  'https://2130706433/', 'https://0x7f000001/', 'https://169.254.169.254/latest/meta-data', 'https://[::1]/', 'https://moi:secret@mairie.example/', 'https://mairie.example@evil.example/',
  'https://mairie.example/a\r\nSet-Cookie: a=b', 'https://mairie.example/a\nb', 'https://mairie.example/a b', 'https://mairie.example/\u0000', 'https://mairie.example/a\tb',
  'https://mairie.example/"onmouseover=alert(1)', "https://mairie.example/'x", 'https://mairie.example/<svg onload=alert(1)>', 'https://mairie.example/\u202egpj.exe',
  'https://mairie.example\\@evil.example', `https://mairie.example/${'a'.repeat(500)}`, 'feed:https://mairie.example', 'https://mairie.example/\u200bx',
];
for (const text of REFUSED) {
  test(`T25 not an address of a document: ${JSON.stringify(text.slice(0, 60))}`, () => { expect(evidenceUrl.safeParse(text).success).toBe(false); });
}

test('an address of a document is kept as browsers read it', () => {
  expect(evidenceUrl.parse(' https://Mairie.example/actes/2026-12?page=3#vote ')).toBe('https://mairie.example/actes/2026-12?page=3#vote');
  expect(evidenceUrl.parse('https://mairie.example/délibération')).toBe('https://mairie.example/d%C3%A9lib%C3%A9ration');
  expect(evidenceUrl.parse('https://évian.example')).toBe('https://xn--vian-9oa.example/');
});

test('a change says its new text, a step its reason and a day that exists', () => {
  const id = '0192f3c0-0000-7000-8000-00000000c0de';
  const step = { id, commitment: id, version: 1, state: 'kept', reason: 'C’est fait.', happenedOn: '2026-11-02' };
  const faults = (more: object) => progressSchema.safeParse({ ...step, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  expect(faults({})).toEqual([]);
  expect(faults({ state: 'changed' })).toEqual(['wording field.required']);
  expect(faults({ state: 'changed', wording: 'Le nouveau texte' })).toEqual([]);
  expect(faults({ happenedOn: '2026-02-30' })).toEqual(['happenedOn field.date']);
  expect(faults({ reason: '  ' })[0]).toContain('reason');
  expect(faults({ evidenceUrl: 'javascript:alert(1)' })).toContain('evidenceUrl field.https');
  expect(makeSchema.safeParse({ edition: 1, which: 'some', measures: [] }).success).toBe(false);
  expect(makeSchema.safeParse({ edition: 1, which: 'all' }).success).toBe(true);
});
