import type { Metadata } from 'next';
import type { VersionLine, VersionsPage } from '../../../../../../../server/domain/programme/versions.ts';
import { versionsSchema } from '../../../../../../../server/domain/programme/schema.ts';
import { addressOf } from '../../../../../../kit/address.ts';
import { caller } from '../../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../../kit/collective-page.tsx';
import { DataTable } from '../../../../../../kit/data-table.tsx';
import { DeskPage } from '../../../../../../kit/desk-page.tsx';
import { formState } from '../../../../../../kit/form-action.ts';
import { Form } from '../../../../../../kit/form.tsx';
import { found } from '../../../../../../kit/found.ts';
import { oneOf } from '../../../../../../kit/labels.ts';
import { PageHead, Part } from '../../../../../../kit/page-head.tsx';
import { Pagination } from '../../../../../../kit/pagination.tsx';
import { WordingDifference } from '../../../../../../kit/text-difference.tsx';
import { Time } from '../../../../../../kit/time.tsx';
import { restoreVersion } from '../../../actions.ts';

type Asked = { de?: string | string[]; a?: string | string[]; suite?: string | string[] };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.versions.caption) };
}

export default async function MeasureVersions({ params, searchParams }: Props) {
  const { id } = await params;
  return <DeskPage room="programme" path={`/bureau/programme/mesures/${encodeURIComponent(id)}/versions`}><Versions id={id} asked={await searchParams} /></DeskPage>;
}

/** Every version of a measure, and two of them compared. */
async function Versions({ id, asked }: { id: string; asked: Asked }) {
  const { words } = await pageWords();
  const said = words.workshop.versions;
  const path = `/bureau/programme/mesures/${id}/versions`;
  const query = { de: oneOf(asked.de), a: oneOf(asked.a) };
  const wanted = versionsSchema.safeParse({ id, from: query.de, to: query.a, after: oneOf(asked.suite) });
  const page = await found((await caller()).programme.versions(wanted.success ? wanted.data : { id }));
  return (
    <>
      <PageHead title={said.title(page.title)} lede={said.lede} left={<a href={`/bureau/programme/mesures/${id}`}>{page.title}</a>} />
      <div className="wrap">
        <Table page={page} />
        <Pagination
          previous={oneOf(asked.suite) === null ? null : addressOf(path, query)} next={page.next === null ? null : addressOf(path, query, { suite: String(page.next) })} words={words}
        />
        {page.version === 1 ? <p className="hush">{said.alone}</p> : <Compare page={page} path={path} />}
      </div>
      {page.compared === null ? null : (
        <Part id="difference" title={said.compared(page.compared.from, page.compared.to)}><WordingDifference change={page.compared.change} words={words} /></Part>
      )}
    </>
  );
}

async function Table({ page }: { page: VersionsPage }) {
  const { words, zone } = await pageWords();
  const said = words.workshop.versions;
  const form = formState('restore');
  return (
    <>
      {Object.keys(form.errors).length === 0 ? null : <Form action={restoreVersion} form={form} words={words}>{null}</Form>}
      <DataTable<VersionLine>
        caption={said.caption} captionHidden stack words={words} rows={page.lines} rowKey={({ version }) => String(version)}
        columns={[
          { key: 'version', label: said.version, heading: true, cell: ({ version, title }) => <>{version}{title === page.title ? null : <small className="hush block" dir="auto">{title}</small>}</> },
          { key: 'when', label: said.when, cell: ({ at }) => <Time at={at} language={words.language} zone={zone} form="dayTime" /> },
          { key: 'who', label: said.who, cell: ({ by }) => by ?? said.nobody },
          { key: 'note', label: said.note, cell: ({ note }) => <span dir="auto">{note ?? ''}</span> },
          { key: 'editions', label: said.editions, cell: ({ editions }) => (editions.length === 0 ? '' : said.inEdition(editions.join(', '))) },
          {
            key: 'restore', label: said.restore,
            cell: ({ version }) => (version === page.version ? said.current : (
              <form action={restoreVersion}>
                <input type="hidden" name="id" value={page.id} />
                <input type="hidden" name="version" value={page.version} />
                <button className="button quiet small" name="restore" value={version}>{said.restore}<span className="sr"> {said.restoreNamed(version)}</span></button>
              </form>
            )),
          },
        ]}
      />
    </>
  );
}

/** Two numbers and a button: an address, so that a comparison can be sent to somebody. */
async function Compare({ page, path }: { page: VersionsPage; path: string }) {
  const { words } = await pageWords();
  const said = words.workshop.versions;
  return (
    <form action={path} method="get" className="form compact">
      <div className="pair">
        <div className="field">
          <label htmlFor="champ-de">{said.from}</label>
          <input className="input number" type="number" id="champ-de" name="de" min={1} max={page.version} defaultValue={page.compared?.from ?? 1} required />
        </div>
        <div className="field">
          <label htmlFor="champ-a">{said.to}</label>
          <input className="input number" type="number" id="champ-a" name="a" min={1} max={page.version} defaultValue={page.compared?.to ?? page.version} required />
        </div>
      </div>
      <button className="button" type="submit">{said.compare}</button>
    </form>
  );
}
