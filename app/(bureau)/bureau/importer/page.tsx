import type { Metadata } from 'next';
import type { RunLine } from '../../../../server/domain/imports/run-page.ts';
import { ERRORS } from '../../../../server/domain/errors.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DataTable } from '../../../kit/data-table.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { FileField } from '../../../kit/field.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Time } from '../../../kit/time.tsx';
import type { Words } from '../../../words/words.ts';
import { StateTag } from './state-tag.tsx';

const PATH = '/bureau/importer';
type Asked = { refus?: string | string[]; suite?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.bringing.title) };
}

export default async function ImportPage({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="imports"><Imports asked={await searchParams} /></DeskPage>;
}

async function Imports({ asked }: { asked: Asked }) {
  const [{ words, zone }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.bringing;
  const after = oneOf(asked.suite);
  const { items, next } = await api.imports.list({ after });
  return (
    <>
      <PageHead title={said.title} lede={said.lede} />
      <Part id="fichiers" title={said.send.title}>
        <Send refused={oneOf(asked.refus)} words={words} />
        <h3>{said.send.known}</h3>
        <ul className="plain-list">{said.send.formats.map((line) => <li key={line}>{line}</li>)}</ul>
        <p className="hush">{said.send.knownLead}</p>
      </Part>
      <Part id="imports" title={said.list.title}>
        {items.length === 0 ? <EmptyState title={said.list.none} level={3}>{said.list.noneWhy}</EmptyState>
          : <Runs items={items} words={words} zone={zone} />}
        <Pagination previous={after === null ? null : PATH} next={next === null ? null : addressOf(PATH, {}, { suite: next })} words={words} />
      </Part>
    </>
  );
}

/** The files go straight to the front door, which leads back here when it refuses them. */
function Send({ refused, words }: { refused: string | null; words: Words }) {
  const said = words.bringing.send;
  const code = refused !== null && Object.hasOwn(ERRORS, refused) ? refused : null;
  const form: FormState = { form: 'send', values: {}, errors: code === null ? {} : { files: { code, data: {} } } };
  return (
    <Form action={`${PATH}/envoi`} form={form} words={words} labels={{ files: said.files }} once files>
      <FileField form={form} words={words} name="files" label={said.files} hint={said.hint} required multiple
        accept=".csv,.tsv,.txt,.xlsx,.ods,.json,.zip" />
      <p className="act"><button className="button" type="submit">{said.button}</button></p>
      <p className="hint">{said.privacy}</p>
    </Form>
  );
}

function Runs({ items, words, zone }: { items: readonly RunLine[]; words: Words; zone: string }) {
  const said = words.bringing;
  return (
    <DataTable
      caption={said.list.caption} captionHidden stack words={words} rows={items} rowKey={(row) => row.id}
      columns={[
        {
          key: 'files', label: said.list.files, heading: true, cell: ({ id, files, fileCount }) => (
            <a className="break" href={`${PATH}/${id}`}>
              {files.length === 0 ? said.list.byCommand : files.join(', ')}
              {fileCount > files.length ? ` ${said.list.more(fileCount - files.length)}` : ''}
            </a>
          ),
        },
        { key: 'when', label: said.list.when, cell: ({ createdAt }) => <Time at={createdAt} language={words.language} zone={zone} form="dayTime" /> },
        { key: 'state', label: said.list.state, cell: ({ state }) => <StateTag state={state} words={words} /> },
        {
          key: 'brought', label: said.list.brought, cell: ({ report }) => (report === null ? ''
            : said.preview.freshText(report.added.proposals, report.added.meetings, report.added.comments)),
        },
      ]}
    />
  );
}
