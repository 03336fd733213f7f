import type { Metadata } from 'next';
import type { MeetingForm } from '../../../../../../server/domain/meetings/desk.ts';
import { SECTIONS } from '../../../../../../server/domain/meetings/schema.ts';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../../kit/page-head.tsx';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { grammar } from '../../../../../words/grammar.ts';
import { errorText, type Words } from '../../../../../words/words.ts';
import { MeetingTag } from '../../../../../(public)/rencontres/meeting-tag.tsx';
import { ReportText } from '../../../../../kit/report-text.tsx';
import { checkMeeting, reportMeeting } from '../../actions.ts';
import { meetingOf } from '../form-of.ts';

type Props = { params: Promise<{ numero: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.report.title) };
}

export default async function ReportPage({ params }: Props) {
  const { numero } = await params;
  return <DeskPage room="meetings" path={`/bureau/rencontres/${encodeURIComponent(numero)}/compte-rendu`}><Report numero={numero}
    /></DeskPage>;
}

async function Report({ numero }: { numero: string }) {
  const { words } = await pageWords();
  const meeting = await meetingOf(numero);
  const said = words.meetings.report;
  const written = meeting.state === 'reported' || meeting.state === 'checked';
  return (
    <>
      <PageHead
        title={said.title} lede={written ? null : said.lede} right={<MeetingTag state={meeting.state} words={words} />}
        left={<span className="trail"><a href="/bureau/rencontres">{words.meetings.desk.back}</a><a
          href={`/rencontres/${meeting.reference}`}>{words.meetings.number(meeting.reference)}, {meeting.title}</a></span>}
      />
      {written ? <Check meeting={meeting} words={words} /> : null}
      {meeting.abilities.report ? (
        written ? <Part id="corriger" title={said.again} lead={said.againWhy}><ReportForm meeting={meeting} words={words} /></Part>
          : <div className="wrap"><ReportForm meeting={meeting} words={words} /></div>
      ) : <div className="wrap"><Notice>{meeting.state === 'declared' ? said.notYet
        : errorText(words, 'meeting.transition_forbidden')}</Notice></div>}
    </>
  );
}

/** What was written, to be read by a second person. */
function Check({ meeting, words }: { meeting: MeetingForm; words: Words }) {
  const said = words.meetings.report;
  const { number } = grammar(words.language);
  const form = formState('check');
  const counts: [string, number | null][] = [[said.attendance, meeting.attendance], [said.under25, meeting.bands.under25],
    [said.from25to64, meeting.bands.from25to64], [said.over64, meeting.bands.over64]];
  return (
    <Part id="relire" title={meeting.abilities.check ? said.checkTitle : said.written} lead={meeting.abilities.check ? said.checkWhy
      : null}>
      <dl className="facts">
        {counts.map(([label, n]) => (n === null ? null : <div className="contents" key={label}><dt>{label}</dt><dd>{number(n)}</dd></div>))}
      </dl>
      <div className="mt-6"><ReportText sections={meeting.sections} report={meeting.report} words={words} /></div>
      {meeting.abilities.sameReader ? <Notice>{said.sameReader}</Notice> : null}
      {meeting.abilities.check ? (
        <Form action={checkMeeting} form={form} words={words}>
          <input type="hidden" name="id" value={meeting.id} />
          <input type="hidden" name="version" value={meeting.version} />
          <p className="act"><button className="button" type="submit">{said.check}</button></p>
        </Form>
      ) : null}
    </Part>
  );
}

function ReportForm({ meeting, words }: { meeting: MeetingForm; words: Words }) {
  const said = words.meetings.report;
  const form = formState('report');
  const labels = { attendance: said.attendance, under25: said.under25, from25to64: said.from25to64, over64: said.over64,
    report: said.text, ...words.rooms.sections };
  const number = { type: 'number' as const, inputMode: 'numeric' as const, min: 0, form, words };
  return (
    <Form action={reportMeeting} form={form} words={words} labels={labels}>
      <input type="hidden" name="id" value={meeting.id} />
      <input type="hidden" name="version" value={meeting.version} />
      <TextField {...number} name="attendance" label={said.attendance} value={meeting.attendance} required />
      <fieldset className="field">
        <legend>{said.bands}</legend>
        <p className="hint">{said.bandsHint}</p>
        <div className="pair three free">
          <TextField {...number} name="under25" label={said.under25} value={meeting.bands.under25} />
          <TextField {...number} name="from25to64" label={said.from25to64} value={meeting.bands.from25to64} />
          <TextField {...number} name="over64" label={said.over64} value={meeting.bands.over64} />
        </div>
      </fieldset>
      {SECTIONS.map((name) => (
        <TextareaField
          key={name} name={name} label={words.rooms.sections[name]} hint={words.rooms.sectionHints[name]} value={meeting.sections[name] ?? null} max={5_000} rows={4}
          form={form} words={words}
        />
      ))}
      <TextareaField name="report" label={said.text} hint={said.textHint} value={meeting.report} max={10_000} rows={8} form={form}
        words={words} />
      <p className="act"><button className="button" type="submit">{said.send}</button></p>
    </Form>
  );
}
