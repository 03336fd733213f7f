// The grammar of the word a collective chose: articles, elisions, agreements.
import { expect, test } from 'playwright/test';
import { agreement, aNoun, myNoun, nounFor, ofNouns, ofTheNoun, theNoun, thisNoun, toTheNoun } from '../../tenants/noun.ts';
import type { FrenchNoun } from '../../tenants/noun.ts';

const noun = (one: string, many: string, feminine: boolean): FrenchNoun => ({ one, many, feminine });
const contribution = noun('contribution', 'contributions', true);
const idee = noun('idée', 'idées', true);
const voeu = noun('vœu', 'vœux', false);
const appel = noun('appel', 'appels', false);
const ebauche = noun('Ébauche', 'Ébauches', true);

test('a feminine noun, a masculine one, and both before a vowel', () => {
  const all = (word: FrenchNoun) => [theNoun, ofTheNoun, toTheNoun, myNoun, thisNoun, aNoun, ofNouns].map((say) => say(word));
  expect(all(contribution)).toEqual([
    'la contribution', 'de la contribution', 'à la contribution', 'ma contribution', 'cette contribution', 'une contribution',
    'de contributions',
  ]);
  expect(all(idee)).toEqual(['l’idée', 'de l’idée', 'à l’idée', 'mon idée', 'cette idée', 'une idée', 'd’idées']);
  expect(all(voeu)).toEqual(['le vœu', 'du vœu', 'au vœu', 'mon vœu', 'ce vœu', 'un vœu', 'de vœux']);
  expect(all(appel)).toEqual(['l’appel', 'de l’appel', 'à l’appel', 'mon appel', 'cet appel', 'un appel', 'd’appels']);
  expect(theNoun(ebauche)).toBe('l’Ébauche');
});

test('the plural begins at two, and words agree', () => {
  expect([0, 1, 2].map((n) => nounFor(idee, n))).toEqual(['idée', 'idée', 'idées']);
  expect(['publié'].map((word) => word + agreement(contribution, 3))).toEqual(['publiées']);
  expect(`validé${agreement(voeu)}`).toBe('validé');
});
