import type { Metadata } from 'next';
import type { ListedSitting } from '../../../../server/domain/parliament/queries.ts';
import type { Words } from '../../../words/words.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Form } from '../../../kit/form.tsx';
import { formState } from '../../../kit/form-action.ts';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { Tag } from '../../../kit/tag.tsx';
import { formatDay, Time } from '../../../kit/time.tsx';
import { planSitting } from './actions.ts';
import { SittingFields, sittingLabels } from './sitting-fields.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.presidency.title) };
}

export default async function SittingsDesk() {
  const { words } = await pageWords();
  return (
    <DeskPage room="sittings" path="/bureau/seances">
      <PageHead
        title={words.presidency.title}
        lede={words.presidency.lede}
        right={<a href="/bureau/seances/sieges">{words.presidency.toSeats}</a>}
      />
      <Sittings />
    </DeskPage>
  );
}

async function Sittings() {
  const { words, zone } = await pageWords();
  const { sittings, seats, abilities } = await (await caller()).parliament.page();
  const said = words.presidency;
  const form = formState('sitting');
  return (
    <>
      {seats.length === 0 ? (
        <div className="wrap">
          <EmptyState
            title={said.noSeats}
            level={2}
            action={
              <a className="button" href="/bureau/seances/sieges">
                {said.toSeats}
              </a>
            }
          >
            {said.noSeatsWhy}
          </EmptyState>
        </div>
      ) : null}
      <Part id="seances" title={said.all} tight>
        {sittings.length === 0 ? (
          <p className="hush">{said.none}</p>
        ) : (
          <ol className="rows indexed">
            {sittings.map((sitting) => (
              <Row key={sitting.id} sitting={sitting} words={words} zone={zone} />
            ))}
          </ol>
        )}
      </Part>
      {abilities.plan ? (
        <Part id="prevoir" title={said.plan.title} lead={said.plan.lead}>
          <Form action={planSitting} form={form} words={words} labels={sittingLabels(words)} once compact>
            <SittingFields before={null} form={form} words={words} zone={zone} />
            <button className="button" type="submit">
              {said.plan.submit}
            </button>
          </Form>
        </Part>
      ) : (
        <p className="wrap hush">{said.frozen}</p>
      )}
    </>
  );
}

const TAGS = { planned: ['plain', 'agenda'], open: ['wait', 'hand'], closed: ['yes', 'yes'] } as const;

function Row({ sitting, words, zone }: { sitting: ListedSitting; words: Words; zone: string }) {
  const [tone, sign] = TAGS[sitting.state];
  const said = words.parliament.sittings;
  return (
    <li>
      <p className="nth">
        <Time at={sitting.startsAt} language={words.language} zone={zone} form="long" />
      </p>
      <div>
        <h3>
          <a href={`/bureau/seances/${sitting.number}`}>{said.named(sitting.number, sitting.title)}</a>
        </h3>
        <div className="line">
          <Tag tone={tone} sign={sign}>
            {words.common.sittingState[sitting.state]}
          </Tag>
          <span>
            {formatDay(sitting.startsAt, words.language, zone, 'time')}
            {sitting.place ? `, ${sitting.place}` : ''}
          </span>
          <span>{said.items(sitting.items)}</span>
          {sitting.announced > 0 ? <span>{said.votes(sitting.announced)}</span> : null}
        </div>
      </div>
    </li>
  );
}
