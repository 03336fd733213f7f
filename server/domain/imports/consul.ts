// CONSUL Democracy's proposals: the public file of Decide Madrid (two forms) and the administration's export since 2.5, whose headers are
// translated, which names people by their e-mail (never read here) and which repeats a proposal on a line for each of its comments.
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { columnNamed, fold, hostOf } from './labels.ts';
import {
  fateOf, type ImportedComment, type ImportedProposal, type ImportedState, type LeftOut, type Problem, type ReadOptions,
} from './neutral.ts';
import type { Table } from './table.ts';

const NAMES = {
  id: ['id'],
  title: ['title', 'titre', 'titulo', 'titol', 'titolo'],
  summary: ['summary', 'resume', 'resumen', 'resum', 'resumo', 'sintesi'],
  text: ['text', 'description', 'descripcion', 'descripcio', 'descricao', 'descrizione'],
  author: ['author', 'auteur', 'auteur autrice', 'autor', 'autora', 'autore'],
  supports: ['numsupports', 'cached votes up', 'total votes', 'supports', 'soutiens', 'apoyos'],
  comments: ['numcomments', 'comments count'],
  created: ['date', 'created at', 'date de creation', 'cree le', 'fecha de creacion', 'creado el', 'fecha', 'data de creacio',
    'data de criacao'],
  retired: ['retired at'],
  status: ['status'],
  association: ['isassociation'],
  url: ['url'],
} as const;

type Columns = Record<keyof typeof NAMES, string | null> & {
  commentId: string | null; commentBody: string | null; commentParent: string | null; commentCreated: string | null;
};

function columnsOf(header: readonly string[]): Columns {
  const named = Object.fromEntries(Object.entries(NAMES).map(([field, names]) => [field, columnNamed(header, names)])) as Columns;
  // "Comment Id", "Commentaire Id", "Comentario ID": the header's word for a comment, then its word for an id.
  const ofComment = (what: RegExp) => header.find((name) => /^comm?ent\S* /.test(fold(name)) && what.test(fold(name))) ?? null;
  return {
    ...named, commentId: ofComment(/ (?:id|n)$/), commentBody: ofComment(/ (?:body|content|contenu|texte|contenido|cuerpo|text)$/),
    commentParent: ofComment(/ (?:parent|parent id|padre|id padre)$/), commentCreated: ofComment(/ (?:created at|cree le|date|fecha|creado el)$/),
  };
}

export function isConsulProposals(header: readonly string[]): boolean {
  const columns = columnsOf(header);
  const counted = header.some((name) => name === 'numSupports' || name === 'cached_votes_up');
  return columns.id !== null && columns.title !== null && (counted ? (columns.summary ?? columns.text) !== null
    : columns.author !== null && columns.summary !== null);
}

/** Archived: a year without the supports it needed, and no answer; successful: the supports, and no answer yet. */
const STATES: Record<string, ImportedState> = {
  '': 'pending', open: 'pending', published: 'pending', archived: 'pending', successful: 'pending', selected: 'accepted',
  retired: 'withdrawn',
};

function stateOf(cells: Cells, columns: Columns, options: ReadOptions): ImportedState {
  if (cells.text(columns.retired, CELL_LIMITS.label) !== null) return 'withdrawn';
  const word = cells.text(columns.status, CELL_LIMITS.label) ?? '';
  if (Object.hasOwn(options.states, word)) return options.states[word]!;
  if (Object.hasOwn(STATES, word)) return STATES[word]!;
  cells.refuse(columns.status, 'import.value_unknown', word);
  return 'pending';
}

/** The summary, then the text, when there are two. */
function bodyOf(cells: Cells, columns: Columns): string {
  const parts = [columns.summary, columns.text].map((column) => cells.prose(column, CELL_LIMITS.body)).filter((part) => part !== null);
  if (parts.length === 0) cells.refuse(columns.summary ?? columns.text, 'import.cell_missing');
  return [...new Set(parts)].join('\n\n');
}

/** The comment of a line of the administration's export, without its author's e-mail. */
function commentOf(cells: Cells, columns: Columns, source: string, proposalId: string): ImportedComment | null {
  const externalId = cells.text(columns.commentId, CELL_LIMITS.id);
  const body = externalId === null ? null : cells.prose(columns.commentBody, CELL_LIMITS.comment);
  if (externalId === null || body === null) return null;
  return {
    line: cells.line, source, externalId, proposalId, parentId: cells.text(columns.commentParent, CELL_LIMITS.id), body, stance: 'neutral',
    writtenAt: cells.date(columns.commentCreated),
  };
}

export function readConsulProposals(
  table: Table, options: ReadOptions, problems: Problem[], leftOut: LeftOut, comments: ImportedComment[],
): ImportedProposal[] {
  const columns = columnsOf(table.header);
  const seen = new Map<string, { proposal: ImportedProposal | null; commentIds: number }>();
  return readRows(table, options, problems, (cells) => {
    const externalId = cells.required(columns.id!, CELL_LIMITS.id);
    const host = hostOf(cells.url(columns.url));
    const source = options.source ?? (host === null ? 'consul' : `consul:${host}`);
    const comment = commentOf(cells, columns, source, externalId);
    if (comment) comments.push(comment);
    const commented = cells.text(columns.commentId, CELL_LIMITS.id) === null ? 0 : 1;
    const first = seen.get(externalId);
    if (first && columns.commentId !== null) {
      first.commentIds += commented;
      if (first.proposal) first.proposal.comments = first.commentIds;
      leftOut.repeated += 1;
      return null;
    }
    const url = cells.url(columns.url);
    const organisation = cells.flag(columns.association);
    const proposal: ImportedProposal = {
      line: cells.line, source, externalId,
      title: cells.required(columns.title!, CELL_LIMITS.title), body: bodyOf(cells, columns), themeLabel: null, districtLabel: null,
      ...fateOf(stateOf(cells, columns, options)), reason: null, decidedAt: null, origin: 'online', meetingUrl: null,
      voice: organisation ? 'organisation' : 'resident', organisation: null, supports: cells.integer(columns.supports),
      comments: columns.commentId === null ? cells.integer(columns.comments) : commented, createdAt: cells.date(columns.created), url,
    };
    seen.set(externalId, { proposal, commentIds: commented });
    return proposal;
  });
}
