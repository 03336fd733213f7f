import type { ReactNode } from 'react';
import '../kit/kit.css';
import { pageContext } from '../kit/caller.ts';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { tenant, language } = await pageContext();
  return (
    <html lang={language} data-collective={tenant.slug}>
      <head>
        <link rel="stylesheet" href={`/theme.css?v=${tenant.settingsVersion}`} />
        <meta name="robots" content="noindex" />
      </head>
      <body>{children}</body>
    </html>
  );
}
