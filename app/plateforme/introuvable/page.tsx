import type { Metadata } from 'next';
import { currentRequest } from '../../../server/api/request-store.ts';
import { StopPage } from '../../kit/stop-page.tsx';
import { wordsFor } from '../../words/words.ts';
import { PlatformFrame } from '../frame.tsx';

export function generateMetadata(): Metadata {
  return { title: wordsFor(currentRequest().language).platform.stops.missing.title };
}

/** Nothing at this address of the platform (404). */
export default function MissingPage() {
  const { stops } = wordsFor(currentRequest().language).platform;
  return (
    <PlatformFrame home="/">
      <StopPage title={stops.missing.title} lead={stops.missing.lead}><a className="button" href="/">{stops.platform}</a></StopPage>
    </PlatformFrame>
  );
}
