// A collective's settings: defaults, errors that name the field, and one file out and in again.
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { SettingsError } from '../../tenants/settings-error.ts';
import { exportSettings, importSettings, legalComplete, parseSettings } from '../../tenants/settings.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import { settingsInput } from './arbitrary.ts';

const least = { name: 'Les Amis du marché', referenceDay: '2026-11-24' };

function problems(changes: Record<string, unknown>): string[] {
  try {
    parseSettings({ ...least, ...changes });
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map((p) => `${p.path} ${p.code}`);
    throw error;
  }
  return [];
}

const theme = (code: string) => ({ code, label: { fr: code } });
const phase = (code: string, from: number, to: number, more = {}) => ({ code, label: { fr: code }, from, to, opens: [], ...more });

test('a name and a day are enough: everything else has a default', () => {
  const settings = parseSettings(least);
  expect(settings.name).toBe('Les Amis du marché');
  expect(settings.minimumAge).toBe(16);
  expect(settings.moderation).toBe('before');
  expect(settings.timeZone).toBe('Europe/Paris');
  expect(settings.noun.fr.one).toBe('proposition');
  expect(settings.themes.length).toBeGreaterThan(0);
  expect(settings.parliament).toMatchObject({ onRejection: 'set_aside', proxies: 'none', rule: { base: 'expressed' } });
  expect(settings.signIn).toEqual({ email: true, oidc: null });
  expect(settings.election).toBeNull();
});

test('settings are frozen to the last level: one request cannot change what another reads', () => {
  const settings: CollectiveSettings = parseSettings(least);
  expect(Object.isFrozen(settings.phases[0]?.label)).toBe(true);
  expect(() => Object.assign(settings.look, { hue: 3 })).toThrow(TypeError);
});

test('defaults belong to no one: two collectives never share an object', () => {
  expect(parseSettings(least).themes[0]).not.toBe(parseSettings(least).themes[0]);
});

const WRONG: [what: string, changes: Record<string, unknown>, problem: string][] = [
  ['no name', { name: undefined }, 'name settings.required'],
  ['a name of spaces', { name: '   ' }, 'name settings.too_short'],
  ['a name on two lines', { name: 'a\nb' }, 'name settings.characters'],
  ['a name that turns direction', { name: 'a\u202Eb' }, 'name settings.characters'],
  ['half of a surrogate pair', { name: 'a\uD800' }, 'name settings.characters'],
  ['a NUL', { charter: { fr: 'a\0b' } }, 'charter.fr settings.characters'],
  ['a number for a name', { name: 3 }, 'name settings.type'],
  ['a welcome without French', { welcome: { en: 'Hello' } }, 'welcome.fr settings.required'],
  ['an empty English text instead of null', { welcome: { fr: 'Bonjour', en: '' } }, 'welcome.en settings.too_short'],
  ['an unknown field', { colour: 'red' }, 'colour settings.unknown_field'],
  ['a zone that does not exist', { timeZone: 'Europe/Grenoble' }, 'timeZone settings.time_zone'],
  ['an offset for a zone', { timeZone: '+02:00' }, 'timeZone settings.time_zone'],
  ['a day that does not exist', { referenceDay: '2026-02-29' }, 'referenceDay settings.day'],
  ['a hue beyond the circle', { look: { hue: 360 } }, 'look.hue settings.too_big'],
  ['a hue between two', { look: { hue: 12.5 } }, 'look.hue settings.type'],
  ['a chroma of its own', { look: { chroma: 'neon' } }, 'look.chroma settings.choice'],
  ['no French', { languages: ['en'] }, 'languages settings.language_missing'],
  ['French twice', { languages: ['fr', 'fr'] }, 'languages[1] settings.duplicate'],
  ['no theme', { themes: [] }, 'themes settings.too_few'],
  ['too many themes', { themes: Array.from({ length: 41 }, (_, i) => theme(`t${i}`)) }, 'themes settings.too_many'],
  ['one theme twice', { themes: [theme('eau'), theme('air'), theme('eau')] }, 'themes[2].code settings.duplicate'],
  ['a theme code with an accent', { themes: [theme('été')] }, 'themes[0].code settings.code'],
  ['a drawing of two points', { districts: [{ code: 'a', label: 'A', shape: [[0, 0], [9, 9]] }] }, 'districts[0].shape settings.too_few'],
  [
    'a point outside the square',
    { districts: [{ code: 'a', label: 'A', shape: [[0, 0], [9, 9], [0, 1001]] }] }, 'districts[0].shape[2][1] settings.too_big',
  ],
  ['a flat drawing', { districts: [{ code: 'a', label: 'A', shape: [[0, 0], [5, 5], [9, 9]] }] }, 'districts[0].shape settings.shape_flat'],
  [
    'a bow tie',
    { districts: [{ code: 'a', label: 'A', shape: [[0, 0], [9, 9], [9, 0], [0, 5]] }] }, 'districts[0].shape settings.shape_crosses',
  ],
  ['a phase that ends first', { phases: [phase('a', 5, 4)] }, 'phases[0].to settings.phase_ends_before_it_begins'],
  ['phases out of order', { phases: [phase('a', 5, 9), phase('b', 1, 3)] }, 'phases[1].from settings.phase_order'],
  ['phases that overlap by a day', { phases: [phase('a', 0, 5), phase('b', 5, 9)] }, 'phases[1].from settings.phase_overlap'],
  [
    'a phase over one that is not its neighbour',
    { phases: [phase('a', 0, 20), phase('b', 5, 9, { overlaps: true }), phase('c', 10, 30)] }, 'phases[2].from settings.phase_overlap',
  ],
  ['an unknown deed', { phases: [phase('a', 0, 5, { opens: ['reign'] })] }, 'phases[0].opens[0] settings.choice'],
  ['thirteen phases', { phases: Array.from({ length: 13 }, (_, i) => phase(`p${i}`, i, i)) }, 'phases settings.too_many'],
  ['too young', { minimumAge: 14 }, 'minimumAge settings.too_small'],
  [
    'a threshold above one',
    { parliament: { rule: rule({ num: 3, den: 2, strict: false }) } }, 'parliament.rule.threshold.num rule.above_whole',
  ],
  [
    'more than everyone',
    { parliament: { rule: rule({ num: 1, den: 1, strict: true }) } }, 'parliament.rule.threshold.strict rule.never_met',
  ],
  ['half a vote', { parliament: { rule: rule({ num: 0.5, den: 1, strict: false }) } }, 'parliament.rule.threshold.num settings.type'],
  ['proxies', { parliament: { proxies: 'two' } }, 'parliament.proxies settings.choice'],
  ['no way in', { signIn: { email: false } }, 'signIn.email settings.sign_in_missing'],
  ['a provider over plain http', { signIn: { oidc: oidc({ issuer: 'http://sso.example' }) } }, 'signIn.oidc.issuer settings.issuer'],
  ['a secret', { signIn: { oidc: oidc({ clientSecret: 'hush' }) } }, 'signIn.oidc.clientSecret settings.unknown_field'],
  ['rounds out of order', { election: { rounds: ['2032-03-14', '2032-03-07'] } }, 'election.rounds[1] settings.round_order'],
  ['a freeze that ends before the count', { election: { rounds: ['2032-03-07'], endHour: 12 } }, 'election.endHour settings.too_small'],
];

function rule(threshold: { num: number; den: number; strict: boolean }) {
  return { threshold, base: 'expressed', quorum: null, minimumVoters: 3 };
}

function oidc(more: Record<string, string>) {
  return { issuer: 'https://sso.example', clientId: 'fabrique', label: 'Connexion', ...more };
}

for (const [what, changes, wanted] of WRONG) {
  test(`refuses ${what} and names the field`, () => {
    expect(problems(changes)).toEqual([wanted]);
  });
}

test('every error at once, and a message that says where and what was expected', () => {
  expect(problems({ name: '', minimumAge: 3, colour: 1 })).toEqual([
    'name settings.too_short', 'minimumAge settings.too_small', 'colour settings.unknown_field',
  ]);
  expect(() => parseSettings({ ...least, minimumAge: 3 }, 'tenants/presets/x.ts'))
    .toThrow('tenants/presets/x.ts: 1 wrong\n  minimumAge: expected a number not below 15');
});

test('a document that is no object, or no JSON, is refused as a whole', () => {
  expect(() => parseSettings(null)).toThrow(/settings: expected/);
  expect(() => importSettings('{')).toThrow(/a JSON document/);
});

test('lines ended by CR LF, as forms post them, become LF; texts are composed and trimmed', () => {
  const settings = parseSettings({ ...least, name: '  E\u0301chirolles ', welcome: { fr: 'Bonjour\r\nà vous' } });
  expect(settings.name).toBe('Échirolles');
  expect(settings.welcome.fr).toBe('Bonjour\nà vous');
});

test('the legal notice is complete only when every line is there', () => {
  const legal = { publisher: 'A', director: 'B', host: 'C', privacyContact: 'D' };
  expect(legalComplete(parseSettings(least))).toBe(false);
  expect(legalComplete(parseSettings({ ...least, legal }))).toBe(true);
  for (const line of Object.keys(legal)) expect(legalComplete(parseSettings({ ...least, legal: { ...legal, [line]: null } }))).toBe(false);
});

test('any valid settings survive export and import unchanged, and the file is stable', () => {
  fc.assert(fc.property(settingsInput, (input) => {
    const settings = parseSettings(input);
    const file = exportSettings(settings);
    expect(importSettings(file)).toEqual(settings);
    expect(exportSettings(importSettings(file))).toBe(file);
  }), { numRuns: 200 });
});

test('whatever is thrown at the parser, it answers with settings or with a SettingsError', () => {
  const nearly = fc.record({ name: fc.string(), referenceDay: fc.anything(), phases: fc.anything() });
  const anything = fc.oneof(fc.anything(), fc.object(), fc.jsonValue(), nearly);
  fc.assert(fc.property(anything, (document) => {
    try {
      parseSettings(document);
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError);
    }
  }), { numRuns: 500 });
});
