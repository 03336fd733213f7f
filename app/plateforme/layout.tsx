import type { ReactNode } from 'react';
import '../kit/kit.css';

export default function PlatformLayout({ children }: { children: ReactNode }) {
  return <html lang="fr"><body>{children}</body></html>;
}
