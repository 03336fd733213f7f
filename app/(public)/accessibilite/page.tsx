import type { Metadata } from 'next';
import { PageHead } from '../../kit/page-head.tsx';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.civic.accessibilityTitle) };
}

export default async function AccessibilityPage() {
  const { words: { civic } } = await pageWords();
  return (
    <Page>
      <PageHead title={civic.accessibilityTitle} />
      <div className="wrap">
        {civic.accessibility.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
        <p><a href="/mentions">{civic.accessibilityContact}</a></p>
      </div>
    </Page>
  );
}
