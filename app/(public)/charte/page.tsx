import type { Metadata } from 'next';
import { inLanguage } from '../../../tenants/settings-fields.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { Markdown } from '../../kit/markdown.tsx';
import { PageHead } from '../../kit/page-head.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.front.about.charter) };
}

/** What everyone here has agreed to: the words that a removal must refer to. */
export default async function CharterPage() {
  const { words, context: { tenant: { settings } } } = await pageWords();
  return (
    <Page>
      <PageHead title={words.front.about.charter} />
      <div className="wrap"><Markdown text={inLanguage(settings.charter, words.language)} className="large" /></div>
    </Page>
  );
}
