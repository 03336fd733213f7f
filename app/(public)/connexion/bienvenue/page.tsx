import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FLOOR_AGE, PSEUDONYM_MAX } from '../../../../server/domain/people/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { CardsField, TickField, type Choice } from '../../../kit/choice.tsx';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { Markdown } from '../../../kit/markdown.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import type { Words } from '../../../words/words.ts';
import { openAccount } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.welcome.title), robots: { index: false } };
}

/** The last step of somebody new: after the proof of who writes, before anything of an account exists. */
export default async function WelcomePage() {
  const [{ words, context: { tenant, language } }, api] = await Promise.all([pageWords(), caller()]);
  const form = formState('welcome');
  const welcome = await api.signIn.welcome();
  if (!welcome) redirect('/connexion');
  const { welcome: said, consents } = words.people;
  const labels = {
    age: said.age, pseudonym: said.pseudonym, charter: consents.charter.label, opinions: consents.opinions.label,
  };
  return (
    <Page>
      <PageHead title={said.title} lede={welcome.byMail ? said.lede : said.ledeProvider} />
      <div className="wrap">
        <Form action={openAccount} form={form} words={words} labels={labels}>
          <CardsField name="age" label={said.age} hint={said.ageHint} required form={form} words={words} choices={ages(tenant.settings.minimumAge, words)} />
          <TextField
            name="pseudonym" label={said.pseudonym} hint={said.pseudonymHint} value={welcome.pseudonym} max={PSEUDONYM_MAX} autoComplete="off"
            required form={form} words={words}
          />
          <h2>{said.needed}</h2>
          <details>
            <summary>{said.charter}</summary>
            <Markdown text={tenant.settings.charter[language] ?? tenant.settings.charter.fr} />
          </details>
          <TickField name="charter" label={consents.charter.label} note={consents.charter.note} required form={form} words={words} />
          <TickField name="opinions" label={consents.opinions.label} note={consents.opinions.note} required form={form} words={words} />
          {welcome.byMail ? (
            <>
              <h2>{said.chosen}</h2>
              <TickField name="followUpMail" label={consents.follow_up_mail.label} note={consents.follow_up_mail.note} form={form} words={words} />
              <TickField name="newsletter" label={consents.newsletter.label} note={consents.newsletter.note} form={form} words={words} />
            </>
          ) : null}
          <button className="button" type="submit">{said.open}</button>
        </Form>
      </div>
    </Page>
  );
}

/** A neutral question: no answer is chosen beforehand, and none says which one opens the door. */
function ages(minimum: number, words: Words): Choice[] {
  const said = words.people.welcome;
  return [
    { value: 'under_floor', label: said.under(FLOOR_AGE) },
    ...(minimum > FLOOR_AGE ? [{ value: 'under_minimum', label: said.between(FLOOR_AGE, minimum - 1) }] : []),
    { value: 'old_enough', label: said.atLeast(minimum) },
  ];
}
