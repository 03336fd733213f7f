import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { StopPage } from '../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.archived.title) };
}

export default async function ArchivedPage() {
  const { words, context: { tenant } } = await pageWords();
  const { stops } = words.platform;
  return (
    <Page>
      <StopPage title={stops.archived.title} lead={stops.archived.lead(tenant.settings.name)}>
        <a href="/">{stops.home}</a>
      </StopPage>
    </Page>
  );
}
