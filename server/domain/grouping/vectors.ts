import { meaningsOf, rootsOf } from './synonyms.ts';

/** A text as it is compared: by its title, which says the demand. */
export interface Compared { id: string; title: string }
export interface Match { id: string; score: number }
/** What a title is compared by: roots of words, four letters in a row, groups of synonyms. */
export interface Weights { words: number; grams: number; meanings: number }

/** Two readings of one title: as it is worded, and as it is meant. Which weights, and why two: the figures of tests/grouping/recall.unit.ts. */
export const AS_WORDED: Weights = { words: 1, grams: 0.35, meanings: 0.6 };
export const AS_MEANT: Weights = { words: 0, grams: 0, meanings: 1 };
/** The same meaning in other words is less sure than the same words. */
const MEANT_IS_LESS = 0.6;
/** Features that more of the texts than this share tell nothing apart. */
const COMMON = 0.2;
/** A meaning that so few texts have tells much by itself. */
const RARE = 12;

function featuresOf(title: string, weights: Weights): Map<string, number> {
  const features = new Map<string, number>();
  const add = (name: string, weight: number) => weight > 0 && features.set(name, weight);
  const roots = rootsOf(title);
  for (const root of roots) add(`w${root}`, weights.words);
  for (const meaning of meaningsOf(roots)) add(`m${meaning}`, weights.meanings);
  const letters = ` ${roots.join(' ')} `;
  for (let at = 0; at + 4 <= letters.length; at += 1) add(`g${letters.slice(at, at + 4)}`, weights.grams);
  return features;
}

/**
 * Titles as vectors of rare features (TF-IDF), found by what they share. Plain arithmetic in memory: no model, the same answer each time,
 * whatever else runs.
 */
export class TitleIndex {
  readonly #ids: string[] = [];
  readonly #vectors: { feature: number; weight: number }[][] = [];
  readonly #postings: number[][] = [];
  readonly #shares: number[][] = [];
  /** Of the text that is asked about, with each other: zero between two questions. */
  readonly #scores: Float64Array;
  readonly #common: Uint16Array;

  constructor(texts: readonly Compared[], weights: Weights) {
    this.#scores = new Float64Array(texts.length);
    this.#common = new Uint16Array(texts.length);
    const names = new Map<string, number>();
    const counted: number[] = [];
    const raw = texts.map(({ title }) => [...featuresOf(title, weights)].map(([name, weight]) => {
      const feature = names.get(name) ?? names.size;
      names.set(name, feature);
      counted[feature] = (counted[feature] ?? 0) + 1;
      return { feature, weight };
    }));
    const most = Math.max(50, texts.length * COMMON);
    for (const [index, features] of raw.entries()) {
      const kept = features.filter(({ feature }) => counted[feature]! <= most)
        .map(({ feature, weight }) => ({ feature, weight: weight * Math.log(1 + texts.length / counted[feature]!) }));
      const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
      const vector = kept.map(({ feature, weight }) => ({ feature, weight: weight / length }));
      this.#ids.push(texts[index]!.id);
      this.#vectors.push(vector);
      for (const { feature, weight } of vector) {
        (this.#postings[feature] ??= []).push(index);
        (this.#shares[feature] ??= []).push(weight);
      }
    }
  }

  /** The most alike of the others, best first: `most` of them, none below `least` (a cosine, 0 to 1), none that shares less than `shared`, a rare one counting for two. */
  nearest(index: number, most: number, least: number, shared = 1): Match[] {
    const [scores, common] = [this.#scores, this.#common];
    const touched: number[] = [];
    for (const { feature, weight } of this.#vectors[index]!) {
      const [found, shares] = [this.#postings[feature]!, this.#shares[feature]!];
      const counts = found.length <= RARE ? 2 : 1;
      for (let at = 0; at < found.length; at += 1) {
        const other = found[at]!;
        if (common[other] === 0) touched.push(other);
        scores[other]! += weight * shares[at]!;
        common[other]! += counts;
      }
    }
    const alike = touched.flatMap((other): [number, number][] => (
      other !== index && scores[other]! >= least && common[other]! >= shared ? [[other, scores[other]!]] : []));
    for (const other of touched) scores[other] = common[other] = 0;
    return alike.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)
      .map(([other, score]) => ({ id: this.#ids[other]!, score }));
  }
}

/** What is alike as worded and what is alike as meant, one of each in turn. */
export class LookAlikeIndex {
  readonly #worded: TitleIndex;
  readonly #meant: TitleIndex;

  constructor(texts: readonly Compared[]) {
    this.#worded = new TitleIndex(texts, AS_WORDED);
    this.#meant = new TitleIndex(texts, AS_MEANT);
  }

  nearest(index: number, most: number, least: number): Match[] {
    const worded = this.#worded.nearest(index, most, least);
    // One word's meaning in common is chance: « un banc » and « le banc des râleurs ».
    const meant = this.#meant.nearest(index, most, least / MEANT_IS_LESS, 2).map(({ id, score }) => ({ id, score: score * MEANT_IS_LESS }));
    const found = new Map<string, number>();
    for (let at = 0; at < most && found.size < most; at += 1) {
      for (const match of [worded[at], meant[at]]) {
        if (match && (found.size < most || found.has(match.id))) found.set(match.id, Math.max(match.score, found.get(match.id) ?? 0));
      }
    }
    return [...found].map(([id, score]) => ({ id, score }));
  }
}
