// A collective picks one hue; everything a page is painted with follows from it, readable by construction.
import { readable, toHex } from './colour.ts';
import type { Hex, Oklch } from './colour.ts';
import { CHROMA } from './settings.ts';
import type { CollectiveSettings, Look } from './settings.ts';

export { contrast } from './colour.ts';

export const MODES = ['light', 'dark', 'light-contrast', 'dark-contrast'] as const;
export type Mode = (typeof MODES)[number];

/**
 * Grounds: `paper`, `sheet`, `wash`, `soft`. Text that may stand on any of them: `ink`, `ink-2`, `strong`, `yes`, `no`, `wait`.
 * `on-strong` is text on `strong`. `edge` outlines a field or a button; `focus` rings it. `line` only parts one thing from the next.
 */
type Ground = 'paper' | 'sheet' | 'wash' | 'soft';
type Written = 'ink' | 'ink-2' | 'strong' | 'on-strong' | 'yes' | 'no' | 'wait';
export type Token = Ground | Written | 'line' | 'edge' | 'focus';
export type Palette = Readonly<Record<Token, Hex>>;

/** How a mode starts out, before contrast has its say: lightness and chroma, and the hue where it is not the collective's. */
type Recipe = {
  text: number;
  edges: number;
  towards: 'darker' | 'lighter';
  /** How much of the chosen chroma the strong tone takes. */
  strength: number;
  tones: Record<Exclude<Token, 'strong'>, readonly [number, number, number?]>;
  strong: number;
};

const RECIPES: Record<Mode, Recipe> = {
  light: {
    text: 4.5, edges: 3, towards: 'darker', strength: 1, strong: 0.47,
    tones: {
      paper: [0.985, 0.006], sheet: [1, 0], wash: [0.955, 0.025], soft: [0.9, 0.06], line: [0.85, 0.015], edge: [0.6, 0.04],
      ink: [0.22, 0.03], 'ink-2': [0.42, 0.03], 'on-strong': [1, 0],
      yes: [0.47, 0.12, 150], no: [0.48, 0.16, 25], wait: [0.5, 0.09, 75], focus: [0.55, 0.2, 260],
    },
  },
  dark: {
    text: 4.5, edges: 3, towards: 'lighter', strength: 0.8, strong: 0.8,
    tones: {
      paper: [0.17, 0.015], sheet: [0.21, 0.018], wash: [0.26, 0.03], soft: [0.34, 0.06], line: [0.36, 0.02], edge: [0.6, 0.04],
      ink: [0.95, 0.01], 'ink-2': [0.78, 0.02], 'on-strong': [0.18, 0.03],
      yes: [0.8, 0.13, 150], no: [0.76, 0.14, 25], wait: [0.82, 0.11, 80], focus: [0.7, 0.16, 260],
    },
  },
  'light-contrast': {
    text: 7, edges: 4.5, towards: 'darker', strength: 1, strong: 0.38,
    tones: {
      paper: [1, 0], sheet: [1, 0], wash: [0.965, 0.015], soft: [0.92, 0.04], line: [0.5, 0.03], edge: [0.42, 0.04],
      ink: [0.12, 0.02], 'ink-2': [0.28, 0.03], 'on-strong': [1, 0],
      yes: [0.38, 0.1, 150], no: [0.4, 0.15, 25], wait: [0.4, 0.08, 75], focus: [0.42, 0.2, 260],
    },
  },
  'dark-contrast': {
    text: 7, edges: 4.5, towards: 'lighter', strength: 0.65, strong: 0.87,
    tones: {
      paper: [0.1, 0.008], sheet: [0.14, 0.012], wash: [0.2, 0.02], soft: [0.28, 0.045], line: [0.6, 0.03], edge: [0.75, 0.04],
      ink: [0.99, 0.004], 'ink-2': [0.9, 0.015], 'on-strong': [0.1, 0.02],
      yes: [0.87, 0.12, 150], no: [0.84, 0.1, 25], wait: [0.88, 0.1, 80], focus: [0.82, 0.11, 260],
    },
  },
};

/** The colours of a look in a mode: text at 4.5 or more on every ground (7 in high contrast), edges and focus at 3 (4.5). */
export function palette(look: Pick<Look, 'hue' | 'chroma'>, mode: Mode): Palette {
  const { text, edges, towards, strength, strong, tones } = RECIPES[mode];
  const tone = (token: Exclude<Token, 'strong'>): Oklch => [tones[token][0], tones[token][1], tones[token][2] ?? look.hue];
  const shown = (token: Exclude<Token, 'strong'>) => toHex(tone(token));
  const ground = { paper: shown('paper'), sheet: shown('sheet'), wash: shown('wash'), soft: shown('soft') };
  const grounds = Object.values(ground);
  const onStrong = shown('on-strong');
  const written = (colour: Oklch) => readable(colour, grounds, text, towards);
  const drawn = (colour: Oklch) => readable(colour, grounds, edges, towards);
  return {
    ink: written(tone('ink')),
    'ink-2': written(tone('ink-2')),
    line: mode.endsWith('contrast') ? drawn(tone('line')) : toHex(tone('line')),
    edge: drawn(tone('edge')),
    ...ground,
    strong: readable([strong, CHROMA[look.chroma] * strength, look.hue], [...grounds, onStrong], text, towards),
    'on-strong': onStrong,
    yes: written(tone('yes')),
    no: written(tone('no')),
    wait: written(tone('wait')),
    focus: drawn(tone('focus')),
  };
}

function declarations(look: Look, mode: Mode): string {
  return Object.entries(palette(look, mode)).map(([token, hex]) => `--${token}:${hex}`).join(';');
}

/**
 * The style sheet of a collective: the colours as custom properties, for light, dark, and either with more contrast.
 * The root is named twice so that these win over the kit's own tokens in whatever order a browser meets the two sheets.
 * Paper is white: dark is for screens. `data-light` on the root keeps a page light (the hall's screen, a preview).
 */
export function themeCss(settings: Pick<CollectiveSettings, 'look'>): string {
  const { look } = settings;
  const dark = 'screen and (prefers-color-scheme:dark)';
  return [
    `:root:root{color-scheme:light dark;--hue:${look.hue};--chroma:${CHROMA[look.chroma]};${declarations(look, 'light')}}`,
    ':root:root[data-light]{color-scheme:light}',
    `@media (prefers-contrast:more){:root:root{${declarations(look, 'light-contrast')}}}`,
    `@media ${dark}{:root:root:not([data-light]){${declarations(look, 'dark')}}}`,
    `@media ${dark} and (prefers-contrast:more){:root:root:not([data-light]){${declarations(look, 'dark-contrast')}}}`,
    '',
  ].join('\n');
}
