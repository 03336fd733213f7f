import { BODY_MAX, STANCES } from '../../server/domain/comments/schema.ts';
import type { ShownComment } from '../../server/domain/comments/rows.ts';
import type { Words } from '../words/words.ts';
import { CardsField, TickField } from './choice.tsx';
import { editIt, replyToIt, sayIt, withdrawIt } from './comment-actions.ts';
import { TextareaField } from './field.tsx';
import { formState } from './form-action.ts';
import { Form } from './form.tsx';

/** What a conversation is about, and the page it stands on. */
export interface Place {
  about: { proposal?: string; measure?: string; workshop?: boolean };
  path: string;
  words: Words;
}

function Hidden({ about, path }: Pick<Place, 'about' | 'path'>) {
  return (
    <>
      <input type="hidden" name="path" value={path} />
      {about.proposal ? <input type="hidden" name="proposal" value={about.proposal} /> : null}
      {about.measure ? <input type="hidden" name="measure" value={about.measure} /> : null}
      {about.workshop ? <input type="hidden" name="workshop" value="1" /> : null}
    </>
  );
}

/** A new thread: on which side, and why. held: somebody reads it before it is public. */
export function SayForm({ held, named, ...place }: Place & { held: boolean; named: boolean }) {
  const { words } = place;
  const said = words.comments.form;
  const form = formState('say');
  return (
    <section className="panel mt-8" aria-labelledby="mon-avis">
      <h3 id="mon-avis" className="mb-4">{said.title}</h3>
      <Form action={sayIt} form={form} words={words} once compact labels={{ stance: said.stance, body: said.body }}>
        <Hidden {...place} />
        <CardsField
          name="stance"
          label={said.stance}
          required
          form={form}
          words={words}
          choices={STANCES.map((value) => ({ value, label: words.comments.stance[value], note: said.stanceNote[value] }))}
        />
        <TextareaField name="body" label={said.body} hint={said.bodyHint} required rows={4} max={BODY_MAX} form={form} words={words} />
        {named ? <TickField name="signed" label={said.signed} form={form} words={words} /> : null}
        <button className="button" type="submit">
          {held ? said.sendHeld : said.send}
        </button>
      </Form>
    </section>
  );
}

export function ReplyForm({ to, named, ...place }: Place & { to: ShownComment; named: boolean }) {
  const { words, path } = place;
  const said = words.comments.form;
  const form = formState('reply');
  return (
    <section className="panel" id="repondre" aria-labelledby="repondre-titre">
      <h4 id="repondre-titre">{said.replyTitle}</h4>
      <Form action={replyToIt} form={form} words={words} once compact labels={{ body: said.replyBody }}>
        <Hidden {...place} />
        <input type="hidden" name="parent" value={to.id} />
        <TextareaField name="body" label={said.replyBody} hint={said.bodyHint} required rows={3} max={BODY_MAX} form={form} words={words} />
        {named ? <TickField name="signed" label={said.signed} form={form} words={words} /> : null}
        <div className="act">
          <button className="button small" type="submit">
            {said.replySend}
          </button>
          <a href={`${path}#avis-${to.id}`}>{words.common.actions.cancel}</a>
        </div>
      </Form>
    </section>
  );
}

export function EditForm({ comment, path, words }: { comment: ShownComment } & Pick<Place, 'path' | 'words'>) {
  const said = words.comments.form;
  const form = formState('edit-comment');
  return (
    <section className="panel" id="modifier" aria-labelledby="modifier-titre">
      <h4 id="modifier-titre">{said.editTitle}</h4>
      <p className="hush">{said.editNote}</p>
      <Form action={editIt} form={form} words={words} compact labels={{ body: said.body }}>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="id" value={comment.id} />
        <input type="hidden" name="version" value={comment.version} />
        <TextareaField name="body" label={said.body} required rows={4} max={BODY_MAX} value={comment.body} form={form} words={words} />
        <div className="act">
          <button className="button small" type="submit">
            {said.editSend}
          </button>
          <a href={`${path}#avis-${comment.id}`}>{words.common.actions.cancel}</a>
        </div>
      </Form>
    </section>
  );
}

export function WithdrawForm({ comment, path, words }: { comment: ShownComment } & Pick<Place, 'path' | 'words'>) {
  const said = words.comments.form;
  return (
    <section className="panel" id="retirer-avis" aria-labelledby="retirer-avis-titre">
      <h4 id="retirer-avis-titre">{said.withdrawTitle}</h4>
      <p>{said.withdrawNote}</p>
      <Form action={withdrawIt} form={formState('withdraw-comment')} words={words} compact>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="id" value={comment.id} />
        <div className="act">
          <button className="button small grave" type="submit">
            {said.withdrawSend}
          </button>
          <a href={`${path}#avis-${comment.id}`}>{words.common.actions.cancel}</a>
        </div>
      </Form>
    </section>
  );
}
