// Both languages say the same things, every code has its sentence, and French is set as a typesetter would.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { setEnglish, setFrench, setTree } from '../../app/words/typography.ts';
import { errorText, wordsFor } from '../../app/words/words.ts';
import { ERRORS } from '../../server/domain/errors.ts';
import { read, ROOT, trackedFiles } from '../kit/source.ts';

type Tree = Record<string, unknown>;
const FOLDER = path.join(ROOT, 'app/words');

async function wordsOf(language: 'fr' | 'en'): Promise<Tree> {
  const files = readdirSync(path.join(FOLDER, language)).filter((file) => file !== 'all.ts').toSorted();
  const loaded = await Promise.all(files.map(async (file) => [file, await import(path.join(FOLDER, language, file)) as Tree] as const));
  return Object.fromEntries(loaded);
}

function keysOf(tree: unknown, prefix = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [`${prefix} ${typeof tree}`];
  return Object.entries(tree).flatMap(([key, value]) => keysOf(value, `${prefix}.${key}`)).toSorted();
}

/** Stands for any value that a sentence is given: a number, a text, a date, or an object of these. */
const anything: unknown = new Proxy(() => anything, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => '3' : key === Symbol.iterator ? undefined : key === 'length' ? 3 : anything),
  has: () => true,
});

/** Every sentence, those with values filled in. */
function sentences(tree: unknown, prefix = ''): { key: string; text: string }[] {
  if (typeof tree === 'string') return [{ key: prefix, text: tree }];
  if (typeof tree === 'function') {
    try {
      const said: unknown = tree(anything, anything, anything, anything);
      return typeof said === 'string' ? [{ key: prefix, text: said }] : [];
    } catch {
      // A sentence that needs more than a stand-in is heard in its own tests.
      return [];
    }
  }
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => sentences(value, `${prefix}.${key}`));
}

test('French and English have the same files and the same keys', async () => {
  const [french, english] = [await wordsOf('fr'), await wordsOf('en')];
  expect(Object.keys(english)).toEqual(Object.keys(french));
  for (const file of Object.keys(french)) expect(keysOf(english[file]), file).toEqual(keysOf(french[file]));
});

test('every refusal of the house, of the settings and of a field has its sentence in both languages', () => {
  const settings = [...read('tenants/settings-error.ts').matchAll(/^\s+'((?:settings|rule)\.\w+)':/gm)].map((match) => match[1]!);
  const fields = trackedFiles().filter((file) => /^(?:server|app|tenants)\/.*\.tsx?$/.test(file) && !file.startsWith('app/words/'))
    .flatMap((file) => [...read(file).matchAll(/'(field\.\w+)'|error: '(\w+\.\w+)'/g)].map((match) => (match[1] ?? match[2])!));
  expect(settings.length).toBeGreaterThan(20);
  expect(fields.length).toBeGreaterThan(5);
  for (const language of ['fr', 'en'] as const) {
    const words = wordsFor(language);
    const lacking = [...new Set([...Object.keys(ERRORS), ...settings, ...fields])].filter((code) => !Object.hasOwn(words.errors, code));
    expect(lacking, language).toEqual([]);
    for (const code of Object.keys(ERRORS)) expect(errorText(words, code).length, code).toBeGreaterThan(10);
  }
});

test('French typography: ’, thin no-break spaces before ; : ! ?, no-break spaces inside « », no straight quotes', async () => {
  const misprint = /(?<=\p{L})'|"|\.\.\.|[ \u00A0][;!?]|[ \u00A0]:(?!\/)|[\p{L}»][;!?](?=\s|$)|\p{L}:(?=\s)|«(?!\u00A0)|(?<!\u00A0)»/u;
  const set = sentences(setTree(await wordsOf('fr'), setFrench));
  expect(set.length).toBeGreaterThan(300);
  // Code, addresses and what is typed after a command are not sentences.
  expect(set.filter(({ text }) => misprint.test(text.replaceAll(/`[^`]*`|https?:\/\/\S+|--[a-z].*|sha256\([^)]*\)/g, '')))).toEqual([]);
});

test('English typography: curly quotes, no French spaces', async () => {
  const set = sentences(setTree(await wordsOf('en'), setEnglish));
  expect(set.filter(({ text }) => /(?<=\p{L})'|"|[\u202F\u00A0 ][;:!?](?=\s|$)|«|»/u.test(text.replaceAll(/`[^`]*`|--[a-z].*|sha256\([^)]*\)/g, '')))).toEqual([]);
});

test('no sentence of a page is written outside app/words: a page holds no French of its own', () => {
  const pages = trackedFiles().filter((file) => /^app\/.*\.tsx$/.test(file));
  const spoken = pages.flatMap((file) => read(file).split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line) && />[^<>{}?=]*[a-zà-ÿ]{3,} [^<>{}?=]*<\//i.test(line.replaceAll(/=>/g, '')))
    .map((line) => `${file}: ${line.trim()}`));
  expect(spoken).toEqual([]);
});
