import type { Metadata } from 'next';
import { now } from '../../server/domain/clock.ts';
import { inLanguage } from '../../tenants/settings-fields.ts';
import { caller, pageContext } from '../kit/caller.ts';
import { Page, pageWords } from '../kit/collective-page.tsx';
import { FrontView } from './front-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { tenant: { settings }, language } = await pageContext();
  return { title: settings.name, description: settings.tagline === null ? undefined : inLanguage(settings.tagline, language),
    alternates: { types: { 'application/atom+xml': '/reponses.atom' } } };
}

export default async function FrontPage() {
  const [{ words, noun, context }, api] = await Promise.all([pageWords(), caller()]);
  const front = await api.collectives.front();
  return <Page><FrontView front={front} settings={context.tenant.settings} words={words} noun={noun} instant={now()} /></Page>;
}
