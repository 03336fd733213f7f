import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { DraftPage } from '../../../../server/domain/proposals/drafts.ts';
import { inLanguage } from '../../../../tenants/settings-fields.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { ErrorSummary } from '../../../kit/error-summary.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { send } from '../actions.ts';
import { NoDraft, StepFrame } from '../frame.tsx';
import { PATHS } from '../steps.ts';
import { Files } from './files.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.check.title), robots: { index: false } };
}

export default async function CheckPage() {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  if (page.draft === null) return <NoDraft next={PATHS.check} />;
  return (
    <StepFrame step="check" title={words.proposing.check.title} page={page}>
      <ErrorSummary form={formState('files')} words={words} labels={{ file: words.proposing.check.file }} />
      <Answers page={page} />
      <Files draft={page.draft} />
      <Sending page={page} />
    </StepFrame>
  );
}

function Line({ name, href, change, children }: { name: string; href: string; change: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd>
        <a href={href}>{change}</a>
      </dd>
    </div>
  );
}

async function Answers({ page: { draft, name } }: { page: DraftPage }) {
  const {
    words,
    context: {
      tenant: { settings },
      actor,
    },
  } = await pageWords();
  const said = words.proposing.check;
  if (!draft) return null;
  const { fields } = draft;
  const theme = settings.themes.find(({ code }) => code === fields.theme);
  const district = settings.districts.find(({ code }) => code === fields.district);
  const change = (what: string) => (
    <>
      {said.change}
      <span className="sr"> : {what}</span>
    </>
  );
  const missing = (href: string) => <a href={href}>{said.missing}</a>;
  const speaker =
    fields.voice === 'organisation'
      ? said.organisation(fields.organisation ?? '')
      : fields.authorShown === 'name' && (name ?? fields.name)
        ? said.named(name ?? fields.name ?? '')
        : said.pseudonym(actor.kind === 'person' ? actor.pseudonym : null);
  const where = [district?.label ?? words.proposing.place.everywhere, fields.place ? said.point(fields.place.x, fields.place.y) : null];
  return (
    <dl className="checked">
      <Line name={said.idea} href={PATHS.idea} change={change(said.idea)}>
        <b dir="auto">{fields.title ?? missing(PATHS.idea)}</b>
      </Line>
      <Line name={said.text} href={PATHS.text} change={change(said.text)}>
        {fields.body === undefined ? missing(PATHS.text) : <Markdown text={fields.body} />}
      </Line>
      <Line name={said.theme} href={PATHS.place} change={change(said.theme)}>
        {theme ? inLanguage(theme.label, words.language) : missing(PATHS.place)}
      </Line>
      <Line name={said.where} href={PATHS.place} change={change(said.where)}>
        {where.filter((part) => part !== null).join(', ')}
      </Line>
      <Line name={said.voice} href={PATHS.voice} change={change(said.voice)}>
        {fields.voice === undefined ? missing(PATHS.voice) : <bdi>{speaker}</bdi>}
      </Line>
    </dl>
  );
}

/** Sign-in comes last; what is missing, or closed, is said where the button would be. */
async function Sending({ page: { draft, propose } }: { page: DraftPage }) {
  const {
    words,
    noun,
    context: {
      tenant: { settings },
      actor,
    },
  } = await pageWords();
  const said = words.proposing.check;
  if (!draft) return null;
  if (draft.missing !== null) {
    return (
      <Notice tone="no" title={said.missing}>
        <p className="act">
          <a className="button" href={PATHS[draft.missing]}>
            {said.answer}
          </a>
        </p>
      </Notice>
    );
  }
  if (actor.kind !== 'person') {
    return (
      <div className="panel">
        <p>{said.signInWhy}</p>
        <a className="button big" href={`/connexion?suite=${encodeURIComponent(PATHS.check)}`}>
          {said.signIn}
        </a>
      </div>
    );
  }
  if (propose !== 'open') return <Notice tone="wait">{said.notNow}</Notice>;
  return (
    <div className="panel">
      <Form action={send} form={formState('send')} words={words}>
        <input type="hidden" name="id" value={draft.id} />
        <p>{settings.moderation === 'before' ? said.before : said.after}</p>
        <button className="button big" type="submit">
          {said.send(noun)}
        </button>
      </Form>
    </div>
  );
}
