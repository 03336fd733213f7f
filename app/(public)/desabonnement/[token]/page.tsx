import type { Metadata } from 'next';
import { TRPCError } from '@trpc/server';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ etape?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.following.stop.title.letters), robots: { index: false } };
}

/** Where the link at the foot of a letter leads: reading it changes nothing, its one button stops. The front door takes the press. */
export default async function StopPage({ params, searchParams }: Props) {
  const [{ words }, { token }, asked] = await Promise.all([pageWords(), params, searchParams]);
  const said = words.following.stop;
  const stops = await stopped(token);
  if (stops === null) {
    return <Page><PageHead title={said.gone} lede={said.goneLead} /><p className="wrap act"><a className="button" href="/">{said.home}</a></p></Page>;
  }
  const done = oneOf(asked.etape) === 'fait';
  return (
    <Page>
      <PageHead title={said.title[stops]} lede={done ? null : said.lead[stops]} />
      <div className="wrap">
        {done ? (
          <>
            <Notice tone="yes" live>{said.done[stops]}</Notice>
            <p>{said.back}</p>
          </>
        ) : (
          <form action={`/desabonnement/${token}`} method="post"><button className="button big" type="submit">{said.press[stops]}</button></form>
        )}
      </div>
    </Page>
  );
}

/** What the link stops, or null for a link that is none. */
async function stopped(token: string): Promise<'letters' | 'follow' | null> {
  try {
    return (await (await caller()).following.stopPage({ token })).stops;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'PRECONDITION_FAILED' || error.code === 'BAD_REQUEST')) return null;
    throw error;
  }
}
