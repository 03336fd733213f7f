import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Quoted } from '../../../kit/quoted.tsx';
import { Sign } from '../../../kit/sign.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { StepFrame } from '../frame.tsx';
import { PATHS } from '../steps.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.alike.title), robots: { index: false } };
}

export default async function AlikePage() {
  const [{ words, noun }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  const title = page.draft?.fields.title;
  if (!page.draft || title === undefined) redirect(PATHS.idea);
  const alike = await api.proposals.lookAlikes({ title });
  const said = words.proposing;
  const next = page.draft.missing === null ? PATHS.check : PATHS.text;
  return (
    <StepFrame step="alike" title={said.alike.title} lede={alike.length > 0 ? said.alike.lead(noun) : null} page={page}>
      <p className="hush">{said.alike.idea}</p>
      <Quoted text={title} words={words} />
      {alike.length === 0 ? (
        <EmptyState title={said.alike.none}>{said.alike.noneWhy}</EmptyState>
      ) : (
        <ol className="rows indexed mt-8">
          {alike.map((one) => (
            <li key={one.id}>
              <div>
                <StatusTag status={one.status} words={words} />
              </div>
              <div>
                <h3>
                  <a href={`/propositions/${one.reference}`} dir="auto">
                    {one.title}
                  </a>
                </h3>
                <div className="line">
                  <span>{words.proposals.reference(one.reference)}</span>
                  <span>{said.alike.supports(one.supports)}</span>
                </div>
                <a className="more" href={`/propositions/${one.reference}#soutien`}>
                  {said.alike.see}
                  <span className="sr">, {words.proposals.reference(one.reference)}</span> <Sign name="go" />
                </a>
              </div>
            </li>
          ))}
        </ol>
      )}
      <p className="act">
        <a className="button big" href={next}>
          {alike.length > 0 ? said.alike.mine : said.next}
        </a>
      </p>
    </StepFrame>
  );
}
