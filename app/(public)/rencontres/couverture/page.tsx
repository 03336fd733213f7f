import type { Metadata } from 'next';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { coverageLede, CoverageParts, NeverThere } from './view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.rooms.coverage.title) };
}

export default async function PublicCoverage() {
  const [{ words, noun, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.meetings.coverage();
  const said = words.rooms.coverage;
  const shown = { page, settings, words, noun };
  const nothing = page.held.meetings === 0;
  return (
    <Page current="meetings">
      <PageHead title={said.title} lede={nothing ? null : coverageLede(shown)} left={<a href="/rencontres">{words.meetings.page.all}</a>} />
      <div className="wrap">{nothing ? <EmptyState title={said.nothing}>{said.nothingWhy}</EmptyState> : <NeverThere {...shown} />}</div>
      {nothing ? null : <CoverageParts {...shown} />}
    </Page>
  );
}
