import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { StopPage } from '../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.tooMany.title) };
}

/** Too many writes from one connection (429). */
export default async function TooManyPage() {
  const { words } = await pageWords();
  const { tooMany, home } = words.platform.stops;
  return <Page><StopPage title={tooMany.title} lead={tooMany.lead}><a className="button" href="/">{home}</a></StopPage></Page>;
}
