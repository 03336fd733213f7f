import type { Metadata } from 'next';
import { now } from '../../../server/domain/clock.ts';
import { FILE_FORMATS, FILE_NAMES, FORMAT, LICENCE, type FileName } from '../../../server/domain/opendata/schema.ts';
import { grammar, type Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { formatDay } from '../../kit/time.tsx';
import { FileColumns } from './columns.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.openData.title) };
}

/** What can be taken away, how to read it, and what it never holds. */
export default async function OpenDataPage() {
  const { words, noun, zone, context } = await pageWords();
  const { counts } = await (await caller()).openData.page();
  const said = words.openData;
  const today = formatDay(now(), words.language, zone, 'long');
  return (
    <Page>
      <PageHead title={said.title} lede={said.lede} />
      <Part id="fichiers" title={said.take} lead={said.takeLead}>
        <Files counts={counts} words={words} noun={noun} />
      </Part>
      <Part id="colonnes" title={said.columnsTitle} lead={said.columnsLead(FORMAT)}>
        {FILE_NAMES.map((file) => <FileColumns key={file} file={file} words={words} noun={noun} />)}
        <p><a href="/donnees/schema.json">{said.schema}</a></p>
      </Part>
      <Part id="lecture" title={said.howTitle}>
        {said.how.map((line) => <p key={line}>{line}</p>)}
      </Part>
      <Part id="fraicheur" title={said.freshTitle}><p>{said.fresh}</p></Part>
      <Part id="absent" title={said.absentTitle}>
        {said.absent.map((line) => <p key={line}>{line}</p>)}
        <p><a href="/parlement">{said.minutes}</a></p>
      </Part>
      <Part id="licence" title={said.licenceTitle}>
        <p><a href={LICENCE.url}>{said.licence(LICENCE.name)}</a></p>
        <p>{said.citeLabel} <cite>{said.cite(context.tenant.settings.name, today)}</cite></p>
      </Part>
      <Part id="reprise" title={said.againTitle}><p>{said.again}</p></Part>
    </Page>
  );
}

function Files({ counts, words, noun }: { counts: Record<FileName, number>; words: Words; noun: Noun }) {
  const said = words.openData;
  return (
    <DataTable
      caption={said.tableCaption}
      captionHidden
      stack
      words={words}
      rows={FILE_NAMES}
      rowKey={(file) => file}
      columns={[
        { key: 'file', label: said.file, heading: true, cell: (file) => <>{said.names[file](noun)}<small>{said.says[file]}</small></> },
        { key: 'lines', label: said.lines, numeric: true, cell: (file) => grammar(words.language).number(counts[file]) },
        ...FILE_FORMATS.map((format) => ({
          key: format, label: said[format],
          cell: (file: FileName) => (
            <a className="take" href={`/donnees/${file}.${format}`} aria-label={said.download(file, format)}>{file}.{format}</a>
          ),
        })),
      ]}
    />
  );
}
