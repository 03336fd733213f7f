import type { Draft } from '../../../../server/domain/proposals/drafts.ts';
import { FILES_MAX } from '../../../../server/domain/proposals/draft-schema.ts';
import { pageWords } from '../../../kit/collective-page.tsx';
import { FileField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { addFile, takeFileOff } from '../actions.ts';

/** Pictures and documents, once somebody answers for them: one file a sending, so that one refused loses no other. */
export async function Files({ draft }: { draft: Draft }) {
  const {
    words,
    context: { actor },
  } = await pageWords();
  const said = words.proposing.check;
  if (actor.kind !== 'person') return <p className="hush">{said.filesLater}</p>;
  const form = formState('files');
  return (
    <section aria-labelledby="fichiers" className="mb-8">
      <h2 id="fichiers">{said.files}</h2>
      <p className="hush">{said.filesHint}</p>
      {draft.attachments.length === 0 ? null : (
        <ul className="plain-list">
          {draft.attachments.map(({ id, name }) => (
            <li key={id}>
              <form action={takeFileOff} className="cluster">
                <input type="hidden" name="id" value={id} />
                <a href={`/fichiers/apercu/${id}`} dir="auto">
                  {name}
                </a>
                <button className="linklike" type="submit">
                  {words.common.actions.remove}
                  <span className="sr"> : {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {draft.attachments.length >= FILES_MAX ? null : (
        <form action={addFile} className="form compact">
          <FileField name="file" label={said.file} accept="image/jpeg,image/png,image/webp,application/pdf" form={form} words={words} />
          <button className="button quiet" type="submit">
            {said.add}
          </button>
        </form>
      )}
    </section>
  );
}
