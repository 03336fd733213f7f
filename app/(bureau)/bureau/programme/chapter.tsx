import type { MeasureState, PlanMeasure, PlanPage } from '../../../../server/domain/programme/desk.ts';
import { CHAPTER_TITLE_MAX } from '../../../../server/domain/programme/schema.ts';
import { TextareaField, TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { Sign, type SignName } from '../../../kit/sign.tsx';
import { Tag, type Tone } from '../../../kit/tag.tsx';
import type { Words } from '../../../words/words.ts';
import { arrangePlan, editChapter } from './actions.ts';

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
            {measures.length > 0 ? null : <button className="button grave small" name="deed" value={`retirer-chapitre:${id}`}>{said.removeChapter}<span className="sr"> {title}</span></button>}
          </p>
        </form>
        <Rename chapter={chapter} words={words} />
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

function Rename({ chapter: { id, title, introduction, version }, words }: { chapter: Chapter; words: Words }) {
  const said = words.workshop;
  const form = formState(`chapter-${id}`);
  const conflict = form.errors['']?.code === 'chapter.version_conflict';
  return (
    <details open={Object.keys(form.errors).length > 0 || undefined}>
      <summary>{said.rename}<span className="sr"> {title}</span></summary>
      <Form action={editChapter} form={form} words={words} labels={{ title: said.chapterTitle }} compact>
        {conflict ? <p className="hush">{said.chapterNow(title)}</p> : null}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextField name="title" label={said.chapterTitle} required max={CHAPTER_TITLE_MAX} value={title} form={form} words={words} />
        <TextareaField name="introduction" label={said.chapterIntroduction} rows={3} max={5_000} value={introduction} form={form} words={words} />
        <button className="button quiet small" type="submit">{words.common.actions.save}</button>
      </Form>
    </details>
  );
}
