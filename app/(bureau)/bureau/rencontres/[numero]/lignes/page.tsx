import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BYTES_MAX, ROW_STATES, ROWS_MAX } from '../../../../../../server/domain/meetings/rows-schema.ts';
import type { RowsPage } from '../../../../../../server/domain/meetings/rows-page.ts';
import { addressOf } from '../../../../../kit/address.ts';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { FileField, TextareaField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { oneOf } from '../../../../../kit/labels.ts';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../../kit/page-head.tsx';
import { Time } from '../../../../../kit/time.tsx';
import type { Words } from '../../../../../words/words.ts';
import { startRows } from './actions.ts';
import { Columns } from './columns.tsx';
import { Preview } from './preview.tsx';

type Asked = { lot?: string | string[]; etat?: string | string[]; page?: string | string[]; fait?: string | string[] };
type Props = { params: Promise<{ numero: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.rooms.rows.title) };
}

export default async function RowsOfMeeting({ params, searchParams }: Props) {
  const { numero } = await params;
  return (
    <DeskPage room="meetings" path={`/bureau/rencontres/${encodeURIComponent(numero)}/lignes`}>
      <Rows numero={numero} asked={await searchParams} />
    </DeskPage>
  );
}

async function Rows({ numero, asked }: { numero: string; asked: Asked }) {
  if (!/^[1-9]\d{0,8}$/.test(numero)) notFound();
  const [{ words, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.rooms.rows;
  const show = ROW_STATES.find((state) => state === oneOf(asked.etat)) ?? null;
  const place = Number(oneOf(asked.page) ?? 1);
  const page = await found(api.meetings.rows({ reference: Number(numero), batch: oneOf(asked.lot), show, page: Number.isInteger(place) ? place : 1 }));
  const { meeting, batch, abilities } = page;
  const path = `/bureau/rencontres/${meeting.reference}/lignes`;
  return (
    <>
      <PageHead
        title={said.title} lede={batch === null ? said.lede : null}
        left={(
          <span className="trail">
            <a href="/bureau/rencontres">{words.meetings.desk.back}</a>
            <a href={`/rencontres/${meeting.reference}`}>{words.meetings.number(meeting.reference)}, {meeting.title}</a>
            <a href={`/bureau/rencontres/${meeting.reference}/saisie`}>{words.meetings.entry.title}</a>
            {batch === null ? null : <a href={path}>{said.another}</a>}
          </span>
        )}
      />
      <div className="wrap">
        {abilities.type ? null : <Notice title={words.meetings.entry.closed}>{words.meetings.entry.closedWhy}</Notice>}
        {batch === null ? <Paste page={page} words={words} /> : (
          <>
            <Written n={oneOf(asked.fait)} path={`/bureau/rencontres/${meeting.reference}/saisie`} words={words} />
            <Columns batch={batch} meeting={meeting} settings={settings} words={words} />
          </>
        )}
      </div>
      {batch === null ? <Waiting page={page} path={path} words={words} zone={settings.timeZone} />
        : <Preview batch={batch} show={show} path={path} meeting={meeting} mayType={abilities.type} settings={settings} words={words} />}
    </>
  );
}

function Paste({ page: { meeting }, words }: { page: RowsPage; words: Words }) {
  const said = words.rooms.rows;
  const form = formState('rows');
  return (
    <Form action={startRows} form={form} words={words} labels={{ text: said.paste, file: said.file }} wide>
      <input type="hidden" name="meetingId" value={meeting.id} />
      <input type="hidden" name="reference" value={meeting.reference} />
      <div className="paste"><TextareaField name="text" label={said.paste} hint={said.pasteHint} rows={10} required form={form} words={words} /></div>
      <FileField
        name="file" label={said.file} hint={said.fileHint(ROWS_MAX, BYTES_MAX / 1_000_000)} required form={form} words={words}
        accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv,text/tab-separated-values"
      />
      <p className="act"><button className="button" type="submit">{said.start}</button></p>
    </Form>
  );
}

/** What one brought before and did not confirm. */
function Waiting({ page: { waiting }, path, words, zone }: { page: RowsPage; path: string; words: Words; zone: string }) {
  const said = words.rooms.rows;
  if (waiting.length === 0) return null;
  return (
    <Part id="gardees" title={said.waiting} lead={said.waitingLead}>
      <ul className="rows dense">
        {waiting.map(({ id, fileName, createdAt, lines }) => (
          <li key={id}>
            <h3><a href={addressOf(path, { lot: id })}>{said.resume(fileName, lines)}</a></h3>
            <p className="hush"><Time at={createdAt} language={words.language} zone={zone} form="dayTime" /></p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Written({ n, path, words }: { n: string | null; path: string; words: Words }) {
  if (n === null || !/^\d{1,4}$/.test(n)) return null;
  return <Notice tone="yes" live><p>{words.rooms.rows.written(Number(n))} <a href={path}>{words.rooms.rows.toEntry}</a></p></Notice>;
}
