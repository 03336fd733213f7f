import type { Metadata } from 'next';
import type { MeasureDesk } from '../../../../../../server/domain/programme/desk.ts';
import { MEASURE_TEXT_MAX, MEASURE_TITLE_MAX } from '../../../../../../server/domain/programme/schema.ts';
import { bornText } from '../../../../../(public)/programme/whence.ts';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { SelectField, TextareaField, TextField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import type { FormState } from '../../../../../kit/form-state.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { oneOf } from '../../../../../kit/labels.ts';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../../kit/page-head.tsx';
import { TextDifference } from '../../../../../kit/text-difference.tsx';
import { arrangePlan, editMeasure, placeMeasure, removeSource } from '../../actions.ts';
import { Done } from '../../done.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.measure.text) };
}

export default async function MeasureOnTheDesk({ params, searchParams }: Props) {
  const { id } = await params;
  return <DeskPage room="programme" path={`/bureau/programme/mesures/${encodeURIComponent(id)}`}><Write id={id} done={oneOf((await searchParams).fait)} /></DeskPage>;
}

/** A measure as it is written: its text, its sources, its place. */
async function Write({ id, done }: { id: string; done: string | null }) {
  const { words } = await pageWords();
  const measure = await found((await caller()).programme.desk({ id }));
  const said = words.workshop.measure;
  const form = formState('measure');
  return (
    <>
      <PageHead
        title={measure.title} left={<span className="trail"><a href={`/bureau/programme#mesure-${id}`}>{words.workshop.back}</a><span>{measure.chapter.title}</span></span>}
        right={measure.reference === null ? words.workshop.unnumbered : words.edition.measure(measure.reference)}
      />
      <div className="wrap">
        <Done what={done} words={words} />
        <Form action={editMeasure} form={form} words={words} labels={{ title: said.title, text: said.text, note: said.note }} wide>
          <Conflict form={form} measure={measure} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={measure.version} />
          <TextField name="title" label={said.title} required max={MEASURE_TITLE_MAX} value={measure.title} form={form} words={words} />
          <TextareaField name="text" label={said.text} hint={said.textHint} required rows={14} max={MEASURE_TEXT_MAX} value={measure.text} form={form} words={words} />
          <TextField name="note" label={said.note} hint={said.noteHint} max={500} form={form} words={words} />
          <p className="act">
            <button className="button" type="submit">{said.save}</button>
            <a href={`/bureau/programme/mesures/${id}/versions`}>{said.versions(measure.version)}</a>
            <a href={`/programme/brouillon/${id}`}>{words.edition.draft.discuss}</a>
          </p>
          <p className="hush">{measure.printed === null ? said.notPrinted : said.printed(measure.printed.edition, measure.printed.version)}</p>
        </Form>
      </div>
      <Sources measure={measure} />
      <Place measure={measure} />
    </>
  );
}

/** T51: somebody saved meanwhile. What stands now and what was typed, word by word; saving again goes on from there, knowingly. */
async function Conflict({ form, measure }: { form: FormState; measure: MeasureDesk }) {
  if (form.errors['']?.code !== 'measure.version_conflict') return null;
  const { words } = await pageWords();
  const said = words.workshop.measure;
  const typed = (name: string): string => (typeof form.values[name] === 'string' ? form.values[name] : '');
  return (
    <Notice tone="wait" title={said.conflict}>
      <p>{said.conflictWhy(measure.version)}</p>
      <h3>{said.theirs}</h3>
      <div className="difference" dir="auto"><p className="titled">{measure.title}</p><p>{measure.text}</p></div>
      <h3>{said.yours}</h3>
      <div className="difference" dir="auto">
        <p className="titled"><TextDifference before={measure.title} after={typed('title')} words={words} /></p>
        <p><TextDifference before={measure.text} after={typed('text')} words={words} /></p>
      </div>
    </Notice>
  );
}

async function Sources({ measure: { id, sources } }: { measure: MeasureDesk }) {
  const { words, noun, zone } = await pageWords();
  const said = words.workshop.measure;
  const form = formState('sources');
  return (
    <Part id="sources" title={said.sources} lead={said.sourcesWhy}>
      {Object.keys(form.errors).length === 0 ? null : <Form action={removeSource} form={form} words={words}>{null}</Form>}
      <ul className="plain-list">
        {sources.map((source) => {
          const reference = words.proposals.reference(source.reference);
          return (
            <li key={source.id} className="apart">
              <span><a href={`/propositions/${source.reference}`}>{reference}</a>, {source.title} <small className="hush block">{bornText(source, { words, noun, zone })}</small></span>
              {sources.length === 1 ? null : (
                <form action={removeSource}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="proposalId" value={source.id} />
                  <button className="button quiet small" type="submit">{words.common.actions.remove}<span className="sr"> : {said.removeSource(reference)}</span></button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      <p className="act"><a href={`/bureau/programme/rediger?mesure=${id}`}>{said.addSources}</a></p>
    </Part>
  );
}

async function Place({ measure: { id, chapter, chapters, place, title } }: { measure: MeasureDesk }) {
  const { words } = await pageWords();
  const said = words.workshop.measure;
  const form = formState('place');
  return (
    <Part id="place" title={said.place} lead={said.placeWhy(place, chapter.title)}>
      <Form action={placeMeasure} form={form} words={words} labels={{ chapterId: said.moveChapter, place: said.movePlace }} compact>
        <h3>{said.moveTo}</h3>
        <input type="hidden" name="id" value={id} />
        <SelectField
          name="chapterId" label={said.moveChapter} required form={form} words={words} value={chapter.id}
          options={chapters.map((one) => ({ value: one.id, label: `${one.title} (${one.measures})` }))}
        />
        <TextField name="place" type="number" inputMode="numeric" min={1} label={said.movePlace} hint={said.movePlaceHint} required value={place} form={form} words={words} />
        <button className="button" type="submit">{said.move}</button>
      </Form>
      <details>
        <summary>{said.remove}</summary>
        <p>{said.removeWhy}</p>
        <form action={arrangePlan}>
          <button className="button grave" name="deed" value={`retirer-mesure:${id}`}>{said.remove}<span className="sr"> {title}</span></button>
        </form>
      </details>
    </Part>
  );
}
