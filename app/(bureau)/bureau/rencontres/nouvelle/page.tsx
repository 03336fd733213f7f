import type { Metadata } from 'next';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { PageHead } from '../../../../kit/page-head.tsx';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { declareMeeting } from '../actions.ts';
import { MeetingFields, meetingLabels } from '../fields.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.form.declareTitle) };
}

export default async function DeclarePage() {
  const { words, context: { tenant: { settings } } } = await pageWords();
  const said = words.meetings.form;
  const form = formState('meeting');
  return (
    <DeskPage room="meetings" path="/bureau/rencontres/nouvelle">
      <PageHead title={said.declareTitle} lede={said.declareLede} left={<a href="/bureau/rencontres">{words.meetings.desk.back}</a>} />
      <div className="wrap">
        <Form action={declareMeeting} form={form} words={words} labels={meetingLabels(words)} once>
          <MeetingFields form={form} words={words} settings={settings} />
          <p className="act"><button className="button" type="submit">{said.send}</button></p>
        </Form>
      </div>
    </DeskPage>
  );
}
