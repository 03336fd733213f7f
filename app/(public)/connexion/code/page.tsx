import type { Metadata } from 'next';
import { env } from '../../../../server/env.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { enterCode } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.code.title), robots: { index: false } };
}

/** The same page for every address that was typed, known or not, answered or not. */
export default async function CodePage() {
  const { words } = await pageWords();
  const said = words.people.code;
  const form = formState('code');
  return (
    <Page>
      <PageHead title={said.title} lede={said.lede} />
      <div className="wrap">
        <Form action={enterCode} form={form} words={words} labels={{ code: said.field }}>
          <TextField name="code" label={said.field} hint={said.hint} inputMode="numeric" autoComplete="one-time-code" max={12} className="number" required form={form} words={words} />
          <button className="button" type="submit">{said.enter}</button>
        </Form>
        <p><a href="/connexion">{said.again}</a></p>
        {env().mode === 'demo' ? <p><a href="/_courrier">{said.mailbox}</a></p> : null}
      </div>
    </Page>
  );
}
