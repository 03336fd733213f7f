// Slugs: what is refused, and names that never share one.
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { foldName, isSlug, slugify, slugProblem } from '../../tenants/slugs.ts';

test('T11 reserved names are refused, also in disguise', () => {
  for (const slug of [
    'www', 'api', 'admin', 'mail', 'mta-sts', 'autodiscover', 'plateforme', 'adm1n', 'ad-min', 'admln', 'a-p-i', 'ap1', 'wvvw', 'l0gin',
    'supp0rt',
  ]) {
    expect(slugProblem(slug, []), slug).toBe('slug.reserved');
  }
});

test('T11 names that are no names are refused', () => {
  expect(slugProblem('_dmarc', [])).toBe('slug.form');
  expect(slugProblem('xn--grnoble-dya', [])).toBe('slug.punycode');
  expect(slugProblem('XN--GRNOBLE-DYA', [])).toBe('slug.punycode');
  for (const slug of ['a'.repeat(41), 'a'.repeat(63), 'a'.repeat(64), 'a', '']) expect(slugProblem(slug, []), slug).toBe('slug.length');
  for (const slug of [
    'Grenoble', 'grénoble', '-grenoble', 'grenoble-', 'gre--noble', 'gre noble', 'gre.noble', '2026', '127', 'a_b', 'grenоble', 'a\nb',
  ]) {
    expect(slugProblem(slug, []), slug).toBe('slug.form');
  }
});

test('T11 a name that looks like another’s is refused; one that differs by a number is not', () => {
  const existing = ['grenoble', 'nous-sommes', 'reveillons-annecy', 'saillans-26', 'marne'];
  for (const slug of [
    'grenoble', 'grenob1e', 'gren0ble', 'grenobie', 'gre-noble', 'g-r-e-n-o-b-l-e', 'noussommes', 'n0us-s0mmes', 'reveil1ons-annecy',
    'mame', 'sai11ans-26',
  ]) {
    expect(slugProblem(slug, existing), slug).toBe('slug.taken');
  }
  for (const slug of [
    'grenoble-en-commun', 'saillans-63', 'saillans-28', 'saillans', 'liste-2026', 'grenobles',
  ]) expect(slugProblem(slug, existing), slug).toBeNull();
});

test('T11 every pair of département codes gives two names that do not look alike', () => {
  const codes = [
    ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter((c) => c !== '20'), '2A', '2B', '971', '972', '973',
    '974', '976', '987',
  ];
  const slugs = codes.map((code) => slugify('Saint-Martin', code));
  for (const [index, slug] of slugs.entries()) expect(slugProblem(slug, slugs.filter((_, other) => other !== index)), slug).toBeNull();
});

test('T11 communes that share a name are told apart by their département', () => {
  expect(slugify('Saillans', null)).toBe('saillans');
  expect(slugify('Saillans', '26')).toBe('saillans-26');
  expect(slugify('Saillans', '33')).toBe('saillans-33');
  expect(slugify('Bastia', '2B')).toBe('bastia-2b');
  expect(slugify('Sainte-Suzanne', '974')).toBe('sainte-suzanne-974');
  expect(slugify('Saint-Étienne-de-Saint-Geoirs', null)).toBe('saint-etienne-de-saint-geoirs');
  expect(slugify('L’Haÿ-les-Roses', null)).toBe('l-hay-les-roses');
  expect(slugify('Œuilly', '02')).toBe('oeuilly-02');
  for (const code of ['00', '20', '96', '979', '2C', '', 'x', '1']) expect(() => slugify('Saillans', code), code).toThrow(RangeError);
});

test('T11 a plain name that ends like a département is not taken for a commune’s', () => {
  expect(slugify('Saillans 26', null)).not.toBe(slugify('Saillans', '26'));
  expect(slugify('Saillans 26', null)).toMatch(/^saillans-26-x[0-9a-z]{8}$/);
  expect(slugify('Liste 2026', null)).toBe('liste-2026');
});

const department = fc.option(fc.constantFrom('01', '26', '38', '62', '68', '2A', '2B', '974'), { freq: 2 });
const word = fc.constantFrom(
  'saint', 'Étienne', 'LE', 'x', 'api', 'admin', 'www', '26', '2a', 'œuvre', '東京', 'Київ', 'villeneuve', 'sur', 'l’eau', '·', '-',
  '_dmarc', 'xn', '', '1', '𝟙',
);
const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
  fc.array(word, { maxLength: 5 }).map((words) => words.join('-')),
);

test('P5 a slug made from any text is free to use: its form is right and it is never reserved', () => {
  fc.assert(fc.property(names, department, (text, code) => {
    const slug = slugify(text, code);
    expect(isSlug(slug)).toBe(true);
    expect(slugProblem(slug, [])).toBeNull();
  }), { numRuns: 1500 });
});

test('P5 slugify is injective with the disambiguator: one slug, one name and one département', () => {
  fc.assert(fc.property(fc.array(fc.tuple(names, department), { minLength: 2, maxLength: 40 }), (list) => {
    const seen = new Map<string, string>();
    for (const [text, code] of list) {
      const whole = JSON.stringify([foldName(text), code?.toLowerCase() ?? null]);
      const slug = slugify(text, code);
      expect(seen.get(slug) ?? whole).toBe(whole);
      seen.set(slug, whole);
    }
  }), { numRuns: 400 });
});

test('P5 a slug is its own slug, unless its end is a tail of ours', () => {
  fc.assert(fc.property(names, (text) => {
    const slug = slugify(text, null);
    if (!/-(?:\d\d|2[ab]|9[78]\d|x[0-9a-z]{8})$/.test(slug)) expect(slugify(slug, null)).toBe(slug);
  }), { numRuns: 500 });
});
