import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Preview } from '../../../../../server/domain/grouping/queries.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords, type PageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { found } from '../../../../kit/found.ts';
import { oneOf } from '../../../../kit/labels.ts';
import { Markdown } from '../../../../kit/markdown.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead } from '../../../../kit/page-head.tsx';
import { errorText } from '../../../../words/words.ts';
import { groupThem } from '../actions.ts';
import { Facts } from '../candidate.tsx';

const PATH = '/bureau/regroupements';
type Asked = { porteuse?: string | string[]; avec?: string | string[] };
const number = (text: string) => (/^[1-9]\d{0,7}$/.test(text) ? [Number(text)] : []);

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.title) };
}

export default async function PreviewPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { porteuse, avec } = await searchParams;
  const [carrier] = number(oneOf(porteuse) ?? '');
  const members = [avec ?? []].flat().slice(0, 61).flatMap(number);
  if (carrier === undefined) redirect(PATH);
  // With nothing ticked beside it there is nothing to see: back to its likes.
  if (!members.some((one) => one !== carrier)) redirect(`${PATH}/autour/${carrier}`);
  const query = new URLSearchParams([['porteuse', String(carrier)], ...members.map((one) => ['avec', String(one)])]);
  return <DeskPage room="groupings" path={`${PATH}/apercu?${query.toString()}`}><Shown carrier={carrier} members={members} /></DeskPage>;
}

async function Shown({ carrier, members }: { carrier: number; members: number[] }) {
  const [shown, api] = await Promise.all([pageWords(), caller()]);
  const { words } = shown;
  const said = words.grouping;
  const preview = await found(api.groupings.preview({ carrier, members }));
  const { refusal, origins } = preview;
  return (
    <>
      <PageHead title={said.previewTitle(carrier, preview.members.length)} lede={said.previewLede} left={<a href={`${PATH}/autour/${carrier}`}>{said.title}</a>} />
      <div className="wrap">
        {refusal === null ? null : <Notice tone="no" title={said.cannot}><p>{errorText(words, refusal.code, { reference: refusal.reference })}</p></Notice>}
        <p className="tell small">{said.union(preview.union, preview.sum)}</p>
        <p>{said.originsTitle}{words.language === 'fr' ? '\u202F' : ''}: {said.origins(origins.online, origins.meeting, origins.collective)}.</p>
        {preview.imported === 0 ? null : <p>{said.unionImported(preview.imported)}</p>}
        {preview.hands === 0 ? null : <p>{said.unionHands(preview.hands)}</p>}
        <Texts preview={preview} shown={shown} />
        {refusal === null && preview.abilities.group ? <Confirm preview={preview} shown={shown} /> : null}
      </div>
    </>
  );
}

function Texts({ preview: { carrier, members }, shown }: { preview: Preview; shown: PageWords }) {
  const { words } = shown;
  const said = words.grouping;
  return (
    <>
      <h2 className="rule-top mt-8">{said.carrierText}</h2>
      <h3 dir="auto">{carrier.title}</h3>
      <Markdown text={carrier.body} />
      <Facts one={carrier} shown={shown} />
      <h2 className="rule-top mt-8">{said.membersTitle}</h2>
      <ul className="rows">
        {members.map((one) => (
          <li key={one.id}>
            <h3 dir="auto"><a href={`/propositions/${one.reference}`}>{one.title}</a> <small>{words.proposals.reference(one.reference)}</small></h3>
            <Markdown text={one.body} />
            <Facts one={one} shown={shown} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Confirm({ preview: { carrier, members }, shown: { words } }: { preview: Preview; shown: PageWords }) {
  const said = words.grouping;
  const form = formState('merge');
  const titled = carrier.title.length <= 120 && carrier.body.length <= 5_000;
  return (
    <Form action={groupThem} form={form} words={words} once labels={{ reason: said.reason, title: said.newTitle, body: said.newBody }}>
      <input type="hidden" name="carrierId" value={carrier.id} />
      <input type="hidden" name="version" value={carrier.version} />
      {members.map(({ id }) => <input key={id} type="hidden" name="memberIds[]" value={id} />)}
      <TextareaField name="reason" label={said.reason} hint={said.reasonHint} required form={form} words={words} max={1_000} rows={3} />
      {titled ? (
        <>
          <TextField name="title" label={said.newTitle} hint={said.newHint} form={form} words={words} value={carrier.title} max={120} />
          <TextareaField name="body" label={said.newBody} form={form} words={words} value={carrier.body} max={5_000} rows={8} />
        </>
      ) : null}
      <button className="button" type="submit">{said.confirm(members.length + 1)}</button>
    </Form>
  );
}
