import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';

// The house's own typeface in the four cuts that a booklet needs (OFL), and a wider one (Roboto, which comes with pdfmake) for the
// letters it lacks. The files are subsets: letters of Western Europe, then those of the rest of Latin.

const require = createRequire(import.meta.url);
const text = (subset: string, cut: string) => require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${cut}.woff`);
const wide = (cut: string) => path.join(path.dirname(require.resolve('pdfmake/package.json')), 'fonts/Roboto', `Roboto-${cut}.ttf`);

const family = (subset: string) => ({
  normal: text(subset, '400-normal'), bold: text(subset, '700-normal'), italics: text(subset, '400-italic'), bolditalics: text(subset, '700-italic'),
});

/** By family, in the order in which a letter is looked for. */
export const FONTS = {
  text: family('latin'),
  extended: family('latin-ext'),
  wide: { normal: wide('Regular'), bold: wide('Medium'), italics: wide('Italic'), bolditalics: wide('MediumItalic') },
} as const;
export type FontName = keyof typeof FONTS;

export const FONT_FILES: ReadonlySet<string> = new Set(Object.values(FONTS).flatMap((cuts) => Object.values(cuts)));

let coverage: [FontName, (codePoint: number) => boolean][] | null = null;

function fonts(): [FontName, (codePoint: number) => boolean][] {
  coverage ??= (Object.keys(FONTS) as FontName[]).map((name) => {
    const font = fontkit.create(readFileSync(FONTS[name].normal)) as fontkit.Font;
    return [name, (codePoint) => font.hasGlyphForCodePoint(codePoint)];
  });
  return coverage;
}

/** Signs that a reader understands in letters that every typeface has. */
const SPELT: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0', '\u2007': '\u00a0', '→': '->', '←': '<-', '↔': '<->', '⇒': '=>', '≥': '>=', '≤': '<=', '≠': '=/=', '✓': 'v', '✔': 'v', '✗': 'x', '✘': 'x',
  '\u2011': '-', '\u2010': '-', '−': '-', '\t': ' ',
};
/** What stands for a sign that no typeface here draws: an emoji, a letter of a script that is not carried. */
const UNDRAWN = '?';
/** Nothing to draw: joiners, variants of an emoji, marks of direction, controls. */
const UNSEEN = /\p{Cc}(?<!\n|\t)|\p{Cf}|\p{Cs}|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u2028\u2029]/gu;

export interface Drawn { text: string; font: FontName }

/**
 * A text cut into stretches that one typeface draws each. What none draws becomes a sign that says so: never a crash, never an empty
 * box without a reason. The thin space of French becomes the plain one, which does not break either.
 */
export function drawnBy(given: string): Drawn[] {
  const stretches: Drawn[] = [];
  for (const sign of given.normalize('NFC').replace(UNSEEN, '')) {
    const found = fontOf(sign);
    for (const { text: letters, font } of found ? [{ text: sign, font: found }] : spelt(sign)) {
      const last = stretches.at(-1);
      if (last?.font === font) last.text += letters;
      else stretches.push({ text: letters, font });
    }
  }
  return stretches;
}

function fontOf(sign: string): FontName | null {
  const codePoint = sign.codePointAt(0)!;
  if (sign === '\n' || sign === ' ') return 'text';
  if (sign in SPELT) return null;
  return fonts().find(([, has]) => has(codePoint))?.[0] ?? null;
}

function spelt(sign: string): Drawn[] { return [{ text: SPELT[sign] ?? UNDRAWN, font: 'text' }]; }
