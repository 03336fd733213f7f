import type { ReactNode } from 'react';
import { currentRequest } from '../../server/api/request-store.ts';
import { chooseLanguage } from '../kit/language-action.ts';
import { Tongues } from '../kit/page-shell.tsx';
import { Sign } from '../kit/sign.tsx';
import { wordsFor } from '../words/words.ts';

/** Header and foot of the platform's pages. `home`: where the name leads, null where we are already there. */
export function PlatformFrame({ home, children }: { home: string | null; children: ReactNode }) {
  const words = wordsFor(currentRequest().language);
  const { shell } = words.common;
  const name = (
    <>
      <Sign name="road" />
      {words.platform.name}
    </>
  );
  return (
    <>
      <a className="skip" href="#contenu">
        {shell.skip}
      </a>
      <header className="wrap top">
        {home === null ? (
          <span className="home">{name}</span>
        ) : (
          <a className="home" href={home}>
            {name}
          </a>
        )}
      </header>
      <main id="contenu" className="page-body">
        {children}
      </main>
      <footer className="foot">
        <div className="wrap last">
          <p className="hush">{shell.promise}</p>
          <Tongues words={words} languages={['fr', 'en']} action={chooseLanguage} />
        </div>
      </footer>
    </>
  );
}
