import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { randomUUID } from 'node:crypto';
import type { EntryPage } from '../../../../../../server/domain/meetings/entry.ts';
import type { CollectiveSettings } from '../../../../../../tenants/settings.ts';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { EmptyState } from '../../../../../kit/empty-state.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { valueOf } from '../../../../../kit/form-state.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { oneOf } from '../../../../../kit/labels.ts';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead } from '../../../../../kit/page-head.tsx';
import type { Words } from '../../../../../words/words.ts';
import { correctSheet, typeRows } from './actions.ts';
import { keptOf, shownRows } from './rows.ts';
import { Saved } from './saved.tsx';
import { SheetFields, sheetLabels } from './sheet-fields.tsx';
import { TypedList } from './typed-list.tsx';

type Asked = { fait?: string | string[]; corrigee?: string | string[]; lignes?: string | string[]; fiche?: string | string[];
  suite?: string | string[] };
type Props = { params: Promise<{ numero: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.entry.title) };
}

export default async function EntryPageOfMeeting({ params, searchParams }: Props) {
  const { numero } = await params;
  return <DeskPage room="meetings" path={`/bureau/rencontres/${encodeURIComponent(numero)}/saisie`}><Entry numero={numero}
    asked={await searchParams} /></DeskPage>;
}

const SEVERAL = 5;

async function Entry({ numero, asked }: { numero: string; asked: Asked }) {
  if (!/^[1-9]\d{0,8}$/.test(numero)) notFound();
  const { words, context: { tenant: { settings } } } = await pageWords();
  const said = words.meetings.entry;
  const rows = oneOf(asked.lignes) === null ? 1 : SEVERAL;
  const corrected = oneOf(asked.corrigee);
  const entry = await found((await caller()).meetings.entry({
    reference: Number(numero), rows, after: oneOf(asked.suite), sheet: oneOf(asked.fiche), saved: oneOf(asked.fait) ?? corrected,
  }));
  const path = `/bureau/rencontres/${entry.meeting.reference}/saisie`;
  const shown = { entry, settings, words, path };
  const refused = Object.keys(formState('entry').errors).length > 0;
  return (
    <>
      <PageHead
        title={said.title}
        left={(
          <span className="trail">
            <a href="/bureau/rencontres">{words.meetings.desk.back}</a>
            <a href={`/rencontres/${entry.meeting.reference}`}>{words.meetings.number(entry.meeting.reference)}, {entry.meeting.title}</a>
            {entry.abilities.report ? <a href={`/bureau/rencontres/${entry.meeting.reference}/compte-rendu`}>{said.report}</a> : null}
            <a href={`/bureau/rencontres/${entry.meeting.reference}/avis`}>{words.comments.room.link}</a>
          </span>
        )}
      />
      <output className="sr" id="annonce" />
      <div id="saisie" data-offline={said.offline} data-alike={said.alike}>
        <div className="wrap">
          <p className="tell small mb-4">{said.sum(said.typed(entry.typed), words.meetings.page.hands(entry.hands))}</p>
          {entry.editing !== null ? <Correction {...shown} editing={entry.editing} /> : entry.abilities.type ? (
            <>
              {entry.saved === null || refused ? null : <Saved saved={entry.saved} corrected={corrected !== null} words={words} />}
              <Grid {...shown} blank={rows} />
            </>
          ) : <EmptyState title={said.closed}>{said.closedWhy}</EmptyState>}
        </div>
        <TypedList {...shown} after={oneOf(asked.suite)} />
      </div>
      {/* oxlint-disable-next-line nextjs/no-sync-scripts -- a module is deferred by nature: it never holds the page */}
      <script type="module" src="/js/grid.js" />
    </>
  );
}

type Shown = { entry: EntryPage; settings: CollectiveSettings; words: Words; path: string };

/** One row, or several: the next codes are there, the cursor is in the first field, and nothing but the keyboard is needed. */
function Grid({ entry, settings, words, path, blank }: Shown & { blank: number }) {
  const said = words.meetings.entry;
  const form = formState('entry');
  const lines = shownRows(form, blank);
  const failed = Object.keys(form.errors).length > 0;
  const kept = keptOf(form);
  return (
    <Form action={typeRows} form={form} words={words} labels={Object.assign({},
      ...lines.map((index) => sheetLabels(`rows.${index}.`, words))) as Record<string, string>} compact wide>
      {kept > 0 ? <Notice tone="yes" live>{said.keptRest(said.kept(kept))}</Notice> : null}
      <input type="hidden" name="meetingId" value={entry.meeting.id} />
      <input type="hidden" name="reference" value={entry.meeting.reference} />
      {lines.map((index, place) => (
        <fieldset className="sheet-row free" key={index}>
          <legend className={lines.length === 1 ? 'sr' : undefined}>{said.row(place + 1)}</legend>
          <input type="hidden" name={`rows.${index}.id`} value={valueOf(form, `rows.${index}.id`) ?? randomUUID()} />
          <SheetFields
            prefix={`rows.${index}.`} start={{ code: entry.codes[place] ?? null,
              table: entry.table }} form={form} words={words} settings={settings}
            focus={place === 0 && !failed}
          />
        </fieldset>
      ))}
      <div className="act">
        <button className="button" type="submit">{lines.length === 1 ? said.save : said.saveRows}</button>
        <p className="hush m-0">{said.needed} {said.keys}<span className="with-script" hidden> {said.keysMore}</span></p>
        <a href={blank === 1 ? `${path}?lignes=${SEVERAL}` : path}>{blank === 1 ? said.rowsMore : said.rowsOne}</a>
        <a href={`/bureau/rencontres/${entry.meeting.reference}/lignes`}>{words.rooms.rows.link}</a>
      </div>
    </Form>
  );
}

function Correction({ editing, entry, settings, words, path }: Shown & { editing: NonNullable<EntryPage['editing']> }) {
  const said = words.meetings.entry;
  const form = formState('correction');
  return (
    <section aria-labelledby="correction">
      <h2 id="correction" className="mb-2">{said.editTitle(editing.code)}</h2>
      <p className="hush">{editing.editable ? said.editLede : said.locked} <a href={path}>{said.stopEdit}</a></p>
      {editing.editable ? (
        <Form action={correctSheet} form={form} words={words} labels={sheetLabels('', words)} compact wide>
          <input type="hidden" name="id" value={editing.id} />
          <input type="hidden" name="version" value={editing.version} />
          <input type="hidden" name="reference" value={entry.meeting.reference} />
          <fieldset className="sheet-row free">
            <legend className="sr">{said.editTitle(editing.code)}</legend>
            <SheetFields prefix="" start={editing} form={form} words={words} settings={settings} focus={Object.keys(form.errors)
              .length === 0} />
          </fieldset>
          <div className="act"><button className="button" type="submit">{said.saveEdit}</button><a href={path}>{said.stopEdit}</a></div>
        </Form>
      ) : null}
    </section>
  );
}
