import type { ReactNode } from 'react';
import '../kit/kit.css';
import { currentRequest } from '../../server/api/request-store.ts';

export default function PlatformLayout({ children }: { children: ReactNode }) {
  return <html lang={currentRequest().language}><body>{children}</body></html>;
}
