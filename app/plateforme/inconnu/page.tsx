import type { Metadata } from 'next';
import { currentRequest } from '../../../server/api/request-store.ts';
import { StopPage } from '../../kit/stop-page.tsx';
import { wordsFor } from '../../words/words.ts';
import { apexAddress } from '../address.ts';
import { PlatformFrame } from '../frame.tsx';

export function generateMetadata(): Metadata {
  return { title: wordsFor(currentRequest().language).platform.stops.unknown.title };
}

/** Nobody lives at this host (421). The page never repeats the host it was asked for. */
export default function UnknownHostPage() {
  const { stops } = wordsFor(currentRequest().language).platform;
  const home = apexAddress();
  return (
    <PlatformFrame home={home}>
      <StopPage title={stops.unknown.title} lead={stops.unknown.lead}><a className="button" href={home}>{stops.platform}</a></StopPage>
    </PlatformFrame>
  );
}
