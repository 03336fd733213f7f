import type { Metadata } from 'next';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { EmptyState } from '../../../../kit/empty-state.tsx';
import { oneOf } from '../../../../kit/labels.ts';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead } from '../../../../kit/page-head.tsx';
import { Pagination } from '../../../../kit/pagination.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { capital } from '../../../../words/grammar.ts';

const PATH = '/bureau/regroupements';
type Asked = { suite?: string | string[]; fait?: string | string[] };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.tabs.made) };
}

export default async function MadePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { suite, fait } = await searchParams;
  const after = oneOf(suite);
  return <DeskPage room="groupings" path={`${PATH}/faits`}><Made after={after !== null && UUID.test(after) ? after : null} done={oneOf(fait)} /></DeskPage>;
}

async function Made({ after, done }: { after: string | null; done: string | null }) {
  const [{ words, noun, zone }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.grouping;
  const { items, next, total } = await api.groupings.made({ after });
  const day = (at: Date) => formatDay(at, words.language, zone, 'long');
  const told = ({ regroupees: said.merged, defait: said.undone, separee: said.split } as Record<string, string>)[done ?? ''];
  return (
    <>
      <PageHead title={said.tabs.made} lede={capital(said.madeTotal(total))} left={<a href={PATH}>{said.title}</a>} />
      <div className="wrap">
        {told === undefined ? null : <Notice tone="yes" live>{told}</Notice>}
        {items.length === 0 ? <EmptyState title={said.madeNone} action={<a href={PATH}>{said.tabs.alike}</a>}>{said.madeNoneWhy}</EmptyState> : (
          <ul className="rows">
            {items.map((one) => (
              <li key={one.id}>
                <h2 className="sub">
                  <a href={`/propositions/${one.carrier.reference}`}>
                    {one.kind === 'merge' ? said.madeMerge(one.carrier.reference, one.members, noun) : said.madeSplit(one.carrier.reference)}
                  </a>
                </h2>
                <p dir="auto">{one.carrier.title}</p>
                <div className="line">
                  <span>{said.madeOn(day(one.madeAt))}</span>
                  {one.undoneAt === null ? null : <span>{said.undoneOn(day(one.undoneAt))}</span>}
                  <span dir="auto">{one.reason}</span>
                </div>
                {one.undoneAt === null ? (
                  <p className="act"><a href={`${PATH}/faits/${one.id}`}>{said.undo}<span className="sr"> {words.proposals.reference(one.carrier.reference)}</span></a></p>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        <Pagination words={words} previous={after === null ? null : `${PATH}/faits`} next={next === null ? null : `${PATH}/faits?suite=${next}`} />
      </div>
    </>
  );
}
