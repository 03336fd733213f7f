import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import type { Paragraph } from '../../server/db/tables/programme.ts';
import { canonicalJson, hashOf } from '../../server/domain/programme/canonical.ts';
import { compareWordings, longestRise } from '../../server/domain/programme/difference.ts';
import { join, rematch, split } from '../../server/domain/programme/paragraphs.ts';

/** A sentence of words that no other paragraph has: nothing is like it but itself. */
const sentence = (n: number, words: number): string => Array.from({ length: words }, (_, index) => `mot${n}x${index}`).join(' ');
const paragraphs = fc.array(fc.integer({ min: 4, max: 30 }), { minLength: 1, maxLength: 12 })
  .map((sizes) => sizes.map((words, n): Paragraph => ({ id: `ancien ${n}`, text: sentence(n, words) })));
let made = 0;
const makeId = (): string => `nouveau ${made += 1}`;

test('the ids of paragraphs: moved they keep them, lightly edited they keep them, and no id is given twice', () => {
  fc.assert(fc.property(paragraphs, fc.infiniteStream(fc.nat()), fc.array(fc.nat(), { maxLength: 4 }), (before, stream, added) => {
    const chance = () => Number(stream.next().value);
    const order = before.map((paragraph) => ({ paragraph, key: chance() })).toSorted((a, b) => a.key - b.key).map(({ paragraph }) => paragraph);
    // One word in four is rewritten at most, which leaves more than half of a paragraph's words as they were.
    const edited = order.map(({ text }) => {
      const words = text.split(' ');
      words[chance() % words.length] = `autre${chance()}`;
      return words.join(' ');
    });
    const texts = [...edited];
    for (const [n, place] of added.entries()) texts.splice(place % (texts.length + 1), 0, sentence(1_000 + n, 9));
    const after = rematch(before, texts, makeId);
    expect(after.map(({ text }) => text)).toEqual(texts);
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
    for (const [index, paragraph] of order.entries()) expect(after.find(({ text }) => text === edited[index])?.id).toBe(paragraph.id);
    for (const { id, text } of after) expect(id.startsWith('nouveau')).toBe(!edited.includes(text));
  }), { numRuns: 200 });
});

test('the same text is the same paragraphs, and identical paragraphs keep their order', () => {
  fc.assert(fc.property(paragraphs, (before) => {
    expect(rematch(before, split(join(before)), makeId)).toEqual(before);
  }));
  const twins = [{ id: 'a', text: 'Pareil.' }, { id: 'b', text: 'Autre chose.' }, { id: 'c', text: 'Pareil.' }];
  expect(rematch(twins, ['Pareil.', 'Autre chose.', 'Pareil.'], makeId).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(rematch(twins, ['Rien de tout cela.'], makeId)[0]!.id).toMatch(/^nouveau/);
});

test('what empty lines part is a paragraph; a list stays whole', () => {
  expect(split('Un.\r\n\r\nDeux :\n- a\n- b\n \n\n\nTrois.\n')).toEqual(['Un.', 'Deux :\n- a\n- b', 'Trois.']);
});

test('a difference holds both versions whole: its lines give back the one and the other', () => {
  const ids = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f']);
  fc.assert(fc.property(ids, ids, (old, fresh) => {
    const wording = (names: readonly string[], mark: string) => ({ title: mark, paragraphs: names.map((id) => ({ id, text: `${id} ${mark}` })) });
    const { paragraphs: lines } = compareWordings(wording(old, 'avant'), wording(fresh, 'après'));
    expect(lines.filter(({ after }) => after !== null).map(({ id }) => id)).toEqual(fresh);
    expect(lines.filter(({ before }) => before !== null).map(({ id }) => id).toSorted()).toEqual(old.toSorted());
    const still = lines.filter(({ before, after, moved }) => before !== null && after !== null && !moved).map(({ id }) => id);
    expect(still).toEqual(old.filter((id) => still.includes(id)));
  }));
  expect(longestRise([5, 1, 2, 9, 3])).toHaveLength(3);
});

test('P3 canonical JSON: one text whatever the order of names, and what JSON.parse reads back', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value);
    const back: unknown = JSON.parse(text);
    expect(canonicalJson(back)).toBe(text);
    expect(hashOf(back)).toBe(hashOf(value));
  }));
  expect(canonicalJson({ b: 1, a: [true, null, 'é'], aa: { y: 2, x: 'z' } })).toBe('{"a":[true,null,"é"],"aa":{"x":"z","y":2},"b":1}');
  expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
});
