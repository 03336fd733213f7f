import type { Metadata } from 'next';
import type { ClustersPage } from '../../../../server/domain/grouping/queries.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords, type PageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { capital } from '../../../words/grammar.ts';
import { compareNew, notAlike } from './actions.ts';
import { Choose } from './candidate.tsx';

const PATH = '/bureau/regroupements';
type Asked = { de?: string | string[]; fait?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.title) };
}

export default async function GroupingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { de, fait } = await searchParams;
  const from = /^\d{1,4}$/.test(oneOf(de) ?? '') ? Number(oneOf(de)) : 0;
  return <DeskPage room="groupings" path={PATH}><Clusters from={from} done={oneOf(fait)} /></DeskPage>;
}

async function Clusters({ from, done }: { from: number; done: string | null }) {
  const [shown, api] = await Promise.all([pageWords(), caller()]);
  const { words, noun } = shown;
  const said = words.grouping;
  const page = await api.groupings.clusters({ from });
  const told = done === 'pas-semblables' ? said.apartDone : done === 'comparaison' ? said.asked : null;
  return (
    <>
      <PageHead title={said.title} lede={said.lede(noun)} right={<a href={`${PATH}/faits`}>{said.tabs.made}</a>} />
      <div className="wrap">
        {told === null ? null : <Notice tone="yes" live>{told}</Notice>}
        <Compared page={page} shown={shown} />
        <form className="form compact" action={`${PATH}/autour`}>
          <div className="field">
            <label htmlFor="numero">{said.byNumber}</label>
            <p className="hint" id="numero-aide">{said.byNumberHint}</p>
            <input className="input number" id="numero" name="numero" inputMode="numeric" aria-describedby="numero-aide" />
          </div>
          <button className="button plain" type="submit">{said.byNumberGo}</button>
        </form>
        {page.clusters.length === 0 ? <NothingAlike page={page} shown={shown} /> : (
          <>
            <p className="hush">{capital(said.clusters(page.total))}</p>
            {page.clusters.map((cluster, index) => <Cluster key={cluster.items[0]?.id ?? index} number={from + index + 1} items={cluster.items} page={page} shown={shown} />)}
          </>
        )}
        <Pagination words={words} previous={from === 0 ? null : `${PATH}?de=${Math.max(0, from - 10)}`} next={page.next === null ? null : `${PATH}?de=${page.next}`} />
      </div>
    </>
  );
}

/** Said only of texts that were compared: before that, nobody knows. */
function NothingAlike({ page: { comparing }, shown: { words } }: { page: ClustersPage; shown: PageWords }) {
  if (comparing.all > 0 && comparing.fresh === comparing.all) return null;
  return <div className="mt-8"><EmptyState title={words.grouping.none}>{words.grouping.noneWhy}</EmptyState></div>;
}

function Compared({ page: { comparing, abilities }, shown: { words } }: { page: ClustersPage; shown: PageWords }) {
  const said = words.grouping;
  return (
    <div className="panel mb-8">
      <p>{said.compared(comparing.all, comparing.fresh)}</p>
      {comparing.running ? <p className="hush">{said.comparing}</p> : comparing.fresh > 0 && abilities.group ? (
        <Form action={compareNew} form={formState('compare')} words={words} compact>
          <button className="button plain" type="submit">{said.compare}</button>
        </Form>
      ) : null}
    </div>
  );
}

/** Texts that look alike, one under the other; the first to have come is chosen to carry, whatever its supports. */
function Cluster({ number, items, page, shown }: { number: number; items: ClustersPage['clusters'][number]['items']; page: ClustersPage; shown: PageWords }) {
  const { words } = shown;
  const said = words.grouping;
  const first = items.toSorted((a, b) => a.reference - b.reference)[0];
  if (!first) return null;
  const title = `ensemble-${number}`;
  return (
    <section className="mt-8" aria-labelledby={title}>
      <h2 id={title} className="rule-top">{said.cluster(number)}</h2>
      <form action={`${PATH}/apercu`}>
        <ul className="choose-rows alike">
          {items.map((one) => <Choose key={one.id} one={one} carrier={one.id === first.id} ticked shown={shown} />)}
        </ul>
        {page.abilities.group ? <p className="act"><button className="button" type="submit">{said.preview}</button></p> : null}
      </form>
      <Form action={notAlike} form={formState('apart')} words={words} compact>
        <input type="hidden" name="oneId" value={items[0]!.id} />
        {items.slice(1).map(({ id }) => <input key={id} type="hidden" name="otherIds[]" value={id} />)}
        <button className="button plain" type="submit">{said.apart}<span className="sr"> {said.cluster(number)}</span></button>
      </Form>
    </section>
  );
}
