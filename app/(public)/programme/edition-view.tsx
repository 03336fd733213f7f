import type { EditionChapter, EditionMeasure, EditionSource } from '../../../server/domain/programme/edition-schema.ts';
import type { EditionPage } from '../../../server/domain/programme/published.ts';
import { Page, pageWords } from '../../kit/collective-page.tsx';
import { Markdown } from '../../kit/markdown.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { RoadBack } from '../../kit/road.tsx';
import { shareOf } from '../../kit/share-sentence.tsx';
import { EditionCheck } from './edition-check.tsx';
import { isBeingWritten } from './validated-view.tsx';
import { bornText, dayOf, measureSteps, type Telling } from './whence.ts';

/** An edition whole, as a document one would print: contents, chapters, numbered measures with their sources in the margin. */
export async function EditionView({ edition }: { edition: EditionPage }) {
  const { words, noun, zone, context: { tenant: { settings } } } = await pageWords();
  const { document, number } = edition;
  const telling = { words, noun, zone };
  const said = words.edition;
  const sources = uniqueSources(document.chapters);
  const rooms = sources.filter(({ origin }) => origin === 'meeting').length;
  const measures = document.chapters.flatMap((chapter) => chapter.measures).length;
  return (
    <Page current="programme">
      <PageHead
        grand title={document.collective} left={document.title} right={said.folio(number, dayOf(document.day, telling))}
        lede={said.lede(measures, sources.length, noun)} beside={<Facts edition={edition} share={shareOf(rooms, sources.length, words)} telling={telling} />}
      />
      {number === edition.latest ? null : (
        <div className="wrap"><Notice><p>{said.earlier(edition.latest)} <a href="/programme">{said.seeCurrent}</a></p></Notice></div>
      )}
      <div className="wrap"><Contents chapters={document.chapters} telling={telling} /></div>
      {document.chapters.map((chapter, index) => <Chapter key={chapter.id} chapter={chapter} number={index + 1} edition={number} telling={telling} />)}
      <div className="wrap">
        <p className="lede mt-8">{said.notHere} <a href="/propositions?statut=validated">{said.allAnswered}</a>, <a href="/propositions">{said.stillWaiting(noun)}</a>.</p>
        {isBeingWritten(settings) ? <p className="no-print"><a className="more" href="/programme/brouillon">{said.before.draft}</a> <span className="hush">{said.before.draftWhy}</span></p> : null}
      </div>
      <EditionCheck edition={edition} words={words} />
    </Page>
  );
}

function Facts({ edition: { document, number }, share, telling: { words } }: { edition: EditionPage; share: string; telling: Telling }) {
  const said = words.edition;
  return (
    <>
      {document.note === null ? null : <p dir="auto">{document.note}</p>}
      <p>{said.facts(share)} {said.frozen}</p>
      <p className="act no-print">
        <a className="button quiet" href={`/programme/editions/${number}.pdf`}>{words.booklet.pdf}</a><a href={`/programme/editions/${number}.odt`}>{words.booklet.odt}</a>
        <a href="/programme/editions">{said.all}</a><a href={`/programme/editions/${number}.json`}>{said.data}</a></p>
    </>
  );
}

function uniqueSources(chapters: readonly EditionChapter[]): EditionSource[] {
  const all = chapters.flatMap(({ measures }) => measures.flatMap(({ sources }) => sources));
  return [...new Map(all.map((source) => [source.reference, source])).values()];
}

function Contents({ chapters, telling: { words, noun } }: { chapters: readonly EditionChapter[]; telling: Telling }) {
  const said = words.edition;
  return (
    <nav className="toc" aria-labelledby="chapitres">
      <h2 id="chapitres">{said.chapters}</h2>
      <ol>
        {chapters.map((chapter, index) => (
          <li key={chapter.id}>
            <a href={`#chapitre-${index + 1}`}>
              <b>{index + 1}</b>{chapter.title}
              <small>{said.contents(chapter.measures.length, uniqueSources([chapter]).length, noun)}</small>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Chapter({ chapter, number, edition, telling }: { chapter: EditionChapter; number: number; edition: number; telling: Telling }) {
  return (
    <section className="wrap chap" id={`chapitre-${number}`} aria-labelledby={`c${number}`}>
      <header>
        <b aria-hidden="true">{number}</b>
        <h2 id={`c${number}`}><span className="sr">{telling.words.edition.chapter(number)}</span>{chapter.title}</h2>
      </header>
      {chapter.introduction === null ? null : <div className="lede" dir="auto">{chapter.introduction}</div>}
      {chapter.measures.map((measure) => <Measure key={measure.id} measure={measure} edition={edition} telling={telling} />)}
    </section>
  );
}

function Measure({ measure, edition, telling }: { measure: EditionMeasure; edition: number; telling: Telling }) {
  const { words } = telling;
  const said = words.edition;
  const { reference, title, paragraphs, sources } = measure;
  return (
    <article className="m" id={`mesure-${reference}`}>
      <a className="no" href={`/programme/mesures/${reference}`} aria-label={said.directLink(reference)}>{reference}</a>
      <div>
        <h3 dir="auto">{title}</h3>
        <Markdown text={paragraphs.map(({ text }) => text).join('\n\n')} />
      </div>
      <aside className="notes" aria-label={said.notes(reference)}>
        <ul>{sources.map((source) => <Note key={source.reference} source={source} telling={telling} />)}</ul>
      </aside>
      <RoadBack steps={measureSteps(measure, edition, telling)} title={said.whence} words={words} />
    </article>
  );
}

/** Who asked for it, where, and the vote: one line in the margin. */
function Note({ source, telling }: { source: EditionSource; telling: Telling }) {
  const { words, noun } = telling;
  const said = words.edition;
  const counts = source.verdict?.counts ?? null;
  return (
    <li>
      <a href={`/propositions/${source.reference}`}>{said.proposal(words.proposals.reference(source.reference), noun)}</a>, {bornText(source, telling)}
      {source.grouped.length === 0 ? null : <>, {said.groupedWith(source.grouped.length, noun)}</>}.
      {counts === null ? null : <> {said.voted(counts.yes, counts.no, counts.abstain)}.</>}
    </li>
  );
}
