import type { Metadata } from 'next';
import type { DeskMeeting } from '../../../../server/domain/meetings/desk.ts';
import { STATES } from '../../../../server/domain/meetings/schema.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DataTable } from '../../../kit/data-table.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Time } from '../../../kit/time.tsx';
import { capital, grammar } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { MeetingTag } from '../../../(public)/rencontres/meeting-tag.tsx';

const PATH = '/bureau/rencontres';
const FILTERS = ['todo', ...STATES] as const;
type Asked = { etat?: string | string[]; suite?: string | string[]; fait?: string | string[]; numero?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.desk.title) };
}

export default async function DeskMeetingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="meetings"><Meetings asked={await searchParams} /></DeskPage>;
}

async function Meetings({ asked }: { asked: Asked }) {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.meetings.desk;
  const state = FILTERS.find((one) => one === oneOf(asked.etat)) ?? null;
  const after = oneOf(asked.suite);
  const { items, next, toReport, toCheck } = await api.meetings.desk({ state, after });
  const query = { etat: state };
  return (
    <>
      <PageHead title={said.title} lede={said.lede(toReport,
        toCheck)} beside={<a className="button" href={`${PATH}/nouvelle`}>{said.declare}</a>} />
      <div className="wrap">
        <Done what={oneOf(asked.fait)} numero={oneOf(asked.numero)} words={words} />
        <nav className="tabs" aria-label={said.state}>
          <a href={PATH} aria-current={state === null ? 'true' : undefined}>{said.all}</a>
          {FILTERS.map((one) => (
            <a key={one} href={addressOf(PATH, { etat: one })} aria-current={state === one ? 'true' : undefined}>
              {one === 'todo' ? said.todo : capital(words.common.meetingState[one])}
            </a>
          ))}
        </nav>
        {items.length === 0 ? <EmptyState title={said.none}
          action={<a className="button" href={`${PATH}/nouvelle`}>{said.declare}</a>}>{said.noneWhy}</EmptyState> : <Table items={items}
          words={words} />}
        <Pagination previous={after === null ? null : addressOf(PATH, query)} next={next === null ? null
          : addressOf(PATH, query, { suite: next })} words={words} />
      </div>
    </>
  );
}

/** The answer to what has just been done, with the way to the public page. */
function Done({ what, numero, words }: { what: string | null; numero: string | null; words: Words }) {
  const said = words.meetings.desk;
  const number = numero !== null && /^[1-9]\d{0,8}$/.test(numero) ? Number(numero) : null;
  const sentences: Record<string, string> = { modifiee: said.edited, annulee: said.cancelled, rapportee: said.reported,
    relue: said.checkedDone };
  const sentence = what === 'annoncee' && number !== null ? said.declared(words.meetings.number(number)) : sentences[what ?? ''];
  if (sentence === undefined) return null;
  return <Notice tone="yes" live><p>{sentence} {number === null ? null
    : <a href={`/rencontres/${number}`}>{said.seePublic}</a>}</p></Notice>;
}

async function Table({ items, words }: { items: readonly DeskMeeting[]; words: Words }) {
  const { zone } = await pageWords();
  const said = words.meetings.desk;
  const { number } = grammar(words.language);
  return (
    <DataTable
      caption={said.caption} captionHidden stack words={words} rows={items} rowKey={(row) => row.id}
      columns={[
        {
          key: 'meeting', label: said.meeting, heading: true,
          cell: (row) => <><a href={`/rencontres/${row.reference}`}>{row.title}</a> <small
            className="hush block">{words.meetings.number(row.reference)}, {row.place}</small></>,
        },
        { key: 'when', label: said.when, cell: (row) => <Time at={row.startsAt} language={words.language} zone={zone} form="long" /> },
        { key: 'state', label: said.state, cell: (row) => <><MeetingTag state={row.state} words={words} />{row.owed
          ? <small className="hush block">{said.owed}</small> : null}</> },
        { key: 'people', label: said.people, numeric: true, cell: (row) => (row.attendance === null ? '' : number(row.attendance)) },
        { key: 'sheets', label: said.sheets, numeric: true, cell: (row) => number(row.sheets) },
        { key: 'todo', label: said.todoNext, cell: (row) => <Deeds row={row} words={words} /> },
      ]}
    />
  );
}

function Deeds({ row: { reference, title, abilities, state }, words }: { row: DeskMeeting; words: Words }) {
  const said = words.meetings.desk;
  const deeds: [string, string][] = [
    ...(abilities.type ? [[`${PATH}/${reference}/saisie`, said.type] as [string, string]] : []),
    ...(abilities.report || abilities.check || state === 'checked'
      ? [[`${PATH}/${reference}/compte-rendu`, abilities.check ? said.check : said.report] as [string, string]] : []),
    ...(abilities.edit ? [[`${PATH}/${reference}`, said.edit] as [string, string]] : []),
  ];
  return <span className="line-deeds">{deeds.map(([href, label]) => <a key={label} href={href}>{label}<span className="sr">
    : {title}</span></a>)}</span>;
}
