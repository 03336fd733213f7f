import type { ReactNode } from 'react';
import '../kit/kit.css';
import { currentRequest } from '../../server/api/request-store.ts';

/** These pages read the host and the language of each request, which a build does not have. */
export const dynamic = 'force-dynamic';

export default function PlatformLayout({ children }: { children: ReactNode }) {
  return <html lang={currentRequest().language}><body>{children}</body></html>;
}
