import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital } from '../../../words/grammar.ts';
import { ReportText } from '../../../kit/report-text.tsx';
import { FollowPart } from '../../follow-part.tsx';
import { Fates } from './fates.tsx';
import { Coming, DeskLinks, Facts, Present, type Shown } from './parts.tsx';
import { Said } from './said.tsx';

type Props = { params: Promise<{ numero: string }>; searchParams: Promise<{ suite?: string | string[] }> };

const pageOf = cache(async (numero: string, after: string | null) => {
  if (!/^[1-9]\d{0,8}$/.test(numero)) notFound();
  return found((await caller()).meetings.page({ reference: Number(numero), after }));
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const meeting = await pageOf((await params).numero, oneOf((await searchParams).suite));
  return { title: await pageTitle(meeting.title), description: meeting.description?.slice(0, 200) };
}

export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ numero }, asked, { words, noun, zone, context: { tenant: { settings } } }] = await Promise.all([params, searchParams,
    pageWords()]);
  const meeting = await pageOf(numero, oneOf(asked.suite));
  const said = words.meetings.page;
  const shown: Shown = { meeting, settings, words, noun };
  return (
    <Page current="meetings">
      <PageHead
        title={meeting.title} grand
        left={<span className="trail"><a
          href="/rencontres">{said.all}</a><span>{words.meetings.number(meeting.reference)}</span><span>{capital(words.common.meetingKind[meeting.kind])}</span></span>}
        right={<time dateTime={meeting.startsAt.toISOString()}>{formatDay(meeting.startsAt, words.language, zone, 'full')}</time>}
        beside={<Facts {...shown} />}
      />
      <div className="wrap">
        {meeting.state === 'cancelled' ? <Notice tone="no">{said.cancelled}</Notice> : null}
        {meeting.state === 'declared' && !meeting.held ? <Coming meeting={meeting} words={words} /> : null}
        {meeting.description === null ? null : <Markdown text={meeting.description} className="large" />}
        <DeskLinks {...shown} />
      </div>
      {meeting.state === 'cancelled' || (!meeting.held && meeting.attendance === null) ? null : <Present {...shown} />}
      {!meeting.held || meeting.imported ? null : (
        <Part id="compte-rendu" title={said.report} lead={meeting.state === 'declared' ? null : meeting.state === 'checked' ? said.checked
          : said.unchecked}>
          {meeting.report === null && Object.keys(meeting.sections).length === 0 ? <p className="lede">{said.noReport}</p>
            : <ReportText sections={meeting.sections} report={meeting.report} words={words} />}
        </Part>
      )}
      {meeting.fates.total === 0 ? null : <Fates {...shown} />}
      {meeting.state === 'cancelled' && meeting.items.length === 0 ? null : <Said {...shown} after={oneOf(asked.suite)} />}
      <div className="wrap mt-8"><FollowPart target={{ kind: 'meeting', id: meeting.id }} back={`/rencontres/${meeting.reference}`} /></div>
      {meeting.imported ? (
        <p className="wrap hush mt-8">{said.imported} {meeting.url === null || !/^https?:\/\//.test(meeting.url) ? null
          : <a href={meeting.url} rel="nofollow noopener">{said.source}</a>}</p>
      ) : null}
    </Page>
  );
}
