import type { Metadata } from 'next';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.civic.legalTitle) };
}

export default async function LegalPage() {
  const { words: { civic }, context: { tenant: { settings } } } = await pageWords();
  const lines = (['publisher', 'director', 'host', 'privacyContact'] as const).map((field) => ({ field, text: settings.legal[field] }));
  return (
    <Page>
      <PageHead title={civic.legalTitle} />
      {lines.map(({ field, text }) => <Part key={field} id={field} title={civic[field]} tight><p>{text ?? civic.missing}</p></Part>)}
      <Part id="donnees" title={civic.dataTitle}>{civic.data.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</Part>
    </Page>
  );
}
