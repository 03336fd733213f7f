import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { EmptyState } from '../../../../../kit/empty-state.tsx';
import { found } from '../../../../../kit/found.ts';
import { PageHead } from '../../../../../kit/page-head.tsx';
import { Choose } from '../../candidate.tsx';

const PATH = '/bureau/regroupements';
type Props = { params: Promise<{ reference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.title) };
}

export default async function AroundPage({ params }: Props) {
  const { reference } = await params;
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  return <DeskPage room="groupings" path={`${PATH}/autour/${reference}`}><Around reference={Number(reference)} /></DeskPage>;
}

/** One proposal first, then what may be grouped with it: forty lines are ticked as two are. */
async function Around({ reference }: { reference: number }) {
  const [shown, api] = await Promise.all([pageWords(), caller()]);
  const said = shown.words.grouping;
  const { proposal, candidates, abilities } = await found(api.groupings.around({ reference }));
  return (
    <>
      <PageHead title={said.aroundTitle(reference)} left={<a href={PATH}>{said.title}</a>} right={<a href={`${PATH}/separer/${reference}`}>{said.splitLink}</a>} />
      <div className="wrap">
        <form action={`${PATH}/apercu`}>
          <ul className="choose-rows alike">
            <Choose one={proposal} carrier ticked shown={shown} />
            {candidates.map((one) => <Choose key={one.id} one={one} carrier={false} ticked={false} shown={shown} />)}
          </ul>
          {candidates.length === 0 ? <EmptyState title={said.aroundNone}>{said.aroundNoneWhy}</EmptyState> : null}
          {abilities.group ? <p className="stick"><button className="button" type="submit">{said.preview}</button></p> : null}
        </form>
      </div>
    </>
  );
}
