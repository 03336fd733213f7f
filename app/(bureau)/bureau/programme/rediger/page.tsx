import type { Metadata } from 'next';
import { choiceSchema, MEASURE_TEXT_MAX, MEASURE_TITLE_MAX } from '../../../../../server/domain/programme/schema.ts';
import type { Choosable } from '../../../../../server/domain/programme/choosing.ts';
import { inLanguage } from '../../../../../tenants/settings-fields.ts';
import { addressOf } from '../../../../kit/address.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { EmptyState } from '../../../../kit/empty-state.tsx';
import { SelectField, TextareaField, TextField } from '../../../../kit/field.tsx';
import { Filters } from '../../../../kit/filters.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { valuesOf, type FormState } from '../../../../kit/form-state.ts';
import { Form } from '../../../../kit/form.tsx';
import { found } from '../../../../kit/found.ts';
import { oneOf, themeLabel } from '../../../../kit/labels.ts';
import { PageHead } from '../../../../kit/page-head.tsx';
import { Pagination } from '../../../../kit/pagination.tsx';
import type { Words } from '../../../../words/words.ts';
import { addSources, draftMeasure } from '../actions.ts';

const PATH = '/bureau/programme/rediger';
const NAMES = ['mesure', 'theme', 'lesquelles', 'suite'] as const;
type Asked = Partial<Record<(typeof NAMES)[number], string | string[]>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.choose.title) };
}

export default async function DraftMeasure({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="programme" path={PATH}><Draft asked={await searchParams} /></DeskPage>;
}

/** Validated texts to choose from: for a new measure, or as more sources of one that stands. */
async function Draft({ asked }: { asked: Asked }) {
  const { words, noun, context: { tenant: { settings } } } = await pageWords();
  const said = words.workshop.choose;
  const api = (await caller()).programme;
  const query = Object.fromEntries(NAMES.map((name) => [name, oneOf(asked[name])]));
  const wanted = choiceSchema.safeParse({ theme: query.theme, cited: query.lesquelles === 'toutes' ? 'true' : 'false', after: query.suite });
  const [{ items, next, chapters }, measure] = await Promise.all([
    api.choice(wanted.success ? { ...wanted.data, cited: String(wanted.data.cited) } : {}), query.mesure ? found(api.desk({ id: query.mesure })) : null,
  ]);
  const form = formState('draft');
  const there = new Set(measure?.sources.map(({ id }) => id));
  const shown = items.filter(({ id }) => !there.has(id));
  return (
    <>
      <PageHead
        title={measure === null ? said.title : said.addTitle(measure.title)} lede={said.lede(noun)}
        left={<a href={measure === null ? '/bureau/programme' : `/bureau/programme/mesures/${measure.id}`}>{measure?.title ?? words.workshop.back}</a>}
      />
      <div className="wrap">
        <Filters
          path={PATH} query={query} words={words}
          filters={[
            { name: 'theme', label: said.theme, options: settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) })) },
            { name: 'lesquelles', label: said.which, any: said.uncited, options: [{ value: 'toutes', label: said.all }] },
          ]}
        />
        {chapters.length === 0 ? <EmptyState title={said.noChapter} action={<a className="button" href="/bureau/programme#ajouter">{words.workshop.addChapter}</a>}>{said.noChapterWhy}</EmptyState> : (
          <Form
            action={measure === null ? draftMeasure : addSources} form={form} words={words} once={measure === null} wide
            labels={{ chapterId: said.chapter, title: said.measureTitle, text: said.text, proposalIds: said.sources }}
          >
            {measure === null ? <Wording form={form} chapters={chapters} /> : <input type="hidden" name="id" value={measure.id} />}
            {shown.length === 0 ? <EmptyState title={said.none} level={3}>{said.noneWhy}</EmptyState> : <Choices items={shown} form={form} />}
            {shown.length === 0 ? null : <p className="stick"><button className="button" type="submit">{measure === null ? said.send : said.add}</button></p>}
          </Form>
        )}
        <Pagination
          previous={query.suite ? addressOf(PATH, query) : null} next={next === null ? null : addressOf(PATH, query, { suite: String(next) })} words={words}
        />
      </div>
    </>
  );
}

async function Wording({ form, chapters }: { form: FormState; chapters: readonly { id: string; title: string }[] }) {
  const { words } = await pageWords();
  const said = words.workshop.choose;
  return (
    <>
      <SelectField
        name="chapterId" label={said.chapter} required form={form} words={words} value={chapters.length === 1 ? chapters[0]!.id : null}
        options={chapters.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextField name="title" label={said.measureTitle} hint={said.measureTitleHint} max={MEASURE_TITLE_MAX} form={form} words={words} />
      <TextareaField name="text" label={said.text} hint={said.textHint} rows={6} max={MEASURE_TEXT_MAX} form={form} words={words} />
    </>
  );
}

async function Choices({ items, form }: { items: readonly Choosable[]; form: FormState }) {
  const { words, context: { tenant: { settings } } } = await pageWords();
  const ticked = valuesOf(form, 'proposalIds');
  return (
    <fieldset className="field">
      <legend>{words.workshop.choose.sources}</legend>
      <ul className="choose-rows" id="champ-proposalIds">
        {items.map((item) => (
          <li key={item.id}>
            <label className="tick">
              <input type="checkbox" name="proposalIds[]" value={item.id} defaultChecked={ticked.includes(item.id)} />
              <Choosing item={item} theme={themeLabel(settings, item.theme, words.language)} words={words} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Choosing({ item: { reference, title, amended, measures }, theme, words }: { item: Choosable; theme: string; words: Words }) {
  const said = words.workshop.choose;
  return (
    <span>
      <b>{title}</b>
      <small>
        {words.proposals.reference(reference)}, {theme}{amended ? `, ${said.amended}` : ''}
        {measures.length === 0 ? null : `, ${said.citedBy(measures.map((measure) => measure.title).join(', '))}`}
      </small>
    </span>
  );
}
