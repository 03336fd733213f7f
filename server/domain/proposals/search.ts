import { sql, type RawBuilder } from 'kysely';
import type { Origin, ProposalStatus } from '../../db/tables/proposals.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { widened } from '../grouping/synonyms.ts';

/** PostgreSQL's own list of French stop words lacks the plural article, and more that people type. */
const STOP = new Set([
  'les',
  'des',
  'aux',
  'une',
  'un',
  'le',
  'la',
  'de',
  'du',
  'et',
  'ou',
  'en',
  'au',
  'a',
  'à',
  'pour',
  'par',
  'sur',
  'dans',
  'avec',
  'the',
  'of',
  'and',
]);
const MOST_WORDS = 12;

/** The words of a text as people mean them: lower case, without the middle dot's endings, articles and elisions. */
export function searchWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/·[\p{L}]*/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !STOP.has(word)))].slice(0, MOST_WORDS);
}

/**
 * All words must occur, stemmed, with or without their accents. Built of quoted lexemes, so that no character of a person's text is
 * an operator. Null when nothing is left to look for.
 */
export function searchQuery(text: string): RawBuilder<unknown> | null {
  const words = searchWords(text);
  return words.length === 0 ? null : all(words);
}

/** The French stemmer leaves « vélos » as it is: a word in -o is looked for in -os too, and the other way round. */
function numbers(word: string): string[] {
  if (word.length > 2 && word.endsWith('o')) return [word, `${word}s`];
  return word.length > 3 && word.endsWith('os') ? [word, word.slice(0, -1)] : [word];
}
function lexemes(word: string) {
  return any(numbers(word).map((one) => sql`plainto_tsquery('french', ${one}) || plainto_tsquery('french_unaccent', ${one})`));
}
function all(words: string[]) {
  return sql`(${sql.join(words.map(lexemes), sql` && `)})`;
}
function any(parts: RawBuilder<unknown>[]) {
  return sql`(${sql.join(parts, sql` || `)})`;
}

/** Words that tell most of a title: the longest. Any two of them together make a look-alike. */
const TELLING = 6;

/** needed: two of the title's telling words together (its only word, if it has one). words: any of its words, to rank by. */
function likeness(title: string, said: (word: string) => string[] = (word) => [word]): { needed: RawBuilder<unknown>; words: RawBuilder<unknown> } | null {
  const words = searchWords(title);
  if (words.length === 0) return null;
  const telling = words.toSorted((a, b) => b.length - a.length).slice(0, TELLING);
  const meant = (word: string) => any(said(word).map(lexemes));
  const pairs = telling.flatMap((one, index) => telling.slice(index + 1).map((two) => sql`(${meant(one)} && ${meant(two)})`));
  return { needed: any(pairs.length === 0 ? telling.map(meant) : pairs), words: any(words.map(meant)) };
}

export interface LookAlike {
  id: string;
  reference: number;
  title: string;
  status: ProposalStatus;
  origin: Origin;
  supports: number;
  rank: number;
}

const ENOUGH = 0.02;

/** Listed proposals that say much the same as this title, best first: "is yours already here?". At most `most` of them. */
export async function lookAlikes(db: TenantDb, title: string, most = 5): Promise<LookAlike[]> {
  const like = likeness(title);
  if (like === null) return [];
  const rows = await db
    .selectFrom('proposals')
    // The limit tells the planner how few they are: it would walk the whole table for a thousand.
    .innerJoin(
      sql<{ id: string; rank: number }>`(select id, rank
      from similar_proposals(${like.needed}::tsquery, ${like.words}::tsquery, ${title.slice(0, 300)}, ${most * 2}) limit ${most * 2})`.as(
        'found',
      ),
      'found.id',
      'proposals.id',
    )
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.title',
      'proposals.status',
      'proposals.origin',
      'found.rank',
      eb
        .selectFrom('supports')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id')
        .as('supports'),
    ])
    .where('proposals.listed', '=', true)
    .where('found.rank', '>', ENOUGH)
    .orderBy('found.rank', 'desc')
    .orderBy('proposals.id')
    .limit(most)
    .execute();
  return rows.flatMap((row) => (row.reference === null ? [] : [{ ...row, reference: row.reference, supports: Number(row.supports) }]));
}

/** Ids of listed proposals that say much the same in other words: each word widened by its synonyms of a town hall. For organisers. */
export async function lookAlikesByWords(db: TenantDb, title: string, most: number): Promise<string[]> {
  const like = likeness(title, widened);
  if (like === null) return [];
  const { rows } = await sql<{ id: string }>`select id from similar_proposals(${like.needed}::tsquery, ${like.words}::tsquery, ${title.slice(0, 300)},
    ${most}) order by rank desc, id`.execute(db);
  return rows.map((row) => row.id);
}
