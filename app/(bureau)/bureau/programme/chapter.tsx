import type { MeasureState, PlanMeasure, PlanPage } from '../../../../server/domain/programme/desk.ts';
import { Sign, type SignName } from '../../../kit/sign.tsx';
import { Tag, type Tone } from '../../../kit/tag.tsx';
import type { Words } from '../../../words/words.ts';
import { arrangePlan } from './actions.ts';

const LOOK: Record<MeasureState, { tone: Tone; sign: SignName }> = {
  new: { tone: 'yes', sign: 'go' }, changed: { tone: 'wait', sign: 'amended' }, moved: { tone: 'wait', sign: 'back' }, same: { tone: 'plain', sign: 'yes' },
};

type Chapter = PlanPage['chapters'][number];

/** A chapter of the plan: its measures with their places, and what can be done to it. */
export function ChapterPart({ chapter, first, last, words }: { chapter: Chapter; first: boolean; last: boolean; words: Words }) {
  const said = words.workshop;
  const { id, title, introduction, measures } = chapter;
  return (
    <section className="wrap part" id={`chapitre-${id}`} aria-labelledby={`t-${id}`}>
      <h2 id={`t-${id}`}>{title}{introduction === null ? null : <small dir="auto">{introduction}</small>}</h2>
      <div>
        <form action={arrangePlan} className="agenda-form">
          {measures.length === 0 ? <p className="hush">{said.emptyChapter}</p> : (
            <ol className="agenda plain plan-list">
              {measures.map((measure, index) => (
                <Line key={measure.id} measure={measure} first={index === 0} last={index === measures.length - 1} words={words} />
              ))}
            </ol>
          )}
          <p className="act">
            {first ? null : <button className="button quiet small" name="deed" value={`monter-chapitre:${id}`}>{said.chapterUp}<span className="sr"> {title}</span></button>}
            {last ? null : <button className="button quiet small" name="deed" value={`descendre-chapitre:${id}`}>{said.chapterDown}<span className="sr"> {title}</span></button>}
            <a href={`/bureau/programme/chapitres/${id}`}>{said.rename}<span className="sr"> {title}</span></a>
            {measures.length > 0 ? null : <button className="button grave small" name="deed" value={`retirer-chapitre:${id}`}>{said.removeChapter}<span className="sr"> {title}</span></button>}
          </p>
        </form>
      </div>
    </section>
  );
}

function Deed({ deed, sign, label }: { deed: string; sign: SignName; label: string }) {
  return <button className="button quiet small" name="deed" value={deed}><Sign name={sign} /><span className="sr">{label}</span></button>;
}

function Line({ measure, first, last, words }: { measure: PlanMeasure; first: boolean; last: boolean; words: Words }) {
  const said = words.workshop;
  const { id, reference, title, state, sources, version } = measure;
  return (
    <li id={`mesure-${id}`}>
      <b>{reference ?? '·'}</b>
      <div>
        <a href={`/bureau/programme/mesures/${id}`}>{title}</a>
        <p className="line"><Tag {...LOOK[state]}>{said.state[state]}</Tag> {said.sources(sources)}, {said.version(version)}</p>
        <div className="tools">
          {first ? null : <Deed deed={`monter-mesure:${id}`} sign="up" label={said.up(title)} />}
          {last ? null : <Deed deed={`descendre-mesure:${id}`} sign="down" label={said.down(title)} />}
        </div>
      </div>
    </li>
  );
}
