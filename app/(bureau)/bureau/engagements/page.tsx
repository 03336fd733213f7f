import type { Metadata } from 'next';
import type { DeskCommitments, ListedCommitment } from '../../../../server/domain/commitments/queries.ts';
import { PAGE_SIZE, PROGRESS } from '../../../../server/domain/commitments/schema.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DataTable } from '../../../kit/data-table.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Time } from '../../../kit/time.tsx';
import { capital, grammar } from '../../../words/grammar.ts';
import { errorText, type Words } from '../../../words/words.ts';
import { CommitmentTag } from '../../../(public)/engagements/commitment-tag.tsx';
import { MakeForm } from './make-form.tsx';

const PATH = '/bureau/engagements';
type One = string | string[];
type Asked = { etat?: One; suite?: One; edition?: One; fait?: One; nombre?: One };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.commitments.desk.title) };
}

export default async function DeskCommitmentsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="commitments"><Commitments asked={await searchParams} /></DeskPage>;
}

async function Commitments({ asked }: { asked: Asked }) {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.commitments.desk;
  const state = PROGRESS.find((one) => one === oneOf(asked.etat)) ?? null;
  const after = numberIn(asked.suite);
  const [desk, list] = await Promise.all([
    found(api.commitments.desk({ edition: numberIn(asked.edition) })), api.commitments.list({ state, after }),
  ]);
  const at = (place: number) => addressOf(PATH, { etat: state }, { suite: place > 0 ? String(place) : null });
  return (
    <>
      <PageHead title={said.title} lede={said.lede} right={<a href="/engagements">{said.see}</a>} />
      <div className="wrap">
        {oneOf(asked.fait) === 'pris' ? <Notice tone="yes" live>{said.made(numberIn(asked.nombre) ?? 0)}</Notice> : null}
        {desk.may === true ? null : <Notice>{errorText(words, desk.may)}</Notice>}
        {list.counts.total === 0 ? null : (
          <>
            <nav className="tabs" aria-label={said.state}>
              <a href={PATH} aria-current={state === null ? 'true' : undefined}>{words.commitments.anyState}</a>
              {PROGRESS.map((one) => (
                <a key={one} href={addressOf(PATH, { etat: one })} aria-current={state === one ? 'true' : undefined}>
                  {capital(words.commitments.state[one])} <small>{grammar(words.language).number(list.counts[one])}</small>
                </a>
              ))}
            </nav>
            {list.items.length === 0 ? <EmptyState title={words.commitments.noneFiltered}>{words.commitments.noneFilteredWhy}</EmptyState>
              : <Table items={list.items} may={desk.may === true} words={words} />}
            <Pagination
              previous={after === null ? null : at(after - PAGE_SIZE)} next={list.next === null ? null : at(list.next)} words={words}
              shown={list.items.length === 0 ? null : words.commitments.shown((after ?? 0) + 1, (after ?? 0) + list.items.length, list.found)}
            />
          </>
        )}
      </div>
      <Make desk={desk} words={words} />
    </>
  );
}

function numberIn(text: One | undefined): number | null {
  const one = oneOf(text);
  return one !== null && /^[1-9]\d{0,7}$/.test(one) ? Number(one) : null;
}

function Make({ desk, words }: { desk: DeskCommitments; words: Words }) {
  const said = words.commitments.desk;
  if (desk.chosen === null) return <div className="wrap"><EmptyState title={said.noEdition}>{said.noEditionWhy}</EmptyState></div>;
  if (desk.may !== true) return null;
  return <Part id="prendre" title={said.makeTitle} lead={said.makeLead}><MakeForm desk={desk} chosen={desk.chosen} words={words} /></Part>;
}

async function Table({ items, may, words }: { items: readonly ListedCommitment[]; may: boolean; words: Words }) {
  const { zone } = await pageWords();
  const said = words.commitments.desk;
  return (
    <DataTable
      caption={said.table} captionHidden stack words={words} rows={items} rowKey={({ reference }) => String(reference)}
      columns={[
        {
          key: 'commitment', label: said.commitment, heading: true,
          cell: (row) => <><a href={`/engagements/${row.reference}`}>{row.title}</a> <small className="hush block">{words.commitments.measure(row.reference)}</small></>,
        },
        { key: 'state', label: said.state, cell: (row) => <CommitmentTag state={row.state} words={words} /> },
        { key: 'last', label: said.last, cell: (row) => (row.last === null ? words.commitments.noStep : <Time at={row.last.happenedOn} language={words.language} zone={zone} />) },
        {
          key: 'todo', label: said.todo,
          cell: (row) => (may ? <span className="line-deeds"><a href={`${PATH}/${row.reference}`}>{said.record}<span className="sr"> : {row.title}</span></a></span> : ''),
        },
      ]}
    />
  );
}
