import type { Metadata } from 'next';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { StopPage } from '../../../kit/stop-page.tsx';
import { acceptInvitation, proveAddress } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.invitation.title), robots: { index: false } };
}

/** An invitation is bound to its address: its link alone gives nothing, its address has to be proven first. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ words, context: { tenant } }, { token }, api] = await Promise.all([pageWords(), params, caller()]);
  const said = words.people.invitation;
  const invitation = token.length > 100 ? null : await api.people.invitation({ token });
  if (!invitation) return <Page><StopPage title={said.gone} lead={said.goneLead} /></Page>;
  const accepting = invitation.way === 'accept';
  return (
    <Page>
      <PageHead title={said.title} lede={said.lede(tenant.settings.name, said.roles[invitation.role])} />
      <div className="wrap">
        <p>{said.bound(invitation.address)}</p>
        {invitation.way === 'other_address' ? <Notice tone="wait">{said.other}</Notice> : (
          <Form action={accepting ? acceptInvitation : proveAddress} form={formState(accepting ? 'accept' : 'prove')} words={words}>
            <input type="hidden" name="token" value={token} />
            <button className="button" type="submit">{accepting ? said.accept : said.prove}</button>
          </Form>
        )}
      </div>
    </Page>
  );
}
