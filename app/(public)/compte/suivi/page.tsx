import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Followed, FollowsPage } from '../../../../server/domain/following/queries.ts';
import { RHYTHMS } from '../../../../server/domain/following/schema.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { caller } from '../../../kit/caller.ts';
import { CardsField, TickField } from '../../../kit/choice.tsx';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { oneOf, themeLabel } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';
import type { Words } from '../../../words/words.ts';
import { saveRhythm, stopFollowing } from './actions.ts';

type Props = { searchParams: Promise<{ etape?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.following.page.title), robots: { index: false } };
}

/** What one follows, each with its stop, and how often one is written to. */
export default async function FollowsListPage({ searchParams }: Props) {
  const [{ words, zone, context: { actor, tenant: { settings } } }, asked] = await Promise.all([pageWords(), searchParams]);
  if (actor.kind !== 'person') redirect('/connexion?suite=/compte/suivi');
  const page = await (await caller()).following.page();
  const said = words.following.page;
  const step = oneOf(asked.etape);
  return (
    <Page>
      <PageHead
        title={said.title} lede={said.lede(page.follows.length)}
        left={<span className="trail"><a href="/compte">{words.people.account.title}</a><a href="/compte/avis">{said.toNotices}</a></span>}
      />
      <div className="wrap">
        {step === 'rythme' || step === 'fini' ? <Notice tone="yes" live>{step === 'rythme' ? said.saved : said.ended}</Notice> : null}
        {page.refusedAt === null ? null : <Notice tone="no">{said.refused(formatDay(page.refusedAt, words.language, zone, 'dayMonth'))}</Notice>}
      </div>
      <Part title={said.list} id="suivis">
        {page.follows.length === 0 ? <EmptyState title={said.none} level={3}>{said.noneWhy}</EmptyState> : (
          <ul className="plain-list">
            {page.follows.map((follow) => <Line key={follow.id} follow={follow} words={words} zone={zone} settings={settings} />)}
          </ul>
        )}
      </Part>
      <Letters page={page} words={words} />
    </Page>
  );
}

function Line({ follow, words, zone, settings }: { follow: Followed; words: Words; zone: string; settings: CollectiveSettings }) {
  const said = words.following.page;
  const { kind, proposal, meeting, theme } = follow;
  const title = proposal?.title ?? meeting?.title ?? (theme === null ? said.hidden : themeLabel(settings, theme, words.language));
  const href = proposal ? `/propositions/${proposal.reference}` : meeting ? `/rencontres/${meeting.reference}` : theme ? `/propositions?theme=${theme}` : null;
  return (
    <li className="stoppable">
      <div>
        <p>{href === null ? title : <a href={href} dir="auto">{title}</a>}</p>
        <p className="line">
          {proposal ? <StatusTag status={proposal.status} words={words} /> : null}
          <span>{said.kind[kind]}, {said.since(formatDay(follow.since, words.language, zone))}</span>
        </p>
      </div>
      <form action={stopFollowing}>
        <input type="hidden" name="id" value={follow.id} />
        <button className="button quiet" type="submit" aria-label={said.stopOf(title)}>{said.stop}</button>
      </form>
    </li>
  );
}

function Letters({ page, words }: { page: FollowsPage; words: Words }) {
  const said = words.following.page;
  const form = formState('rhythm');
  const { consents } = words.people;
  return (
    <Part title={said.letters} lead={said.lettersLead} id="lettres">
      {page.hasAddress ? (
        <Form action={saveRhythm} form={form} words={words} labels={{ rhythm: said.rhythm }}>
          <CardsField
            name="rhythm" label={said.rhythm} required form={form} words={words} value={page.rhythm}
            choices={RHYTHMS.map((value) => ({ value, ...said.rhythms[value] }))}
          />
          {page.consented ? null : (
            <TickField name="followUpMail" label={consents.follow_up_mail.label} note={consents.follow_up_mail.note} form={form} words={words} />
          )}
          <button className="button" type="submit">{said.save}</button>
        </Form>
      ) : <p>{said.noAddress}</p>}
      <p className="hush mt-4">{said.owed}</p>
    </Part>
  );
}
