import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from 'next/navigation';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { firstWords } from '../../../kit/first-words.ts';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { ProposalView } from '../view.tsx';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Read once for the head and the body. Only « 42 » is an address: neither « 042 » nor « 42.0 » is another one of the same page.
 * Its author and its readers see it elsewhere while it is not public; here there is nothing.
 */
const read = cache(async (reference: string) => {
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  const proposal = await found((await caller()).proposals.page({ reference: Number(reference) }));
  if (proposal.reference === null || !proposal.public) notFound();
  return { ...proposal, reference: proposal.reference };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [
    proposal,
    {
      words,
      noun,
      context: { tenant },
    },
  ] = await Promise.all([params.then(({ reference }) => read(reference)), pageWords()]);
  const reference = words.proposals.reference(proposal.reference);
  const description = firstWords(proposal.body);
  const url = `/propositions/${proposal.reference}`;
  return {
    title: await pageTitle(proposal.title, words.proposals.page.of(reference, noun)),
    description,
    alternates: { canonical: url },
    openGraph: { title: proposal.title, description, type: 'article', siteName: tenant.settings.name, url },
  };
}

export default async function ProposalPage({ params, searchParams }: Props) {
  const [{ reference }, asked] = await Promise.all([params, searchParams]);
  return <ProposalView proposal={await read(reference)} step={oneOf(asked.etape)} asked={asked} />;
}
