import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { StopPage } from '../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.closed.title) };
}

export default async function NotYetPage() {
  const { words, context: { tenant } } = await pageWords();
  const { stops } = words.platform;
  return (
    <Page>
      <StopPage title={stops.closed.title} lead={stops.closed.lead(tenant.settings.name)}>
        <a href="/connexion">{stops.closed.signIn}</a>
      </StopPage>
    </Page>
  );
}
