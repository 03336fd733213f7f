import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { has } from '../../../../../server/domain/actor.ts';
import type { DraftMeasurePage } from '../../../../../server/domain/programme/draft-page.ts';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { Conversation, type Asked } from '../../../../kit/conversation.tsx';
import { EmptyState } from '../../../../kit/empty-state.tsx';
import { found } from '../../../../kit/found.ts';
import { Markdown } from '../../../../kit/markdown.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { bornText } from '../../whence.ts';
import { openDraft } from '../open-draft.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.edition.draft.title), robots: { index: false } };
}

/** A measure of the working copy, to be read and talked about. */
export default async function DraftedMeasure({ params, searchParams }: Props) {
  const [{ id }, { words, context: { actor } }] = await Promise.all([params, pageWords()]);
  if (actor.kind !== 'person') redirect(`/connexion?suite=${encodeURIComponent(`/programme/brouillon/${id}`)}`);
  const draft = await openDraft(async () => found((await caller()).programme.draftOf({ id })));
  const said = words.edition.draft;
  if (draft === null) return <Page current="programme"><div className="wrap"><EmptyState title={said.shut}>{said.shutWhy}</EmptyState></div></Page>;
  return (
    <Page current="programme">
      <PageHead
        grand title={draft.measure.title} right={draft.measure.reference === null ? said.unnumbered : words.edition.measure(draft.measure.reference)}
        left={<span className="trail"><a href={`/programme/brouillon#${id}`}>{said.title}</a><span>{draft.chapter.title}</span></span>}
      />
      <div className="wrap">
        <Markdown className="large" text={draft.measure.paragraphs.map(({ text }) => text).join('\n\n')} />
        {has(actor, 'organiser') ? <p className="act"><a href={`/bureau/programme/mesures/${id}`}>{said.edit}</a></p> : null}
      </div>
      <From draft={draft} />
      {has(actor, 'member', 'organiser') ? (
        <div className="wrap page"><Conversation about={{ measure: id, workshop: true }} path={`/programme/brouillon/${id}`} asked={await searchParams} /></div>
      ) : null}
    </Page>
  );
}

async function From({ draft: { measure: { sources } } }: { draft: DraftMeasurePage }) {
  const { words, noun, zone } = await pageWords();
  return (
    <Part id="sources" title={words.edition.draft.from}>
      <ul className="plain-list">
        {sources.map((source) => (
          <li key={source.reference}>
            <a href={`/propositions/${source.reference}`}>{words.proposals.reference(source.reference)}</a>, {source.title} <small className="hush block">{bornText(source, { words, noun, zone })}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}
