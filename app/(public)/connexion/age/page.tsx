import type { Metadata } from 'next';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { StopPage } from '../../../kit/stop-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.age.title), robots: { index: false } };
}

/** For whoever is too young for an account here: nothing of them was kept, and everything can be read. */
export default async function AgePage() {
  const { words, context: { tenant } } = await pageWords();
  const said = words.people.age;
  return <Page><StopPage title={said.title} lead={said.lead(tenant.settings.minimumAge)}><a className="button" href="/propositions">{said.read}</a></StopPage></Page>;
}
