import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { caller } from '../../kit/caller.ts';
import { TickField } from '../../kit/choice.tsx';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { SelectField, TextField } from '../../kit/field.tsx';
import { formState } from '../../kit/form-action.ts';
import { Form } from '../../kit/form.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { PSEUDONYM_MAX } from '../../../server/domain/people/schema.ts';
import type { AccountPage as Account } from '../../../server/domain/people/queries.ts';
import { saveMail, saveProfile } from './actions.ts';
import { Consents, Following, Mine, Roles, Sessions } from './parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.account.title), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ etape?: string }> }) {
  const [{ words, zone, context: { actor } }, query] = await Promise.all([pageWords(), searchParams]);
  if (actor.kind !== 'person') redirect('/connexion?suite=/compte');
  const account = await (await caller()).people.account();
  const said = words.people.account;
  return (
    <Page>
      <PageHead title={said.title} lede={words.common.shell.signedInAs(account.pseudonym)} />
      {query.etape === 'enregistre' ? <div className="wrap"><Notice tone="yes" live>{said.saved}</Notice></div> : null}
      <Following words={words} />
      <Mine account={account} words={words} zone={zone} />
      <Profile account={account} />
      <Mail account={account} />
      <Roles account={account} words={words} zone={zone} />
      <Sessions account={account} words={words} />
      <Consents account={account} words={words} zone={zone} />
    </Page>
  );
}

async function Profile({ account }: { account: Account }) {
  const { words, context: { tenant } } = await pageWords();
  const said = words.people.account;
  const form = formState('profile');
  const languages = tenant.settings.languages.map((value) => ({ value, label: words.common.languages[value] }));
  return (
    <Part title={said.profile} id="profil">
      <Form action={saveProfile} form={form} words={words} labels={{ pseudonym: said.pseudonym, name: said.name }}>
        <TextField name="pseudonym" label={said.pseudonym} value={account.pseudonym} max={PSEUDONYM_MAX} required form={form} words={words} />
        <TextField name="name" label={said.name} hint={said.nameHint} value={account.name} max={80} autoComplete="name" form={form} words={words} />
        <SelectField name="language" label={said.language} value={account.language} options={languages} required form={form} words={words} />
        <p className="hush">{account.email === null ? said.noEmail : said.email(account.email)}</p>
        <button className="button" type="submit">{said.save}</button>
      </Form>
    </Part>
  );
}

async function Mail({ account }: { account: Account }) {
  const { words } = await pageWords();
  const said = words.people.account;
  const { consents } = words.people;
  const form = formState('mail');
  const given = new Set(account.consents.map(({ purpose }) => purpose));
  if (account.email === null) return null;
  return (
    <Part title={said.mail} lead={said.mailLead} id="lettres">
      <Form action={saveMail} form={form} words={words}>
        <TickField
          name="followUpMail" label={said.mailFollow} note={consents.follow_up_mail.label} checked={given.has('follow_up_mail')} form={form} words={words}
        />
        <TickField name="newsletter" label={consents.newsletter.label} note={consents.newsletter.note} checked={given.has('newsletter')} form={form} words={words} />
        <button className="button quiet" type="submit">{said.saveMail}</button>
      </Form>
    </Part>
  );
}
