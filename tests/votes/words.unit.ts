import { expect, test } from 'playwright/test';
import { wordsFor } from '../../app/words/words.ts';
import { decide } from '../../server/domain/votes/rule.ts';
import { workedExample } from '../../server/domain/votes/simulate.ts';
import { QUORUMS, ruleGrid, ruleOf, THRESHOLDS } from './rule-grid.ts';

const french = wordsFor('fr').votes;
const english = wordsFor('en').votes;
const contribution = { one: 'contribution', many: 'contributions', feminine: true };
const projet = { one: 'projet', many: 'projets', feminine: false };
const half = { num: 1, den: 2, strict: true };

/** Without the no-break spaces, so that a sentence can be written here as it is read. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('a rule is a sentence, with its fractions in words', () => {
  const seats = ruleOf({ quorum: { num: 1, den: 2, of: 'present' } });
  expect(plain(french.rulePhrase(seats))).toBe('les deux tiers des suffrages exprimés, avec au moins la moitié des membres présent·es');
  expect(plain(french.ruleSentence(seats, contribution)))
    .toBe('Validée si au moins deux tiers des suffrages exprimés sont pour. Quorum : la présence d’au moins la moitié des membres.');
  expect(plain(french.ruleSentence(ruleOf({ threshold: half, base: 'voters', minimumVoters: 5 }), projet)))
    .toBe('Validé si plus de la moitié des votant·es votent pour. Il faut au moins 5 bulletins.');
  expect(plain(english.rulePhrase(seats))).toBe('two thirds of the votes for or against, with at least half of the members present');
  const said = (num: number, den: number, strict: boolean): string => plain(french.rulePhrase(ruleOf({ threshold: { num, den, strict } })));
  expect(said(500, 1000, true)).toBe('plus de la moitié des suffrages exprimés');
  expect(said(1, 3, true)).toBe('plus d’un tiers des suffrages exprimés');
  expect(said(3, 4, false)).toBe('les trois quarts des suffrages exprimés');
  expect(said(4, 5, true)).toBe('plus de quatre cinquièmes des suffrages exprimés');
  expect(said(55, 100, false)).toBe('55 % des suffrages exprimés');
  expect(said(17, 23, false)).toBe('les 17/23 des suffrages exprimés');
  expect(said(1, 1, false)).toBe('l’unanimité des suffrages exprimés');
});

test('the arithmetic is printed, whatever the outcome', () => {
  const twoThirds = ruleOf({});
  const said = (rule: typeof twoThirds, yes: number, no: number, abstain: number, present = 74): string =>
    plain(french.arithmetic(rule, decide(rule, { enrolled: 82, present, yes, no, abstain })));
  expect(said(twoThirds, 48, 23, 3)).toBe('48 pour sur 71 exprimés, il en fallait 48 (2/3).');
  expect(said(twoThirds, 40, 31, 3)).toBe('40 pour sur 71 exprimés, il en fallait 48 (2/3) : il en manque 8.');
  expect(said(twoThirds, 30, 30, 0)).toBe('30 pour et 30 contre : égalité, il fallait 40 pour (2/3). Rien n’est décidé.');
  expect(said(twoThirds, 0, 0, 0)).toBe('Aucun bulletin : rien n’est décidé.');
  expect(said(twoThirds, 0, 0, 1)).toBe('Aucun suffrage exprimé (1 bulletin sans pour ni contre) : rien n’est décidé.');
  expect(said(ruleOf({ minimumVoters: 5 }), 2, 1, 0)).toBe('3 bulletins, il en fallait au moins 5 : rien n’est décidé.');
  expect(said(ruleOf({ quorum: { num: 1, den: 2, of: 'present' } }), 30, 0, 0, 40))
    .toBe('40 présent·es sur 82 inscrit·es, le quorum est de 41 : rien n’est décidé.');
  expect(said(ruleOf({ quorum: { num: 1, den: 2, of: 'voters' } }), 1, 0, 0))
    .toBe('1 votant·e sur 82 inscrit·es, le quorum est de 41 : rien n’est décidé.');
  expect(said(ruleOf({ threshold: half, base: 'enrolled' }), 42, 0, 0)).toBe('42 pour sur 82 inscrit·es, il en fallait 42 (plus de 1/2).');
  expect(said(ruleOf({ threshold: { num: 1, den: 3, strict: false } }), 30, 40, 0))
    .toBe('30 pour sur 70 exprimés, il en fallait 36 (plus de pour que de contre) : il en manque 6.');
  expect(plain(english.arithmetic(twoThirds, decide(twoThirds, { enrolled: 82, present: 74, yes: 48, no: 23, abstain: 3 }))))
    .toBe('48 for out of 71 votes for or against, 48 were needed (2/3).');
});

test('an example is told with its consequence, in the gender of the collective’s noun', () => {
  const rule = ruleOf({ threshold: half, base: 'voters' });
  const weight = workedExample(rule).find(({ kind }) => kind === 'weight')!;
  expect(plain(french.example(weight, 'set_aside', contribution))).toBe('60 pour, 20 contre, 40 abstentions : plus de pour que de contre, '
    + 'mais 60 sur 120 votant·es quand il en faut 61 : elle serait écartée.');
  expect(plain(french.example(weight, 'sent_back', projet))).toContain('il serait renvoyé.');
  expect(plain(english.example(weight, 'set_aside', contribution)))
    .toBe('60 for, 20 against, 40 abstentions: more for than against, '
      + 'but 60 out of 120 people voting when 61 are needed: it would be set aside.');
});

test('every sentence of every rule is well set', () => {
  const rules = ruleGrid([...THRESHOLDS, [1, 3], [11, 20], [5, 7]], [null, ...QUORUMS], [0, 1, 5]);
  const sentences = rules.flatMap((rule) => {
    const examples = [...workedExample(rule), ...workedExample(rule, 1), ...workedExample(rule, 9)];
    return [french.rulePhrase(rule), french.ruleSentence(rule, projet), ...examples.flatMap((example) =>
      [french.example(example, 'sent_back', contribution), french.arithmetic(rule, example.decision)])];
  });
  const wrong = /undefined|null|NaN|\[object| {2}|[ \u00a0][;:!?]|'|\.\.|(?<!\d),(?! )| [.,]|\b(de|que|le) un?\b|-\d/;
  expect(sentences.filter((sentence) => wrong.test(sentence)).slice(0, 5)).toEqual([]);
});
