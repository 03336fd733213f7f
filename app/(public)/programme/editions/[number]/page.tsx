import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from 'next/navigation';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { found } from '../../../../kit/found.ts';
import { EditionView } from '../../edition-view.tsx';

type Props = { params: Promise<{ number: string }> };

/** Only « 2 » is an address of edition 2. */
const read = cache(async (number: string) => {
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound();
  return found((await caller()).programme.edition({ number: Number(number) }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ number, document }, { words }] = await Promise.all([params.then((at) => read(at.number)), pageWords()]);
  return { title: await pageTitle(words.edition.number(number), document.title), alternates: { canonical: `/programme/editions/${number}` } };
}

/** An edition as it was. */
export default async function EditionAsItWas({ params }: Props) {
  return <EditionView edition={await read((await params).number)} />;
}
