import type { CommittedChapter, ProgressCounts } from '../../../server/domain/commitments/overview.ts';
import type { Progress } from '../../../server/db/tables/programme.ts';
import { addressOf } from '../../kit/address.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FateBar, type FatePart } from '../../kit/fate-bar.tsx';
import { Part } from '../../kit/page-head.tsx';
import { capital, grammar } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';

/** In the order in which one asks: what is done, what is under way, what waits, what was given up. */
const ORDER: readonly [Progress, FatePart['kind']][] = [
  ['kept', 'done'], ['changed', 'done'], ['in_progress', 'plan'], ['not_started', 'open'], ['abandoned', 'done'],
];

/** How many are kept, under way…, of the whole: said, drawn, and chapter by chapter in a table. */
export function Glance({ counts, chapters, path, words }: { counts: ProgressCounts; chapters: readonly CommittedChapter[]; path: string; words: Words }) {
  const said = words.commitments;
  const parts = ORDER.map(([state, kind]): FatePart => ({ key: state, label: capital(said.stateMany(state, counts[state])), count: counts[state], kind }));
  const shares = ORDER.filter(([state]) => counts[state] > 0).map(([state]) => said.share(counts[state], said.stateMany(state, counts[state])));
  return (
    <>
      <div className="wrap">
        <p className="tell small mb-6">{said.glance(shares, counts.total)}</p>
        <FateBar parts={parts} drawn={said.drawn} words={words} />
      </div>
      <Part id="chapitres" title={said.byChapter} lead={said.byChapterLead}>
        <Chapters counts={counts} chapters={chapters} path={path} words={words} />
      </Part>
    </>
  );
}

type Row = { key: string; title: string; number: number | null; counts: ProgressCounts };

function Chapters({ counts, chapters, path, words }: { counts: ProgressCounts; chapters: readonly CommittedChapter[]; path: string; words: Words }) {
  const said = words.commitments;
  const { number } = grammar(words.language);
  const rows: Row[] = [
    ...chapters.map((chapter) => ({ key: String(chapter.number), title: chapter.title || said.all, number: chapter.number, counts: chapter.counts })),
    ...(chapters.length > 1 ? [{ key: 'all', title: said.all, number: null, counts }] : []),
  ];
  return (
    <DataTable
      caption={said.byChapter} captionHidden stack words={words} rows={rows} rowKey={({ key }) => key}
      columns={[
        {
          key: 'chapter', label: said.chapter, heading: true,
          cell: (row) => (row.number === null ? row.title : <a href={addressOf(path, { chapitre: String(row.number) })}>{row.title}</a>),
        },
        ...ORDER.map(([state]) => ({ key: state, label: capital(said.state[state]), numeric: true, cell: (row: Row) => number(row.counts[state]) })),
        { key: 'whole', label: said.whole, numeric: true, cell: (row) => <b>{number(row.counts.total)}</b> },
      ]}
    />
  );
}
