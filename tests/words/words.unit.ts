import { expect, test } from 'playwright/test';
import { english, french, frenchNoun } from '../../app/words/grammar.ts';
import { setFrench, setTree } from '../../app/words/typography.ts';
import { errorText, wordsFor } from '../../app/words/words.ts';
import { ERRORS } from '../../server/domain/errors.ts';

/** Every sentence of a tree with its path; functions are tried with numbers and words in turn. */
function* sentences(node: unknown, path = ''): Generator<[string, string]> {
  if (typeof node === 'string') yield [path, node];
  else if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* sentences(item, `${path}[${index}]`);
  else if (node !== null && typeof node === 'object')
    for (const [key, value] of Object.entries(node)) yield* sentences(value, path === '' ? key : `${path}.${key}`);
}

/** The paths of a tree, whatever they hold. */
function paths(node: unknown, path = ''): string[] {
  if (node === null || typeof node !== 'object') return [path];
  return Object.entries(node).flatMap(([key, value]) => paths(value, path === '' ? key : `${path}.${key}`));
}

test('both languages say the same things', () => {
  expect(paths(wordsFor('en')).toSorted()).toEqual(paths(wordsFor('fr')).toSorted());
});

test('no sentence is empty, and every refusal of the house has its own', () => {
  for (const language of ['fr', 'en'] as const) {
    const words = wordsFor(language);
    for (const [path, said] of sentences(words)) expect(said.trim(), path).not.toBe('');
    for (const code of Object.keys(ERRORS)) expect(Object.hasOwn(words.errors, code), `${language} ${code}`).toBe(true);
  }
});

test('French is set as it is printed: thin spaces, guillemets, apostrophes, and no tutoiement', () => {
  for (const [path, said] of sentences(wordsFor('fr'))) {
    expect(said, path).not.toMatch(/\p{L}'/u);
    expect(said, path).not.toMatch(/ [;:!?»]/);
    expect(said, path).not.toMatch(/[\p{L}\d][;!?](?![\p{L}\d])/u);
    expect(said, path).not.toMatch(/« /);
    expect(said, path).not.toMatch(/(?<![\p{L}’-])(?:tu|toi|ton|tes)(?![\p{L}’-])/iu);
  }
});

test('setting a text twice is setting it once', () => {
  const typed = "L'idée : « oui » ? 14 h 30, 36 %, nº 12 ! Voir https://exemple.fr/a?b=1 ; fin";
  expect(setFrench(typed)).toBe(
    'L’idée\u202f: «\u00a0oui\u00a0»\u202f? 14\u00a0h\u00a030, 36\u202f%, nº\u00a012\u202f! Voir https://exemple.fr/a?b=1\u202f; fin',
  );
  expect(setFrench(setFrench(typed))).toBe(setFrench(typed));
});

test('functions of a tree are set like its strings, other values are left alone', () => {
  const tree = setTree({ say: (n: number) => `l'idée ${n} !`, deep: [{ many: ["d'accord"] }], count: (n: number) => n + 1 }, setFrench);
  expect(tree.say(3)).toBe('l’idée 3\u202f!');
  expect(tree.deep[0]?.many[0]).toBe('d’accord');
  expect(tree.count(1)).toBe(2);
});

test('numbers and nouns agree, in French from two on, in English but for one', () => {
  const forms = { one: 'proposition', other: 'propositions' };
  expect([0, 1, 2, 10_860].map((n) => french.count(n, forms))).toEqual([
    '0\u00a0proposition',
    '1\u00a0proposition',
    '2\u00a0propositions',
    '10\u202f860\u00a0propositions',
  ]);
  expect([0, 1, 2].map((n) => english.count(n, { one: 'proposal', other: 'proposals' }))).toEqual([
    '0\u00a0proposals',
    '1\u00a0proposal',
    '2\u00a0proposals',
  ]);
  expect([1, 2, 11].map((n) => french.rank(n))).toEqual(['1re', '2e', '11e']);
  expect([1, 2, 3, 11, 22].map((n) => english.rank(n))).toEqual(['1st', '2nd', '3rd', '11th', '22nd']);
});

test("a collective's own noun takes the words it needs", () => {
  const idea = { one: 'idée', many: 'idées', feminine: true };
  const project = { one: 'projet', many: 'projets', feminine: false };
  expect([frenchNoun.my(idea), frenchNoun.the(idea), frenchNoun.of(idea), frenchNoun.this(idea)]).toEqual([
    'mon idée',
    'l’idée',
    'd’idée',
    'cette idée',
  ]);
  expect([frenchNoun.my(project), frenchNoun.the(project), frenchNoun.a(project)]).toEqual(['mon projet', 'le projet', 'un projet']);
  expect([frenchNoun.agree(idea, 'dit', 2), frenchNoun.agree(project, 'dit', 1)]).toEqual(['dites', 'dit']);
});

test('an error says its limit, and an unknown code never shows itself', () => {
  const words = wordsFor('fr');
  expect(errorText(words, 'field.too_long', { maximum: 5000 })).toBe('C’est trop long\u202f: 5\u202f000 caractères au plus.');
  expect(errorText(words, 'field.nonsense')).toBe(words.errors['field.invalid']);
  expect(errorText(words, 'constructor')).toBe(words.errors['system.internal']);
});
