import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { found } from '../../../../kit/found.ts';
import { oneOf } from '../../../../kit/labels.ts';
import { ProposalView } from '../../view.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ etape?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { words, noun } = await pageWords();
  return { title: await pageTitle(words.proposals.page.pending(noun)), robots: { index: false } };
}

/** A text that is not public, or not any more, for its author and for whoever answers it. Everybody else finds nothing here. */
export default async function SentPage({ params, searchParams }: Props) {
  const [{ id }, { etape }, api] = await Promise.all([params, searchParams, caller()]);
  const proposal = await found(api.proposals.byId({ id }));
  if (proposal.public) redirect(`/propositions/${proposal.reference}`);
  return <ProposalView proposal={proposal} step={oneOf(etape)} />;
}
