import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { NoticeShown } from '../../../../server/domain/following/queries.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf, themeLabel } from '../../../kit/labels.ts';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Tag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { markAllRead } from './actions.ts';

const PATH = '/compte/avis';
type Props = { searchParams: Promise<{ suite?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.following.notices.title), robots: { index: false } };
}

/** What one was told, the latest first, each with the reason for which it was told. */
export default async function NoticesListPage({ searchParams }: Props) {
  const [{ words, zone, context: { actor, tenant: { settings } } }, asked] = await Promise.all([pageWords(), searchParams]);
  if (actor.kind !== 'person') redirect(`/connexion?suite=${PATH}`);
  const after = oneOf(asked.suite);
  const { notices, next, unread } = await found((await caller()).following.notices({ after }));
  const said = words.following.notices;
  return (
    <Page>
      <PageHead
        title={said.title} lede={unread >= 100 ? said.many : said.lede(unread)}
        left={<span className="trail"><a href="/compte">{words.people.account.title}</a><a href="/compte/suivi">{words.following.page.title}</a></span>}
      />
      <div className="wrap">
        {notices.length === 0 ? <EmptyState title={said.none}>{said.noneWhy}</EmptyState> : (
          <>
            {unread === 0 || after !== null ? null : (
              <form action={markAllRead} className="act mb-8">
                <input type="hidden" name="until" value={notices[0]!.at.toISOString()} />
                <button className="button quiet" type="submit">{said.markRead}</button>
              </form>
            )}
            <ol className="rows indexed">
              {notices.map((notice) => <Line key={notice.id} notice={notice} words={words} zone={zone} settings={settings} />)}
            </ol>
          </>
        )}
        <Pagination previous={after === null ? null : PATH} next={next === null ? null : `${PATH}?suite=${next}`} words={words} />
        <p className="act"><a href="/compte/suivi">{said.toFollows}</a></p>
      </div>
    </Page>
  );
}

function Line({ notice, words, zone, settings }: { notice: NoticeShown; words: Words; zone: string; settings: CollectiveSettings }) {
  const said = words.following;
  const { verb, reason, title, theme, path, hidden, unread, at } = notice;
  const deed = capital((said.deeds as Record<string, string>)[verb] ?? said.deeds.other);
  const shown = hidden ? said.notices.hidden : title === '' ? deed : title;
  return (
    <li>
      <div>
        {unread ? <Tag sign="bell" tone="wait">{said.notices.unread}</Tag> : null}
        <p className="hush"><time dateTime={at.toISOString()}>{formatDay(at, words.language, zone, 'dayMonth')}</time></p>
      </div>
      <div>
        <h3>{hidden ? shown : <a href={path} dir="auto">{shown}</a>}</h3>
        <p>{title === '' && !hidden ? null : `${deed}. `}<span className="hush">{said.reasons[reason](theme === null ? null : themeLabel(settings, theme, words.language))}.</span></p>
      </div>
    </li>
  );
}
