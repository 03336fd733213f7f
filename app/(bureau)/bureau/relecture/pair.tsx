import type { SheetToRead } from '../../../../server/domain/meetings/reading.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { districtLabel, themeLabel } from '../../../kit/labels.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { SheetFields, sheetLabels } from '../rencontres/[numero]/saisie/sheet-fields.tsx';
import { agree, mend } from './actions.ts';

type Props = { sheet: SheetToRead; settings: CollectiveSettings; words: Words };

/** The words as they were said beside what was typed of them: one agrees, or mends. */
export function SheetPair({ sheet, settings, words, frozen }: Props & { frozen: boolean }) {
  const said = words.rooms.reading;
  const day = formatDay(sheet.typedAt, words.language, settings.timeZone, 'long');
  return (
    <section className="pair-read" aria-labelledby="fiche">
      <h2 id="fiche">{said.sheet(sheet.code)}</h2>
      <p className="hush m-0"><a href={`/rencontres/${sheet.meeting.reference}`}>{words.meetings.number(sheet.meeting.reference)}, {sheet.meeting.title}</a></p>
      <div className="two-sides">
        <Paper sheet={sheet} words={words} />
        <div>
          <h3>{said.typed}</h3>
          <p className="typed-title">{sheet.title}</p>
          <Markdown text={sheet.body} />
          <dl className="facts">
            <Fact term={words.meetings.entry.theme} text={themeLabel(settings, sheet.theme, words.language)} />
            {sheet.district === null ? null : <Fact term={words.meetings.entry.district} text={districtLabel(settings, sheet.district)} />}
            {sheet.voice === 'resident' ? null : <Fact term={words.meetings.entry.voice} text={sheet.organisation ?? capital(words.common.voice[sheet.voice])} />}
          </dl>
          <p className="hush">{sheet.typist === null ? said.on(day) : said.by(sheet.typist, day)}</p>
          {sheet.mayRead ? <Deeds sheet={sheet} settings={settings} words={words} /> : frozen ? null
            : <Notice>{sheet.own ? said.own : said.locked}</Notice>}
        </div>
      </div>
    </section>
  );
}

function Fact({ term, text }: { term: string; text: string }) { return <div className="contents"><dt>{term}</dt><dd>{text}</dd></div>; }

/** What the sheet of paper says: its photo where there is one, its words, and what was noted beside them. */
function Paper({ sheet, words }: Pick<Props, 'sheet' | 'words'>) {
  const said = words.rooms.reading;
  const entry = words.meetings.entry;
  const photos = sheet.files.filter(({ mediaType }) => mediaType === 'image/webp');
  return (
    <div className="paper">
      <h3>{said.paper}</h3>
      {photos.map((file, index) => (
        <img key={file.id} src={`/fichiers/${file.id}`} alt={said.photo(index + 1)} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" />
      ))}
      {sheet.verbatim === null ? <p className="hush">{said.noWords}</p> : <blockquote className="verbatim">{sheet.verbatim}</blockquote>}
      <dl className="facts">
        {sheet.table === null ? null : <Fact term={entry.table} text={sheet.table} />}
        {sheet.hands === null ? null : <Fact term={entry.hands} text={String(sheet.hands)} />}
        {sheet.objections === null ? null : <Fact term={entry.objections} text={sheet.objections} />}
      </dl>
    </div>
  );
}

function Deeds({ sheet, settings, words }: Props) {
  const said = words.rooms.reading;
  const [agreed, mended] = [formState('agree'), formState('mend')];
  const known = (
    <>
      <input type="hidden" name="id" value={sheet.id} />
      <input type="hidden" name="version" value={sheet.version} />
    </>
  );
  return (
    <>
      <Form action={agree} form={agreed} words={words}>{known}<p className="act"><button className="button" type="submit">{said.agree}</button></p></Form>
      <details className="mend" open={Object.keys(mended.errors).length > 0}>
        <summary>{said.mend}</summary>
        <p className="hush">{said.mendLede}</p>
        <Form action={mend} form={mended} words={words} labels={sheetLabels('', words)} compact wide>
          {known}
          <fieldset className="sheet-row free">
            <legend className="sr">{said.sheet(sheet.code)}</legend>
            <SheetFields prefix="" start={sheet} form={mended} words={words} settings={settings} focus={false} />
          </fieldset>
          <p className="act"><button className="button quiet" type="submit">{said.saveMend}</button></p>
        </Form>
      </details>
    </>
  );
}
