// Any other file of proposals: a column a field, by the names given or by the usual ones.
import { createHash } from 'node:crypto';
import type { Origin, Voice } from '../../db/tables/proposals.ts';
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { columnNamed, fold } from './labels.ts';
import { fateOf, type ImportedProposal, type ImportedState, type Problem, type ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

/** The fields of a plain file, each with the column names it is recognised by when no mapping says otherwise. */
export const PLAIN_FIELDS = {
  id: ['id', 'identifiant', 'numero', 'reference'],
  title: ['title', 'titre'],
  body: ['body', 'texte', 'text', 'description', 'contenu', 'proposition'],
  theme: ['theme', 'thematique', 'category', 'categorie'],
  district: ['district', 'quartier', 'secteur', 'scope'],
  origin: ['origin', 'origine'],
  voice: ['voice', 'voix'],
  organisation: ['organisation', 'organization', 'association'],
  state: ['state', 'status', 'statut', 'etat'],
  reason: ['reason', 'raison', 'motif', 'answer', 'reponse'],
  supports: ['supports', 'soutiens', 'votes'],
  comments: ['comments', 'commentaires'],
  date: ['date', 'created at', 'date de creation'],
  url: ['url', 'adresse', 'lien'],
} as const;
export type PlainField = keyof typeof PLAIN_FIELDS;

const ORIGINS: Record<string, Origin> = {
  online: 'online', 'en ligne': 'online', meeting: 'meeting', rencontre: 'meeting', 'issue d une rencontre': 'meeting',
  collective: 'collective', collectif: 'collective', 'du collectif': 'collective',
};
const VOICES: Record<string, Voice> = {
  resident: 'resident', habitant: 'resident', habitante: 'resident', 'habitant e': 'resident', organisation: 'organisation',
  organization: 'organisation', association: 'organisation', collective: 'collective', collectif: 'collective',
  assembly: 'assembly', assemblee: 'assembly',
};
const STATES: Record<string, ImportedState> = {
  pending: 'pending', published: 'pending', publiee: 'pending', accepted: 'accepted', validated: 'accepted', acceptee: 'accepted',
  validee: 'accepted', rejected: 'rejected', set_aside: 'rejected', rejetee: 'rejected', ecartee: 'rejected', withdrawn: 'withdrawn',
  retiree: 'withdrawn',
};
const VOICE_OF: Record<Origin, Voice> = { online: 'resident', meeting: 'assembly', collective: 'collective' };

/** A column, or (written `=value` in the mapping) the same value for every row. */
type Place = { column: string } | { constant: string };
type Places = Partial<Record<PlainField, Place>>;

/** Where each field stands; a mapping that names a field or a column that does not exist is a fault of the file. */
function placesOf(header: readonly string[], options: ReadOptions, problems: Problem[]): Places {
  const places: Places = {};
  for (const [field, column] of Object.entries(options.columns)) {
    const name = columnNamed(header, [fold(column)]);
    if (!Object.hasOwn(PLAIN_FIELDS, field)) problems.push({ line: null, column: field, code: 'import.column_unknown', value: field });
    else if (column.startsWith('=')) places[field as PlainField] = { constant: column.slice(1) };
    else if (name === null) problems.push({ line: 1, column, code: 'import.column_unknown', value: column });
    else places[field as PlainField] = { column: name };
  }
  for (const [field, names] of Object.entries(PLAIN_FIELDS) as [PlainField, readonly string[]][]) {
    const column = places[field] || Object.hasOwn(options.columns, field) ? null : columnNamed(header, names);
    if (column !== null) places[field] = { column };
  }
  return places;
}

/** True when a title can be found: by the mapping, or because columns bear the usual names of a title and a text. */
export function isPlainProposals(header: readonly string[], options: ReadOptions): boolean {
  if (Object.keys(options.columns).length > 0) return true;
  return columnNamed(header, PLAIN_FIELDS.title) !== null && columnNamed(header, PLAIN_FIELDS.body) !== null;
}

function oneOf<T>(cells: Cells, places: Places, field: PlainField, values: Record<string, T>): T | null {
  const place = places[field];
  if (!place) return null;
  const word = 'constant' in place ? place.constant : cells.text(place.column, CELL_LIMITS.label);
  if (word === null) return null;
  const key = [word, fold(word)].find((name) => Object.hasOwn(values, name));
  const value = key === undefined ? undefined : values[key];
  if (value === undefined) cells.refuse('column' in place ? place.column : field, 'import.value_unknown', word);
  return value ?? null;
}

/** Rows without an id of their own get one from their words, so that the same file read twice is the same rows. */
function idByWords(seen: Map<string, number>, title: string, body: string): string {
  const words = createHash('sha256').update(`${title}\n${body}`).digest('base64url').slice(0, 22);
  const times = (seen.get(words) ?? 0) + 1;
  seen.set(words, times);
  return times === 1 ? words : `${words}.${times}`;
}

/** name: the file's, the namespace of its ids when it has some. */
export function readPlainProposals(table: Table, name: string, options: ReadOptions, problems: Problem[]): ImportedProposal[] {
  const places = placesOf(table.header, options, problems);
  if (!places.title) problems.push({ line: 1, column: 'title', code: 'import.column_unknown', value: 'title' });
  if (problems.some((problem) => problem.code === 'import.column_unknown')) return [];
  const column = (field: PlainField) => (places[field] && 'column' in places[field] ? places[field].column : null);
  const label = (cells: Cells, field: 'theme' | 'district' | 'organisation') => {
    const place = places[field];
    return place && 'constant' in place ? place.constant : cells.text(column(field), CELL_LIMITS[field]);
  };
  const seen = new Map<string, number>();
  const idColumn = column('id');
  return readRows(table, options, problems, (cells) => {
    const title = cells.required(column('title')!, CELL_LIMITS.title);
    const body = cells.prose(column('body'), CELL_LIMITS.body) ?? title;
    const origin = oneOf(cells, places, 'origin', ORIGINS) ?? 'online';
    const organisation = label(cells, 'organisation');
    const voice = oneOf(cells, places, 'voice', VOICES) ?? (organisation === null ? VOICE_OF[origin] : 'organisation');
    return {
      line: cells.line, source: options.source ?? (idColumn === null ? 'csv' : `csv:${name}`),
      externalId: idColumn === null ? idByWords(seen, title, body) : cells.required(idColumn, CELL_LIMITS.id), title, body,
      themeLabel: label(cells, 'theme'), districtLabel: label(cells, 'district'),
      ...fateOf(oneOf(cells, places, 'state', { ...STATES, ...options.states }) ?? 'pending'),
      reason: cells.prose(column('reason'), CELL_LIMITS.body), decidedAt: null, origin, meetingUrl: null, voice,
      organisation: voice === 'organisation' ? organisation : null, supports: cells.integer(column('supports')),
      comments: cells.integer(column('comments')), createdAt: cells.date(column('date')), url: cells.url(column('url')),
    };
  });
}
