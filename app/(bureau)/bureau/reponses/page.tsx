import type { ReactNode } from 'react';
import type { Metadata } from 'next';
import { has } from '../../../../server/domain/actor.ts';
import type { AnswersDesk, ToAnswer } from '../../../../server/domain/answers/queries.ts';
import { ANSWER_STEPS, type AnswerStep } from '../../../../server/domain/answers/schema.ts';
import { inLanguage } from '../../../../tenants/settings-fields.ts';
import { addressOf, type Query } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Filters } from '../../../kit/filters.tsx';
import { firstWords } from '../../../kit/first-words.ts';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf, themeLabel } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { publishTogether } from './actions.ts';

const PATH = '/bureau/reponses';
const STEPS = { 'a-ecrire': 'to_write', 'brouillons': 'draft', 'pretes': 'ready', 'publiees': 'published' } as const satisfies Record<string, AnswerStep>;
const ADDRESS = Object.fromEntries(Object.entries(STEPS).map(([name, step]) => [step, name])) as Record<AnswerStep, string>;
type Asked = { etat?: string | string[]; theme?: string | string[]; suite?: string | string[]; fait?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.answers.desk.title) };
}

/** What waits for an answer, what is being written, and what is ready to appear together. */
export default async function AnswersPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [{ words, context: { actor } }, asked] = await Promise.all([pageWords(), searchParams]);
  return (
    <DeskPage room="answers">
      <PageHead title={words.answers.desk.title} lede={words.answers.desk.lede} />
      {has(actor, 'moderator', 'organiser') ? <div className="wrap"><Desk asked={asked} /></div> : null}
    </DeskPage>
  );
}

async function Desk({ asked }: { asked: Asked }) {
  const { words, context: { tenant: { settings } } } = await pageWords();
  const name = oneOf(asked.etat);
  const step = name !== null && Object.hasOwn(STEPS, name) ? STEPS[name as keyof typeof STEPS] : 'to_write';
  const theme = oneOf(asked.theme);
  const desk = await found((await caller()).answers.desk({ step, theme, after: oneOf(asked.suite) }));
  const said = words.answers.desk;
  const query: Query = { etat: ADDRESS[step], theme };
  const done = oneOf(asked.fait);
  const themes = settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) }));
  return (
    <>
      {done !== null && /^\d{1,3}$/.test(done) ? <Notice tone="yes" live>{said.published(Number(done))}</Notice> : null}
      {desk.frozen ? <Notice tone="wait">{said.frozen}</Notice> : null}
      <nav aria-label={said.tabs} className="desk-nav mb-8">
        <ul>
          {ANSWER_STEPS.map((one) => (
            <li key={one}><a href={addressOf(PATH, { etat: ADDRESS[one], theme })} aria-current={one === step ? 'page' : undefined}>{said.tab(said.steps[one], desk.counts[one])}</a></li>
          ))}
        </ul>
      </nav>
      <Filters path={PATH} query={query} filters={[{ name: 'theme', label: said.theme, options: themes }]} words={words} />
      {desk.items.length === 0 ? <EmptyState title={said.none[step]}>{said.noneWhy}</EmptyState>
        : step === 'ready' && !desk.frozen ? <Together desk={desk} />
          : <ol className="rows indexed">{desk.items.map((item) => <Item key={item.proposalId} item={item} />)}</ol>}
      <Pagination previous={null} next={desk.next === null ? null : addressOf(PATH, query, { suite: desk.next })} words={words} />
    </>
  );
}

/** The ready ones, each ticked: what stays ticked appears in one moment. */
async function Together({ desk }: { desk: AnswersDesk }) {
  const { words } = await pageWords();
  const said = words.answers.desk;
  return (
    <Form action={publishTogether} form={formState('together')} words={words} wide>
      <p>{said.togetherLead}</p>
      <ol className="rows indexed">
        {desk.items.map((item) => (
          <Item key={item.proposalId} item={item}>
            <label className="tick lone">
              <input
                type="checkbox" name="answers[]" value={`${item.answer!.id} ${item.answer!.version}`} defaultChecked
                aria-label={said.tick(words.proposals.reference(item.reference))}
              />
            </label>
          </Item>
        ))}
      </ol>
      <p className="act"><button className="button big" type="submit">{said.together(desk.items.length)}</button></p>
    </Form>
  );
}

async function Item({ item, children = null }: { item: ToAnswer; children?: ReactNode }) {
  const { words, zone, context: { tenant: { settings } } } = await pageWords();
  const said = words.answers.desk;
  const { answer } = item;
  const by = answer?.preparedBy ?? null;
  return (
    <li>
      <div>{children}<p className="hush">{words.proposals.reference(item.reference)}</p></div>
      <div>
        <h3><a href={`/propositions/${item.reference}`} dir="auto">{item.title}</a></h3>
        <div className="line">
          <StatusTag status={item.status} words={words} />
          <span>{themeLabel(settings, item.theme, words.language)}</span>
          {by === null || answer === null ? null : <span><bdi>{said.by(by, formatDay(answer.updatedAt, words.language, zone, 'dayMonth'))}</bdi></span>}
        </div>
        {answer === null ? null : <p dir="auto">{firstWords(answer.excerpt)}</p>}
        <p className="act">
          <a href={`${PATH}/${item.reference}`}>
            {answer === null ? said.write : answer.state === 'published' ? said.correct : said.go}<span className="sr">{said.ofText(item.title)}</span>
          </a>
        </p>
      </div>
    </li>
  );
}
