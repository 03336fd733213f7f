// Cap Collectif: its code is not public. What is read here is the shape of the open data it gave for the Grand Débat (JSON and the CSV of
// the same columns: reference, authorType, trashedStatus, one answer a question) and the field names of its GraphQL API; a file of another
// of its tools may lack some of them, and is then read for what it has.
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { fold, hostOf } from './labels.ts';
import { fateOf, type ImportedProposal, type ImportedState, type LeftOut, type Problem, type ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

const SIGNS = ['trashed', 'trashedStatus', 'authorType', 'authorZipCode', 'createdAt', 'publishedAt', 'bodyText'];

export function isCapCollectif(header: readonly string[]): boolean {
  return header.includes('id') && header.includes('title') && SIGNS.filter((name) => header.includes(name)).length >= 2;
}

const STATES: Record<string, ImportedState> = {
  '': 'pending', 'published': 'pending', 'en cours': 'pending', 'a l etude': 'pending', 'accepted': 'accepted', 'accepte': 'accepted',
  'acceptee': 'accepted', 'retenu': 'accepted', 'retenue': 'accepted', 'laureat': 'accepted', 'refused': 'rejected', 'refuse': 'rejected',
  'refusee': 'rejected', 'non retenu': 'rejected', 'non retenue': 'rejected', 'archived': 'rejected',
};

const one = (cells: Cells, names: readonly string[], most: number) => {
  const name = names.find((column) => cells.has(column) && cells.text(column, most) !== null);
  return name === undefined ? null : cells.text(name, most);
};

function stateOf(cells: Cells, options: ReadOptions): ImportedState {
  const column = ['status/name', 'status'].find((name) => cells.has(name)) ?? null;
  const word = cells.text(column, CELL_LIMITS.label) ?? '';
  if (Object.hasOwn(options.states, word)) return options.states[word]!;
  const known = STATES[fold(word)];
  if (known === undefined) cells.refuse(column, 'import.value_unknown', word);
  return known ?? 'pending';
}

/** Questions have columns of their own: `responses/…` in JSON, `<identifier> - <question>` in CSV. */
const QUESTION = /^(?:responses\/|[A-Za-z0-9+/]{8,}={0,2} - )(.+)$/s;

function bodyOf(cells: Cells, questions: readonly { column: string; asked: string }[]): string {
  const text = ['bodyText', 'body', 'description', 'summary'].map((name) => cells.prose(name, CELL_LIMITS.body)).find((part) => part !== null);
  const answers = questions.flatMap(({ column, asked }) => {
    const answer = cells.prose(column, CELL_LIMITS.body);
    return answer === null ? [] : [`**${asked.replaceAll('*', '')}**\n\n${answer}`];
  });
  const body = [...(text ? [text] : []), ...answers].join('\n\n');
  if (body === '') cells.refuse('bodyText', 'import.cell_missing');
  if (body.length > CELL_LIMITS.body) cells.refuse('responses', 'import.cell_too_long', `${body.length} > ${CELL_LIMITS.body}`);
  return body;
}

/** What was moderated away or never published stays where it was: it is counted and left out. Postal codes and authors are never read. */
export function readCapCollectif(table: Table, options: ReadOptions, problems: Problem[], leftOut: LeftOut): ImportedProposal[] {
  const questions = table.header.flatMap((column) => {
    const asked = QUESTION.exec(column)?.[1];
    return asked === undefined ? [] : [{ column, asked: asked.trim() }];
  });
  return readRows(table, options, problems, (cells) => {
    if (cells.flag('trashed') || cells.flag('isDraft') || cells.text('trashedStatus', CELL_LIMITS.label) !== null) {
      leftOut.withheld += 1;
      return null;
    }
    const url = cells.url('url');
    const host = hostOf(url);
    const author = fold(cells.text('authorType', CELL_LIMITS.label) ?? cells.text('author/userType/name', CELL_LIMITS.label) ?? '');
    const organisation = /organisation|association|entreprise|elu|institution/.test(author);
    return {
      line: cells.line, source: options.source ?? (host === null ? 'cap-collectif' : `cap-collectif:${host}`),
      externalId: cells.required('id', CELL_LIMITS.id), title: cells.required('title', CELL_LIMITS.title), body: bodyOf(cells, questions),
      themeLabel: one(cells, ['theme/title', 'category/name', 'section/title', 'theme', 'category'], CELL_LIMITS.theme),
      districtLabel: one(cells, ['district/name', 'district'], CELL_LIMITS.district), ...fateOf(stateOf(cells, options)),
      reason: cells.prose('officialAnswer/body', CELL_LIMITS.body), decidedAt: null, origin: 'online', meetingUrl: null,
      voice: organisation ? 'organisation' : 'resident', organisation: null,
      supports: cells.integer(['votes/totalCount', 'votesCount'].find((name) => cells.has(name)) ?? null),
      comments: cells.integer(['comments/totalCount', 'commentsCount'].find((name) => cells.has(name)) ?? null),
      createdAt: cells.date('publishedAt') ?? cells.date('createdAt'), url,
    };
  });
}
