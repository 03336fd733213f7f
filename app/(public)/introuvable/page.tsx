import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { StopPage } from '../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.missing.title) };
}

/** Nothing at this address (404): the front door shows this page under whatever address was asked for. */
export default async function MissingPage() {
  const { words } = await pageWords();
  const { stops } = words.platform;
  return (
    <Page>
      <StopPage title={stops.missing.title} lead={stops.missing.lead}>
        <a className="button" href="/">{stops.home}</a>
        <a href="/propositions">{stops.missing.propositions}</a>
      </StopPage>
    </Page>
  );
}
