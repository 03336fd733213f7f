import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from 'next/navigation';
import type { CommitmentPage, CommitmentSource } from '../../../../server/domain/commitments/queries.ts';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { found } from '../../../kit/found.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { RoadBack, type BackStep } from '../../../kit/road.tsx';
import { TextDifference } from '../../../kit/text-difference.tsx';
import { formatDay } from '../../../kit/time.tsx';
import type { Words } from '../../../words/words.ts';
import { CommitmentTag } from '../commitment-tag.tsx';
import { Steps } from '../steps.tsx';

type Props = { params: Promise<{ reference: string }> };

const read = cache(async (reference: string): Promise<CommitmentPage> => {
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  return found((await caller()).commitments.page({ reference: Number(reference) }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [commitment, { words }] = await Promise.all([params.then(({ reference }) => read(reference)), pageWords()]);
  const url = `/engagements/${commitment.reference}`;
  return { title: await pageTitle(commitment.title, words.commitments.number(commitment.reference)), alternates: { canonical: url } };
}

export default async function OneCommitmentPage({ params }: Props) {
  const [{ words, zone }, commitment] = await Promise.all([pageWords(), params.then(({ reference }) => read(reference))]);
  const said = words.commitments;
  const { reference, edition, state, title, abilities } = commitment;
  return (
    <Page current="commitments">
      <PageHead
        title={title} grand left={<span className="trail"><a href="/engagements">{said.back}</a><span>{said.measure(reference)}</span></span>}
        right={commitment.chapter} lede={said.madeFrom(edition.number)} beside={<CommitmentTag state={state} words={words} big />}
      />
      <Part id="etapes" title={said.stepsTitle} lead={said.stepsLead}>
        <Steps commitment={commitment} words={words} zone={zone} />
        {abilities.moves.length === 0 ? null : <p className="act"><a className="button" href={`/bureau/engagements/${reference}`}>{said.desk.record}</a></p>}
      </Part>
      <Part id="texte" title={said.wordingTitle} lead={said.wordingLead(edition.number)}>
        <Wordings commitment={commitment} words={words} />
        <p><a className="more" href={`/programme/mesures/${reference}`}>{said.toMeasure}</a></p>
      </Part>
      {commitment.wording === null ? null : (
        <Part id="changements" title={said.changedTitle} lead={said.changedLead}>
          <div className="difference" dir="auto">
            <p className="hush">{words.edition.difference.key}</p>
            <p><TextDifference before={commitment.original} after={commitment.wording} words={words} /></p>
          </div>
        </Part>
      )}
      <Part id="origine" title={said.whenceTitle} lead={said.whenceLead}>
        {commitment.sources.length === 0 ? <p>{said.noSource}</p> : commitment.sources.map((source) => (
          <Whence key={source.reference} source={source} commitment={commitment} words={words} zone={zone} />
        ))}
      </Part>
    </Page>
  );
}

function Wordings({ commitment: { original, wording }, words }: { commitment: CommitmentPage; words: Words }) {
  const said = words.commitments;
  if (wording === null) return <Markdown text={original} />;
  return (
    <div className="two wordings">
      <div><h3>{said.printed}</h3><Markdown text={original} /></div>
      <div><h3>{said.today}</h3><Markdown text={wording} /></div>
    </div>
  );
}

/** The road read backwards: the commitment, the measure, the proposal, the room. */
function Whence({ source, commitment, words, zone }: { source: CommitmentSource; commitment: CommitmentPage; words: Words; zone: string }) {
  const said = words.commitments;
  const day = (at: Date) => formatDay(at, words.language, zone, 'long');
  const steps: BackStep[] = [
    { key: 'commitment', title: said.number(commitment.reference), when: day(commitment.madeAt) },
    { key: 'measure', title: said.measure(commitment.reference), href: `/programme/mesures/${commitment.reference}`, when: day(commitment.edition.publishedAt) },
    { key: 'proposal', title: words.proposals.reference(source.reference), href: `/propositions/${source.reference}`, text: source.title },
    source.meeting === null ? { key: 'birth', title: { online: said.online, meeting: said.saidSomewhere, collective: said.collective }[source.origin] }
      : { key: 'birth', title: said.said(source.meeting.place), href: `/rencontres/${source.meeting.reference}`, when: day(source.meeting.startsAt) },
  ];
  return <RoadBack steps={steps} words={words} title={source.title} open={commitment.sources.length === 1} />;
}
