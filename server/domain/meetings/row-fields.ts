import { fold } from '../imports/labels.ts';
import { ROW_FIELDS, type Columns, type RowField } from './rows-schema.ts';

/** The names, folded, by which columns are known: those of our own forms first, then those that people use. */
const NAMES: Readonly<Record<RowField, readonly string[]>> = {
  code: ['fiche', 'code', 'code de la fiche', 'code fiche', 'numero de fiche', 'n de fiche', 'no fiche', 'n fiche', 'sheet', 'sheet code', 'numero', 'n', 'no'],
  table: ['table', 'groupe', 'group', 'numero de table'],
  title: ['l idee en une ligne', 'idee en une ligne', 'idee', 'idees', 'titre', 'the idea in one line', 'idea', 'title', 'proposition', 'proposal', 'resume'],
  verbatim: ['comme c est dit', 'verbatim', 'mots', 'citation', 'as it is said', 'as said', 'words', 'words as said', 'paroles'],
  body: ['reformule', 'reformulation', 'texte', 'description', 'detail', 'details', 'contenu', 'reworded', 'text', 'body'],
  theme: ['theme', 'themes', 'thematique', 'categorie', 'category'],
  district: ['secteur', 'quartier', 'district', 'neighbourhood'],
  hands: ['mains', 'mains levees', 'nombre de mains', 'hands', 'hands raised'],
  objections: ['objections', 'objection', 'objections entendues', 'reserves'],
  organisation: ['organisation', 'quelle organisation', 'association', 'structure', 'organization', 'which organisation'],
};

function fieldNamed(name: string): RowField | '' {
  return ROW_FIELDS.find((field) => NAMES[field].includes(name)) ?? '';
}

/** remembered: what this collective has said of columns of that name before; null: nothing. It comes before what we would guess. */
export type Remembered = ReadonlyMap<string, RowField | null>;

/** The field of each column, by its name; each field once, its first column. */
export function guessColumns(header: readonly string[], remembered: Remembered): (RowField | '')[] {
  const taken = new Set<string>();
  return header.map((cell) => {
    const name = fold(cell);
    const known = remembered.get(name);
    const field = known === undefined ? fieldNamed(name) : (known ?? '');
    if (field === '' || taken.has(field)) return '';
    taken.add(field);
    return field;
  });
}

/** A first line is a header when two of its cells are names that we know, or the only one is. */
export function looksLikeHeader(cells: readonly string[], remembered: Remembered): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const known = filled.filter((cell) => fieldNamed(fold(cell)) !== '' || remembered.has(fold(cell)));
  return known.length >= 2 || (filled.length === 1 && known.length === 1);
}

/** What has to be remembered: the names for which a person chose otherwise than we would. At most `most`. */
export function choicesOf(header: readonly string[], columns: Columns, most = 60): Map<string, RowField | null> {
  const found = new Map<string, RowField | null>();
  for (const [index, cell] of header.entries()) {
    const name = fold(cell);
    const field = columns[index] ?? '';
    if (name !== '' && name.length <= 80 && field !== fieldNamed(name) && found.size < most) found.set(name, field === '' ? null : field);
  }
  return found;
}
