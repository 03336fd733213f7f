import type { Metadata } from 'next';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { coverageLede, CoverageParts, NeverThere } from '../../../(public)/rencontres/couverture/view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.rooms.coverage.title) };
}

export default function DeskCoverage() {
  return <DeskPage room="coverage"><Coverage /></DeskPage>;
}

/** As everyone sees it, with the way to what is missing: a meeting to announce, people to count. */
async function Coverage() {
  const [{ words, noun, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.meetings.coverage();
  const said = words.rooms.coverage;
  const shown = { page, settings, words, noun };
  return (
    <>
      <PageHead title={said.title} lede={coverageLede(shown)} beside={<a className="button" href="/bureau/rencontres/nouvelle">{words.meetings.desk.declare}</a>} />
      <div className="wrap">
        <NeverThere {...shown} />
        {page.held.uncounted === 0 ? null : <p><a href="/bureau/rencontres?etat=todo">{said.toCount(page.held.uncounted)}</a></p>}
      </div>
      <CoverageParts {...shown} />
    </>
  );
}
