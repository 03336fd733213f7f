import type { Metadata } from 'next';
import type { PlanPage } from '../../../../server/domain/programme/desk.ts';
import { CHAPTER_TITLE_MAX } from '../../../../server/domain/programme/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { TextareaField, TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { shareOf } from '../../../kit/share-sentence.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { grammar } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { addChapter, arrangePlan } from './actions.ts';
import { ChapterPart } from './chapter.tsx';
import { Done } from './done.tsx';

const PATH = '/bureau/programme';
type Asked = { fait?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.title) };
}

export default async function ProgrammeDesk({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="programme"><Plan done={oneOf((await searchParams).fait)} /></DeskPage>;
}

/** The plan of the working copy: chapters, measures, and how each stands against the latest edition. */
async function Plan({ done }: { done: string | null }) {
  const [{ words, zone }, plan] = await Promise.all([pageWords(), caller().then((api) => api.programme.plan())]);
  const said = words.workshop;
  const measures = plan.chapters.flatMap((chapter) => chapter.measures).length;
  const form = formState('plan');
  return (
    <>
      <PageHead
        title={said.title} lede={said.lede(measures, plan.chapters.length)}
        beside={(
          <p className="act">
            {plan.chapters.length === 0 ? null : <a className="button" href={`${PATH}/rediger`}>{said.draft}</a>}
            {measures === 0 ? null : <a href={`${PATH}/publier`}>{said.prepare}</a>}
            {measures === 0 ? null : <a href="/programme/brouillon">{said.readDraft}</a>}
          </p>
        )}
      />
      <div className="wrap" id="plan">
        <Done what={done} words={words} />
        <News plan={plan} words={words} zone={zone} />
        {Object.keys(form.errors).length === 0 ? null : <Form action={arrangePlan} form={form} words={words}>{null}</Form>}
        {plan.chapters.length === 0 ? <EmptyState title={said.empty}>{said.emptyWhy}</EmptyState> : null}
      </div>
      {plan.chapters.map((chapter, index) => (
        <ChapterPart key={chapter.id} chapter={chapter} first={index === 0} last={index === plan.chapters.length - 1} words={words} />
      ))}
      <AddChapter words={words} />
      <Removed plan={plan} words={words} />
    </>
  );
}

/** What has changed since the latest edition, and who would be forgotten if one was published now. */
function News({ plan: { latest, changes, cited }, words, zone }: { plan: PlanPage; words: Words; zone: string }) {
  const said = words.workshop;
  const news = (['added', 'changed', 'moved', 'removed'] as const).filter((kind) => changes[kind] > 0).map((kind) => said.news[kind](changes[kind]));
  return (
    <div className="panel mb-8">
      <p>
        {latest === null ? said.noEdition : <>{said.sinceEdition(latest.number, formatDay(latest.publishedAt, words.language, zone))} {changes.none || news.length === 0 ? said.nothingNew : `${grammar(words.language).list(news)}.`}</>}
      </p>
      <p>{cited.uncited === 0 ? said.allCited : <a href={`${PATH}/rediger`}>{said.uncited(shareOf(cited.uncited, cited.validated, words))}</a>}</p>
    </div>
  );
}

function AddChapter({ words }: { words: Words }) {
  const said = words.workshop;
  const form = formState('add-chapter');
  return (
    <Part id="ajouter" title={said.addChapter}>
      <Form action={addChapter} form={form} words={words} labels={{ title: said.chapterTitle, introduction: said.chapterIntroduction }} once compact>
        <TextField name="title" label={said.chapterTitle} required max={CHAPTER_TITLE_MAX} form={form} words={words} />
        <TextareaField name="introduction" label={said.chapterIntroduction} hint={said.chapterIntroductionHint} rows={3} max={5_000} form={form} words={words} />
        <button className="button" type="submit">{said.addChapterButton}</button>
      </Form>
    </Part>
  );
}

function Removed({ plan: { removed }, words }: { plan: PlanPage; words: Words }) {
  const said = words.workshop;
  const lines = [
    ...removed.chapters.map(({ id, title }) => ({ deed: `remettre-chapitre:${id}`, title: `${words.edition.chapters} : ${title}` })),
    ...removed.measures.map(({ id, title }) => ({ deed: `remettre-mesure:${id}`, title })),
  ];
  if (lines.length === 0) return null;
  return (
    <Part id="retires" title={said.removed} lead={said.removedWhy}>
      <form action={arrangePlan}>
        <ul className="plain-list">
          {lines.map(({ deed, title }) => (
            <li key={deed} className="apart">
              <span>{title}</span>
              <button className="button quiet small" name="deed" value={deed}>{said.putBack}<span className="sr"> {title}</span></button>
            </li>
          ))}
        </ul>
      </form>
    </Part>
  );
}
