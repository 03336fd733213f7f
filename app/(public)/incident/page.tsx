import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { StopPage } from '../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.broken.title) };
}

/** Something failed on our side (500): the front door shows this page, which asks the database for nothing but the collective. */
export default async function IncidentPage() {
  const { words } = await pageWords();
  const { broken, home } = words.platform.stops;
  return <Page><StopPage title={broken.title} lead={broken.lead}><a className="button" href="/">{home}</a></StopPage></Page>;
}
