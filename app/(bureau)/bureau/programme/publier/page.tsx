import type { Metadata } from 'next';
import type { Preview } from '../../../../../server/domain/programme/desk.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { EmptyState } from '../../../../kit/empty-state.tsx';
import { TextareaField, TextField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { themeLabel } from '../../../../kit/labels.ts';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { shareOf } from '../../../../kit/share-sentence.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import type { Words } from '../../../../words/words.ts';
import { publishEdition } from '../actions.ts';
import { ChangesShown } from './changes.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.publish.title) };
}

export default async function PublishEdition() {
  return <DeskPage room="programme" path="/bureau/programme/publier"><LookOver /></DeskPage>;
}

/** What would be published, what it changes, whom it says nothing of; then the button. */
async function LookOver() {
  const { words, zone } = await pageWords();
  const preview = await (await caller()).programme.preview();
  const said = words.workshop.publish;
  const { latest, changes, after, measures } = preview;
  return (
    <>
      <PageHead
        title={said.title} left={<a href="/bureau/programme">{words.workshop.back}</a>}
        lede={latest === null ? said.firstLede(measures) : said.lede(after + 1, measures)}
      />
      {changes.none || measures === 0 ? (
        <div className="wrap"><EmptyState title={said.nothing}>{said.nothingWhy}</EmptyState></div>
      ) : (
        <Part id="changements" title={said.whatChanges} lead={latest === null ? null : said.against(latest.number, formatDay(latest.publishedAt, words.language, zone))}>
          <ChangesShown changes={changes} words={words} />
        </Part>
      )}
      <Forgotten preview={preview} />
      {changes.none || measures === 0 ? null : <Publish preview={preview} words={words} />}
    </>
  );
}

async function Forgotten({ preview: { uncited, cited } }: { preview: Preview }) {
  const { words, context: { tenant: { settings } } } = await pageWords();
  const said = words.workshop.publish;
  return (
    <Part id="oublis" title={said.forgotten} lead={cited.uncited === 0 ? null : said.forgottenWhy(shareOf(cited.uncited, cited.validated, words))}>
      {uncited.length === 0 ? <p>{said.noneForgotten}</p> : (
        <ul className="plain-list">
          {uncited.map(({ id, reference, title, theme }) => (
            <li key={id}><a href={`/propositions/${reference}`}>{words.proposals.reference(reference)}</a>, {title} <small className="hush">{themeLabel(settings, theme, words.language)}</small></li>
          ))}
        </ul>
      )}
      {uncited.length < cited.uncited ? <p className="hush">{said.shownOf(uncited.length)}</p> : null}
      {uncited.length === 0 ? null : <p className="act"><a href="/bureau/programme/rediger">{words.workshop.draft}</a></p>}
    </Part>
  );
}

function Publish({ preview: { after, seen, abilities }, words }: { preview: Preview; words: Words }) {
  const said = words.workshop.publish;
  const form = formState('publish');
  return (
    <Part id="publier" title={said.form} lead={said.forGood}>
      {abilities.publish ? (
        <Form action={publishEdition} form={form} words={words} labels={{ title: said.editionTitle, note: said.note }} once>
          <input type="hidden" name="after" value={after} />
          <input type="hidden" name="seen" value={seen} />
          <TextField name="title" label={said.editionTitle} hint={said.editionTitleHint} required max={200} form={form} words={words} />
          <TextareaField name="note" label={said.note} hint={said.noteHint} rows={4} max={2_000} form={form} words={words} />
          <button className="button" type="submit">{said.button}</button>
        </Form>
      ) : <Notice tone="wait">{said.frozen}</Notice>}
    </Part>
  );
}
