// The three collectives of the demonstration and the template: valid, really different, in good French, on drawings that hold together.
import { expect, test } from 'playwright/test';
import { contains, surface } from '../../tenants/drawing.ts';
import { door, phaseAt } from '../../tenants/phases.ts';
import { presetFiles, validatePresets } from '../../tenants/presets/all.ts';
import { DEEDS, legalComplete, parseSettings } from '../../tenants/settings.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import { listeCitoyenne } from '../../tenants/templates.ts';

const presets = validatePresets();
const now = new Date('2026-11-24T12:00:00Z');

function of(slug: string): CollectiveSettings {
  const found = presets.find((preset) => preset.slug === slug);
  if (!found) throw new Error(`no preset ${slug}`);
  return found.settings;
}

test('a wrong preset stops the start with its file, its field and what was expected', () => {
  const [first, ...others] = presetFiles;
  const wrong = { slug: 'nous-sommes', document: { ...Object(first?.document), look: { hue: 400 } } };
  expect(() => validatePresets([wrong, ...others]))
    .toThrow('tenants/presets/nous-sommes.ts: 1 wrong\n  look.hue: expected a number not above 359');
  expect(() => validatePresets([...presetFiles, { slug: 'n0us-sommes', document: first?.document }])).toThrow('slug: expected');
  expect(() => validatePresets([{ slug: 'admin', document: first?.document }])).toThrow('tenants/presets/admin.ts');
});

test('each is itself: name, noun, rule, hue, themes, phases and welcome are its own', () => {
  expect(presets.map((preset) => preset.slug)).toEqual(['nous-sommes', 'reveillons-annecy', 'grenoble-en-commun']);
  const own = ['name', 'noun', 'look', 'tagline', 'welcome', 'charter', 'themes', 'districts', 'phases', 'parliament', 'legal'] as const;
  for (const field of own) expect(new Set(presets.map(({ settings }) => JSON.stringify(settings[field]))).size, field).toBe(3);
  for (const { settings } of presets) expect(settings.themes.length >= 8 && settings.themes.length <= 12).toBe(true);
});

test('on the reference day Annecy validates while support is open, Grenoble proposes, Nous Sommes writes its programme', () => {
  expect(phaseAt(of('reveillons-annecy'), now)?.code).toBe('valider');
  const annecy = DEEDS.map((deed) => `${deed} ${door(of('reveillons-annecy'), deed, now)}`);
  expect(annecy).toEqual(['propose closed', 'support open', 'comment open', 'validate open', 'programme closed', 'follow closed']);
  expect(phaseAt(of('grenoble-en-commun'), now)?.opens).toContain('propose');
  expect(phaseAt(of('nous-sommes'), now)?.opens).toContain('programme');
  expect(door(of('nous-sommes'), 'propose', now)).toBe('closed');
});

test('the legal notice is complete and plainly fictional', () => {
  for (const { settings } of presets) {
    expect(legalComplete(settings)).toBe(true);
    expect(settings.legal.publisher).toMatch(/démonstration.*fictive/);
    expect(settings.legal.privacyContact).toContain('.example');
  }
});

function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`)) : [];
}

test('French and English typography: no straight apostrophe, narrow spaces before high signs, English everywhere', () => {
  const liste = listeCitoyenne({ name: 'Ensemble', electionDay: '2032-03-07', secondRound: null });
  for (const settings of [...presets.map((preset) => preset.settings), parseSettings({ name: 'x', referenceDay: '2026-11-24' }), liste]) {
    for (const [path, text] of texts(settings)) {
      expect(text, path).not.toMatch(/['"]|\.\.\.| {2}| \n/);
      if (!path.endsWith('.en')) expect(text, path).not.toMatch(/[^\u202F][;!?]|[^\u202F/]:(?!\/\/)|«[^\u00A0]|[^\u00A0]»/);
      else expect(text, path).not.toMatch(/\s[;:!?]/);
    }
    const halves = JSON.stringify({ ...settings, legal: null });
    expect(halves).not.toContain('"en":null');
  }
});

test('each map is said to be a schematic, and its drawings tile: none overlaps another, none is a sliver', () => {
  for (const { slug, settings } of presets) {
    expect(settings.map.caption.fr).toMatch(/schéma/);
    const shapes = settings.districts.flatMap((district) => district.shape === null ? [] : [district.shape]);
    expect(shapes.length).toBe(settings.districts.length);
    for (const shape of shapes) expect(surface(shape), slug).toBeGreaterThan(20_000);
    // Halves and thirds of a unit keep the grid off every outline.
    const twice: string[] = [];
    for (let x = 3; x < 1000; x += 7) for (let y = 2; y < 1000; y += 7) {
      if (shapes.filter((shape) => contains(shape, [x + 0.37, y + 0.61])).length > 1) twice.push(`${x} ${y}`);
    }
    expect(twice, slug).toEqual([]);
  }
});

test('neighbours share their corners: every district touches another at two points at least', () => {
  for (const { slug, settings } of presets) for (const district of settings.districts) {
    const others = new Set(settings.districts.filter((other) => other !== district).flatMap((other) => (other.shape ?? []).map(String)));
    const shared = (district.shape ?? []).filter((point) => others.has(String(point)));
    expect(shared.length, `${slug} ${district.code}`).toBeGreaterThanOrEqual(2);
  }
});

test('« liste citoyenne » counts its calendar back from the election and freezes both rounds', () => {
  const settings = listeCitoyenne({ name: 'Ensemble pour Crest', electionDay: '2032-03-07', secondRound: '2032-03-14' });
  expect(settings.referenceDay).toBe('2032-03-07');
  expect(door(settings, 'propose', new Date('2031-10-01T12:00:00Z'))).toBe('open');
  expect(door(settings, 'validate', new Date('2032-01-10T12:00:00Z'))).toBe('open');
  expect(door(settings, 'programme', new Date('2032-02-10T12:00:00Z'))).toBe('open');
  expect(door(settings, 'comment', new Date('2032-03-06T12:00:00Z'))).toBe('frozen');
  expect(door(settings, 'comment', new Date('2032-03-10T12:00:00Z'))).toBe('open');
  expect(door(settings, 'comment', new Date('2032-03-13T12:00:00Z'))).toBe('frozen');
  expect(door(settings, 'follow', new Date('2033-01-01T12:00:00Z'))).toBe('open');
  expect(legalComplete(settings)).toBe(false);
  expect(() => listeCitoyenne({ name: 'x', electionDay: '2032-02-30', secondRound: null })).toThrow('referenceDay: expected a day');
  expect(() => listeCitoyenne({ name: 'x', electionDay: '2032-03-07', secondRound: '2032-03-01' })).toThrow('election.rounds[1]');
});
