import type { Metadata } from 'next';
import type { MeetingForm } from '../../../../../server/domain/meetings/desk.ts';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { formState } from '../../../../kit/form-action.ts';
import type { FormState } from '../../../../kit/form-state.ts';
import { Form } from '../../../../kit/form.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { capital } from '../../../../words/grammar.ts';
import { errorText, type Words } from '../../../../words/words.ts';
import { MeetingTag } from '../../../../(public)/rencontres/meeting-tag.tsx';
import { cancelMeeting, editMeeting } from '../actions.ts';
import { MeetingFields, meetingLabels } from '../fields.tsx';
import { meetingOf } from './form-of.ts';

type Props = { params: Promise<{ numero: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.form.editTitle) };
}

export default async function EditMeetingPage({ params }: Props) {
  const { numero } = await params;
  return <DeskPage room="meetings" path={`/bureau/rencontres/${encodeURIComponent(numero)}`}><Edit numero={numero} /></DeskPage>;
}

async function Edit({ numero }: { numero: string }) {
  const { words, context: { tenant: { settings } } } = await pageWords();
  const meeting = await meetingOf(numero);
  const said = words.meetings.form;
  const form = formState('meeting');
  const cancel = formState('cancel');
  return (
    <>
      <PageHead
        title={meeting.title} left={<span className="trail"><a
          href="/bureau/rencontres">{words.meetings.desk.back}</a><span>{words.meetings.number(meeting.reference)}</span></span>}
        right={<MeetingTag state={meeting.state} words={words} />}
      />
      <div className="wrap">
        {meeting.abilities.edit ? (
          <Form action={editMeeting} form={form} words={words} labels={meetingLabels(words)}>
            <Conflict form={form} meeting={meeting} words={words} />
            <input type="hidden" name="id" value={meeting.id} />
            <input type="hidden" name="version" value={meeting.version} />
            <MeetingFields form={form} words={words} settings={settings} kept={meeting} />
            <p className="act"><button className="button" type="submit">{said.save}</button></p>
          </Form>
        ) : <Notice>{errorText(words, 'meeting.transition_forbidden')}</Notice>}
      </div>
      {meeting.abilities.cancel ? (
        <Part id="annuler" title={said.cancelTitle} lead={said.cancelWhy}>
          <Form action={cancelMeeting} form={cancel} words={words}>
            <input type="hidden" name="id" value={meeting.id} />
            <input type="hidden" name="version" value={meeting.version} />
            <button className="button grave" type="submit">{said.cancel}</button>
          </Form>
        </Part>
      ) : null}
    </>
  );
}

/** Somebody changed it meanwhile: what stands now is shown beside what was typed, and sending again replaces it knowingly. */
function Conflict({ form, meeting, words }: { form: FormState; meeting: MeetingForm; words: Words }) {
  if (form.errors['']?.code !== 'meeting.version_conflict') return null;
  const said = words.meetings.form;
  const typed = (name: string) => String(form.values[name] ?? '');
  const now: [string, string, string][] = [
    ['kind', said.kind, capital(words.common.meetingKind[meeting.kind])], ['title', said.title, meeting.title],
    ['day', said.day, meeting.day], ['hour', said.hour, meeting.hour],
    ['endHour', said.endHour, meeting.endHour ?? ''], ['place', said.place, meeting.place],
    ['description', said.description, meeting.description ?? ''],
    ['facilitators', said.facilitators, meeting.facilitators.join('\n')],
  ];
  const differing = now.filter(([name, , kept]) => (name === 'kind' ? typed(name) !== meeting.kind : typed(name) !== kept));
  return (
    <Notice tone="wait" title={said.conflict}>
      <dl className="facts">{differing.map(([name, label, kept]) =>
        <div className="contents" key={name}><dt>{label}</dt><dd>{kept || words.common.none}</dd></div>)}</dl>
    </Notice>
  );
}
