import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { nextPath } from '../../../server/auth/next-path.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { TextField } from '../../kit/field.tsx';
import { formState } from '../../kit/form-action.ts';
import { valueOf } from '../../kit/form-state.ts';
import { Form } from '../../kit/form.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { askLetter } from './actions.ts';
import { DemoPeople } from './demo-people.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.signIn.title), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ suite?: string; erreur?: string }> }) {
  const [{ words, context: { actor } }, query] = await Promise.all([pageWords(), searchParams]);
  const form = formState('letter');
  const next = nextPath(valueOf(form, 'suite') ?? (typeof query.suite === 'string' ? query.suite : null));
  if (actor.kind === 'person') redirect(next === '/' ? '/compte' : next);
  const { email, oidc, demo } = await (await caller()).signIn.page();
  const said = words.people.signIn;
  return (
    <Page>
      <PageHead title={said.title} lede={email ? said.lede : null} />
      <div className="wrap">
        {query.erreur === 'oidc' ? <Notice tone="no">{said.providerFailed}</Notice> : null}
        {email ? (
          <Form action={askLetter} form={form} words={words} labels={{ email: said.email }}>
            <input type="hidden" name="suite" value={next} />
            <TextField name="email" label={said.email} hint={said.emailHint} type="email" inputMode="email" autoComplete="email" max={320} required form={form} words={words} />
            <button className="button" type="submit">{said.ask}</button>
          </Form>
        ) : null}
        {email && oidc ? <p className="hush">{said.or}</p> : null}
        {oidc ? (
          <form className="form" action="/api/auth/signin/oidc" method="post">
            <input type="hidden" name="callbackUrl" value={next} />
            <p><button className={`button${email ? ' quiet' : ''}`} type="submit">{said.withProvider(oidc.label)}</button></p>
          </form>
        ) : null}
        <p className="hush">{said.reason}</p>
      </div>
      {demo.length === 0 ? null : (
        <Part title={said.demoTitle} lead={said.demoLead} id="demonstration"><DemoPeople people={demo} next={next} words={words} /></Part>
      )}
    </Page>
  );
}
