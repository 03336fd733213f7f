import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from 'next/navigation';
import type { MeasurePage } from '../../../../../server/domain/programme/published.ts';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { Conversation, type Asked } from '../../../../kit/conversation.tsx';
import { found } from '../../../../kit/found.ts';
import { Markdown } from '../../../../kit/markdown.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { RoadBack } from '../../../../kit/road.tsx';
import { WordingDifference } from '../../../../kit/text-difference.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { grammar } from '../../../../words/grammar.ts';
import { CommitmentTag } from '../../../engagements/commitment-tag.tsx';
import { sourceSteps, type Telling } from '../../whence.ts';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<Asked> };

/** Only « 12 » is an address of measure 12; one that was never published has none. */
const read = cache(async (reference: string) => {
  if (!/^[1-9]\d{0,5}$/.test(reference)) notFound();
  return found((await caller()).programme.measure({ reference: Number(reference) }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ measure, reference }, { words }] = await Promise.all([params.then((at) => read(at.reference)), pageWords()]);
  return { title: await pageTitle(measure.title, words.edition.measure(reference)), alternates: { canonical: `/programme/mesures/${reference}` } };
}

/** A measure of the programme: its text, its roads back to each room, and what each edition changed of it. */
export default async function PublishedMeasure({ params, searchParams }: Props) {
  const [page, { words, noun, zone }] = await Promise.all([params.then(({ reference }) => read(reference)), pageWords()]);
  const said = words.edition;
  const { measure, reference, chapter, edition } = page;
  return (
    <Page current="programme">
      <PageHead
        grand title={measure.title} right={said.measure(reference)}
        left={<span className="trail"><a href="/programme">{words.common.navigation.programme}</a><a href={`/programme/editions/${edition.number}#chapitre-${chapter.place}`}>{chapter.title}</a></span>}
      />
      <div className="wrap">
        {page.gone ? <Notice tone="wait">{said.page.gone(edition.number)}</Notice> : null}
        <Markdown className="large" text={measure.paragraphs.map(({ text }) => text).join('\n\n')} />
        <p className="hush mt-4">{said.page.published(edition.number, formatDay(edition.publishedAt, words.language, zone))}. <a href={`/programme/editions/${edition.number}#mesure-${reference}`}>{said.page.seeInside}</a></p>
        {page.commitment === null ? null : (
          <p className="mt-4"><CommitmentTag state={page.commitment.state} words={words} /> <a href={`/engagements/${reference}`}>{words.commitments.fromMeasure}</a></p>
        )}
      </div>
      <Roads page={page} telling={{ words, noun, zone }} />
      <Wordings page={page} telling={{ words, noun, zone }} />
      <div className="wrap page"><Conversation about={{ measure: page.id }} path={`/programme/mesures/${reference}`} asked={await searchParams} /></div>
    </Page>
  );
}

function Roads({ page: { measure, reference, edition }, telling }: { page: MeasurePage; telling: Telling }) {
  const { words, noun } = telling;
  const said = words.edition.page;
  return (
    <Part id="chemins" title={said.road} lead={said.roadWhy(measure.sources.length, noun)}>
      {measure.sources.map((source) => (
        <RoadBack
          key={source.reference} open words={words} title={said.source(words.proposals.reference(source.reference), source.title)}
          steps={sourceSteps({ reference, edition: edition.number }, source, telling)}
        />
      ))}
    </Part>
  );
}

function Wordings({ page: { wordings, editions }, telling: { words, zone } }: { page: MeasurePage; telling: Telling }) {
  const said = words.edition.page;
  const { list } = grammar(words.language);
  return (
    <Part id="versions" title={said.wordings} lead={said.wordingsWhy}>
      <p>{said.inEditions(list(editions.map((number) => words.edition.number(number))))}</p>
      {wordings.map(({ edition, publishedAt, change }) => {
        const day = formatDay(publishedAt, words.language, zone);
        return change === null ? <p key={edition}><a href={`/programme/editions/${edition}`}>{said.firstWording(edition)}</a>, {day}.</p> : (
          <details key={edition} open>
            <summary>{said.changedIn(edition, day)}</summary>
            <WordingDifference change={change} words={words} />
          </details>
        );
      })}
    </Part>
  );
}
