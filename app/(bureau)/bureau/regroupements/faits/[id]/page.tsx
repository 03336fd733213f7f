import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { GroupingPage } from '../../../../../../server/domain/grouping/queries.ts';
import { caller } from '../../../../../kit/caller.ts';
import { CardsField } from '../../../../../kit/choice.tsx';
import { pageTitle, pageWords, type PageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { TextareaField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { Notice } from '../../../../../kit/notice.tsx';
import { PageHead } from '../../../../../kit/page-head.tsx';
import { formatDay } from '../../../../../kit/time.tsx';
import { errorText } from '../../../../../words/words.ts';
import { undoGrouping } from '../../actions.ts';
import { Facts } from '../../candidate.tsx';

const PATH = '/bureau/regroupements';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.undoTitle) };
}

export default async function UndoPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) notFound();
  return <DeskPage room="groupings" path={`${PATH}/faits/${id}`}><Undo id={id} /></DeskPage>;
}

/** What would be given back, and the button that gives it back. */
async function Undo({ id }: { id: string }) {
  const [shown, api] = await Promise.all([pageWords(), caller()]);
  const { words, zone } = shown;
  const said = words.grouping;
  const page = await found(api.groupings.one({ id }));
  const day = (at: Date) => formatDay(at, words.language, zone, 'long');
  return (
    <>
      <PageHead title={said.undoTitle} lede={said.undoLede} left={<a href={`${PATH}/faits`}>{said.tabs.made}</a>} />
      <div className="wrap">
        {page.undoneAt === null ? null : <Notice title={said.undoneOn(day(page.undoneAt))}><p dir="auto">{page.undoneReason}</p></Notice>}
        {page.refusal === null ? null : <Notice tone="no"><p>{errorText(words, page.refusal.code, { reference: page.refusal.reference })}</p></Notice>}
        <h2 className="sub"><a href={`/propositions/${page.carrier.reference}`} dir="auto">{page.carrier.title}</a></h2>
        <p className="hush" dir="auto">{page.reason}</p>
        {page.textBefore === null ? null : <p>{said.textBack}: <b dir="auto">{page.textBefore.title}</b></p>}
        <p>{page.kind === 'merge' ? said.supportsBack : said.supportsRejoin}</p>
        <ul className="rows">
          {page.lines.map(({ candidate, back, leftAt }) => (
            <li key={candidate.id}>
              <h3 dir="auto"><a href={`/propositions/${candidate.reference}`}>{candidate.title}</a></h3>
              <Facts one={candidate} shown={shown} />
              {leftAt === null ? back === null ? null : <p className="hush">{said.back(words.common.status[back])}</p> : <p className="hush">{said.takenOut(day(leftAt))}</p>}
            </li>
          ))}
        </ul>
        {page.abilities.undo ? <Undoing page={page} shown={shown} /> : null}
      </div>
    </>
  );
}

function Undoing({ page, shown: { words } }: { page: GroupingPage; shown: PageWords }) {
  const said = words.grouping;
  const form = formState('undo');
  const standing = page.lines.filter(({ leftAt }) => leftAt === null);
  const one = page.kind === 'merge' && standing.length > 1;
  return (
    <Form action={undoGrouping} form={form} words={words} labels={{ reason: said.reason, proposalId: said.what }}>
      <input type="hidden" name="groupingId" value={page.id} />
      {one ? (
        <CardsField
          name="proposalId" label={said.what} form={form} words={words} required value="tout"
          choices={[{ value: 'tout', label: said.whole }, ...standing.map(({ candidate }) => ({
            value: candidate.id, label: said.takeOut(candidate.reference), note: candidate.title,
          }))]}
        />
      ) : <input type="hidden" name="proposalId" value="tout" />}
      <TextareaField name="reason" label={words.grouping.undo} hint={said.reasonHint} required form={form} words={words} max={1_000} rows={3} />
      <button className="button grave" type="submit">{said.undo}</button>
    </Form>
  );
}
