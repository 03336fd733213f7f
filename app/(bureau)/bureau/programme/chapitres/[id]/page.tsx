import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CHAPTER_TITLE_MAX } from '../../../../../../server/domain/programme/schema.ts';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead } from '../../../../../kit/page-head.tsx';
import { editChapter } from '../../actions.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.workshop.rename) };
}

export default async function ChapterOnTheDesk({ params }: Props) {
  const { id } = await params;
  return <DeskPage room="programme" path={`/bureau/programme/chapitres/${encodeURIComponent(id)}`}><Rename id={id} /></DeskPage>;
}

/** A chapter's title, and what it says first. */
async function Rename({ id }: { id: string }) {
  const { words } = await pageWords();
  const { chapters } = await (await caller()).programme.plan();
  const chapter = chapters.find((one) => one.id === id) ?? notFound();
  const said = words.workshop;
  const form = formState('chapter');
  const { title, introduction, version } = chapter;
  return (
    <>
      <PageHead title={title} left={<a href={`/bureau/programme#chapitre-${id}`}>{said.back}</a>} />
      <div className="wrap">
        <Form action={editChapter} form={form} words={words} labels={{ title: said.chapterTitle, introduction: said.chapterIntroduction }}>
          {form.errors['']?.code === 'chapter.version_conflict' ? (
            <Notice tone="wait"><p>{said.chapterNow(title)}</p>{introduction === null ? null : <p dir="auto">{introduction}</p>}</Notice>
          ) : null}
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextField name="title" label={said.chapterTitle} required max={CHAPTER_TITLE_MAX} value={title} form={form} words={words} />
          <TextareaField
            name="introduction" label={said.chapterIntroduction} hint={said.chapterIntroductionHint} rows={4} max={5_000} value={introduction} form={form} words={words}
          />
          <button className="button" type="submit">{words.common.actions.save}</button>
        </Form>
      </div>
    </>
  );
}
