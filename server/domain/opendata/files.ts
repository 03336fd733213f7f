import type { TenantDb } from '../../db/tenant-db.ts';
import { answerRows } from './answers.ts';
import { commentRows } from './comments.ts';
import { BOM, csvLine, type Cell } from './csv.ts';
import { factsOf, type Facts } from './facts.ts';
import type { MarkKeys } from './marks.ts';
import { meetingRows } from './meetings.ts';
import { commitmentRows, measureRows, progressRows } from './programme.ts';
import { proposalRows } from './proposals.ts';
import { columnsOf, type ColumnOf, type FileFormat, type FileName } from './schema.ts';
import { ballotRows, voteRows } from './votes.ts';

type Line<F extends FileName> = Record<ColumnOf<F>, Cell>;

const SOURCES: { readonly [F in FileName]: (db: TenantDb, facts: Facts) => AsyncGenerator<Line<F>[]> } = {
  propositions: proposalRows, rencontres: meetingRows, votes: voteRows, bulletins: ballotRows, mesures: measureRows,
  engagements: commitmentRows, avancement: progressRows, commentaires: commentRows,
  reponses: answerRows,
};

/**
 * A file of open data, piece by piece, always in the same order: the same rows are the same bytes. `db` is a snapshot, so that the file is
 * one instant however long it takes; a piece holds some hundred lines and nothing else is kept. counted is told how many lines each has.
 */
export async function* fileText(
  db: TenantDb, file: FileName, format: FileFormat, keys: MarkKeys, counted: (lines: number) => void = () => {},
): AsyncGenerator<string> {
  const facts = await factsOf(db, keys(file));
  const source: (db: TenantDb, facts: Facts) => AsyncGenerator<Record<string, Cell>[]> = SOURCES[file];
  const names = columnsOf(file).map(({ name }) => name);
  let before = false;
  yield format === 'csv' ? `${BOM}${csvLine(names)}` : '[';
  for await (const rows of source(db, facts)) {
    if (rows.length === 0) continue;
    counted(rows.length);
    if (format === 'csv') yield rows.map((row) => csvLine(names.map((name) => row[name] ?? null))).join('');
    else yield `${before ? ',' : ''}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    before = true;
  }
  if (format === 'json') yield '\n]\n';
}
