import type { Metadata } from 'next';
import { Missing } from '../missing.tsx';
import { pageTitle, pageWords } from '../../kit/collective-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.platform.stops.missing.title) };
}

/** Nothing at this address (404): the front door shows this page under whatever address was asked for. */
export default function MissingPage() {
  return <Missing />;
}
