import type { Metadata } from 'next';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { PageHead } from '../../../../kit/page-head.tsx';
import { StopPage } from '../../../../kit/stop-page.tsx';
import { enterLink } from '../../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.link.title), robots: { index: false } };
}

/** Mail scanners open links: looking at this page signs nobody in and uses nothing up. Its button does. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ words }, { token }, api] = await Promise.all([pageWords(), params, caller()]);
  const said = words.people.link;
  const form = formState('link');
  const link = token.length > 100 ? null : await api.signIn.link({ token });
  if (!link) {
    return <Page><StopPage title={said.gone} lead={said.goneLead}><a className="button" href="/connexion">{said.again}</a></StopPage></Page>;
  }
  return (
    <Page>
      <PageHead title={said.title} lede={said.lede(link.address)} />
      <div className="wrap">
        <Form action={enterLink} form={form} words={words}>
          <input type="hidden" name="token" value={token} />
          {link.hasDraft ? <p>{said.draft}</p> : null}
          <button className="button" type="submit">{said.enter}</button>
        </Form>
        <p className="hush">{said.notMine}</p>
      </div>
    </Page>
  );
}
