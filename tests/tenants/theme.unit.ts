// Every hue, in every mode, is readable: the contrast is computed here a second time, from the recommendation's own text.
import { expect, test } from 'playwright/test';
import { toHex } from '../../tenants/colour.ts';
import { contrast, MODES, palette, themeCss } from '../../tenants/theme.ts';
import { CHROMA, parseSettings } from '../../tenants/settings.ts';

const GROUNDS = ['paper', 'sheet', 'wash', 'soft'] as const;
const TEXTS = ['ink', 'ink-2', 'strong', 'yes', 'no', 'wait'] as const;
const EDGES = ['edge', 'focus'] as const;
const LEVELS = ['calm', 'clear', 'vivid'] as const;

/** WCAG 2.2, "relative luminance" and "contrast ratio", written as the recommendation writes them. */
function ratio(a: string, b: string): number {
  const [l1, l2] = [a, b].map((hex) => {
    const [r, g, bl] = (hex.match(/[0-9a-f]{2}/g) ?? []).map((pair) => {
      const s = parseInt(pair, 16) / 255;
      return s <= 0.03928 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * (r ?? NaN) + 0.7152 * (g ?? NaN) + 0.0722 * (bl ?? NaN);
  });
  const [lighter, darker] = [Math.max(l1 ?? NaN, l2 ?? NaN), Math.min(l1 ?? NaN, l2 ?? NaN)];
  return (lighter + 0.05) / (darker + 0.05);
}

for (const mode of MODES) {
  const high = mode.endsWith('contrast');
  const [text, edge] = high ? [7, 4.5] : [4.5, 3];
  test(`${mode}: all 360 hues at three strengths, text ≥ ${text} on every ground, edges and focus ≥ ${edge}`, () => {
    const faults: string[] = [];
    for (const chroma of LEVELS) for (let hue = 0; hue < 360; hue += 1) {
      const p = palette({ hue, chroma }, mode);
      const judge = (a: keyof typeof p, b: keyof typeof p, least: number) => {
        if (!(ratio(p[a], p[b]) >= least)) faults.push(`${hue} ${chroma}: ${a} on ${b} ${ratio(p[a], p[b])}`);
      };
      for (const ground of GROUNDS) {
        for (const token of TEXTS) judge(token, ground, text);
        for (const token of EDGES) judge(token, ground, edge);
        if (high) judge('line', ground, edge);
      }
      judge('on-strong', 'strong', text);
      for (const hex of Object.values(p)) if (!/^#[0-9a-f]{6}$/.test(hex)) faults.push(`${hue} ${chroma}: ${hex}`);
    }
    expect(faults).toEqual([]);
  });
}

test('contrast is that of the recommendation, in either order', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'));
  const pairs = [['#a00b69', '#fecee4'], ['#123456', '#fedcba'], ['#0a0a0a', '#0b0b0b']] as const;
  for (const [a, b] of pairs) expect(contrast(a, b)).toBeCloseTo(ratio(a, b), 9);
});

test('known colours come out as browsers show them; what sRGB cannot hold loses chroma, not hue', () => {
  expect(toHex([0.62796, 0.25768, 29.234])).toBe('#ff0000');
  expect(toHex([0.86644, 0.29483, 142.495])).toBe('#00ff00');
  expect(toHex([0.45201, 0.31321, 264.052])).toBe('#0000ff');
  expect(toHex([1, 0.3, 120])).toBe('#ffffff');
  expect(toHex([0, 0.3, 120])).toBe('#000000');
  expect(toHex([0.5, 0.4, 235])).toBe(toHex([0.5, 0.3, 235])); // both far outside: the same edge of sRGB
});

test('the strong tone keeps the hue that was chosen: twelve hues, twelve tones', () => {
  const tones = Array.from({ length: 12 }, (_, i) => palette({ hue: i * 30, chroma: 'clear' }, 'light').strong);
  expect(new Set(tones).size).toBe(12);
});

test('the style sheet holds every token for every mode, and nothing but declarations', () => {
  const css = themeCss(parseSettings({ name: 'x', referenceDay: '2026-11-24', look: { hue: 145, chroma: 'calm' } }));
  for (const token of [...GROUNDS, ...TEXTS, ...EDGES, 'line', 'on-strong']) {
    expect(css.split(`--${token}:#`).length - 1, token).toBe(4);
  }
  expect(css).toContain(`--hue:145;--chroma:${CHROMA.calm};`);
  expect(css).toContain('prefers-color-scheme:dark');
  expect(css).toContain('prefers-contrast:more');
  expect(css).not.toMatch(/url|@import|<|javascript/);
  expect(css.split('{').length).toBe(css.split('}').length);
});
