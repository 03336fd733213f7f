import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { has } from '../../../../../../server/domain/actor.ts';
import type { RoomNotes } from '../../../../../../server/domain/comments/room.ts';
import { BODY_MAX, STANCES } from '../../../../../../server/domain/comments/schema.ts';
import { caller } from '../../../../../kit/caller.ts';
import { CardsField } from '../../../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { oneOf } from '../../../../../kit/labels.ts';
import { Markdown } from '../../../../../kit/markdown.tsx';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../../kit/page-head.tsx';
import { Pagination } from '../../../../../kit/pagination.tsx';
import { formatDay } from '../../../../../kit/time.tsx';
import type { Noun } from '../../../../../words/grammar.ts';
import type { Words } from '../../../../../words/words.ts';
import { noteIt, takeBack } from './actions.ts';

type Props = { params: Promise<{ numero: string }>; searchParams: Promise<{ suite?: string | string[]; fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.comments.room.title) };
}

/** What a meeting said of ideas that were there before it: one after the other, without names. */
export default async function RoomNotesPage({ params, searchParams }: Props) {
  const [{ numero }, { suite, fait }, { context }] = await Promise.all([params, searchParams, pageWords()]);
  const path = `/bureau/rencontres/${encodeURIComponent(numero)}/avis`;
  return (
    <DeskPage room="meetings" path={path}>
      {has(context.actor, 'volunteer', 'organiser') ? <Notes numero={numero} after={oneOf(suite)} done={oneOf(fait)} /> : null}
    </DeskPage>
  );
}

async function Notes({ numero, after, done }: { numero: string; after: string | null; done: string | null }) {
  if (!/^[1-9]\d{0,8}$/.test(numero)) notFound();
  const { words, noun, zone } = await pageWords();
  const notes = await found((await caller()).comments.room({ reference: Number(numero), after }));
  const said = words.comments.room;
  const { meeting } = notes;
  const path = `/bureau/rencontres/${meeting.reference}/avis`;
  return (
    <>
      <PageHead
        title={said.title}
        lede={said.lede(noun)}
        left={
          <span className="trail">
            <a href="/bureau/rencontres">{words.meetings.desk.back}</a>
            <a href={`/rencontres/${meeting.reference}`} dir="auto">
              {meeting.title}
            </a>
          </span>
        }
        right={formatDay(meeting.startsAt, words.language, zone, 'long')}
      />
      <div className="wrap">
        {done === 'note' || done === 'a-relire' ? (
          <Notice tone="yes" live>
            {done === 'note' ? said.saved : said.savedHeld}
          </Notice>
        ) : null}
        {notes.closed === null ? (
          <NoteForm meeting={meeting} words={words} noun={noun} />
        ) : (
          <Notice tone="wait">{said.closed[notes.closed]}</Notice>
        )}
      </div>
      <Part id="deja" title={said.list(notes.noted)}>
        <List notes={notes} words={words} />
        <Pagination previous={after === null ? null : path} next={notes.next === null ? null : `${path}?suite=${notes.next}`} words={words} />
      </Part>
    </>
  );
}

function NoteForm({ meeting, words, noun }: { meeting: RoomNotes['meeting']; words: Words; noun: Noun }) {
  const said = words.comments.room;
  const form = formState('note');
  const labels = { reference: said.reference(noun), stance: said.stance, body: said.body, hands: said.hands };
  return (
    <Form action={noteIt} form={form} words={words} once labels={labels}>
      <input type="hidden" name="meetingId" value={meeting.id} />
      <input type="hidden" name="number" value={meeting.reference} />
      <TextField name="reference" label={labels.reference} hint={said.referenceHint} required max={10} autoComplete="off" form={form} words={words} />
      <CardsField
        name="stance"
        label={said.stance}
        required
        form={form}
        words={words}
        choices={STANCES.map((value) => ({ value, label: words.comments.stance[value] }))}
      />
      <TextareaField name="body" label={said.body} hint={said.bodyHint} required rows={4} max={BODY_MAX} ruled form={form} words={words} />
      <TextField name="hands" label={said.hands} hint={said.handsHint} inputMode="numeric" max={6} autoComplete="off" form={form} words={words} />
      <p className="act">
        <button className="button" type="submit">
          {said.send}
        </button>
      </p>
    </Form>
  );
}

function List({ notes, words }: { notes: RoomNotes; words: Words }) {
  const said = words.comments.room;
  if (notes.notes.length === 0) return <p className="lede">{said.none}</p>;
  return (
    <ol className="rows dense">
      {notes.notes.map((note) => (
        <li key={note.id} id={`avis-${note.id}`}>
          <h3>
            <a href={`/propositions/${note.proposal.reference}#avis`} dir="auto">
              {note.proposal.title}
            </a>
          </h3>
          <div className="line">
            <span>{words.comments.stance[note.stance]}</span>
            {note.hands === null ? null : <span>{words.comments.hands(note.hands)}</span>}
            <span>{said.status[note.status]}</span>
          </div>
          {note.body === null ? null : <Markdown text={note.body} />}
          {note.mine && (note.status === 'published' || note.status === 'held') && notes.closed !== 'frozen' ? (
            <form action={takeBack}>
              <input type="hidden" name="id" value={note.id} />
              <input type="hidden" name="number" value={notes.meeting.reference} />
              <button className="linklike" type="submit">
                {said.withdraw}
                <span className="sr"> : {note.proposal.title}</span>
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
