import type { Metadata } from 'next';
import type { AgendaItem, SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import { inLanguage } from '../../../../../tenants/settings-fields.ts';
import { grammar, type Noun } from '../../../../words/grammar.ts';
import type { Words } from '../../../../words/words.ts';
import { AgendaBalance } from '../../../../kit/agenda-balance.tsx';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { EmptyState } from '../../../../kit/empty-state.tsx';
import { found } from '../../../../kit/found.ts';
import { ItemOrigin, ItemState } from '../../../../kit/item-state.tsx';
import { Live } from '../../../../kit/live.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { Sign } from '../../../../kit/sign.tsx';
import { Tag } from '../../../../kit/tag.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { VoteRule } from '../../../../kit/vote-rule.tsx';

type Address = { params: Promise<{ numero: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle(words.parliament.sitting.name((await params).numero), words.parliament.title) };
}

const TAGS = { planned: ['plain', 'agenda'], open: ['wait', 'hand'], closed: ['yes', 'yes'] } as const;

/** A sitting for everyone: what is on its agenda, how that weighs against the whole, and what became of each item. */
export default async function SittingPublicPage({ params }: Address) {
  const {
    words,
    noun,
    zone,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const sitting = await found((await caller()).parliament.sitting({ number: Number((await params).numero) }));
  const said = words.parliament.sitting;
  const [tone, sign] = TAGS[sitting.state];
  const names = { themes: settings.themes, districts: settings.districts };
  return (
    <Page current="parliament">
      <PageHead
        grand
        title={sitting.title}
        left={
          <span className="trail">
            <a href="/parlement">{words.parliament.title}</a>
            <span>{said.name(sitting.number)}</span>
          </span>
        }
        right={[formatDay(sitting.startsAt, words.language, zone, 'dayTime'), sitting.place].filter((part) => part !== null).join(', ')}
        beside={<Beside sitting={sitting} words={words} />}
        lede={
          <>
            <Tag tone={tone} sign={sign} big>
              {words.common.sittingState[sitting.state]}
            </Tag>{' '}
            {summary(sitting, words, noun)}
          </>
        }
      />
      <Part id="ordre-du-jour" title={said.agenda} lead={said.agendaLead}>
        {sitting.items.length === 0 ? (
          <EmptyState title={said.noAgenda} level={3}>
            {said.noAgendaWhy}
          </EmptyState>
        ) : (
          <ol className="rows items">
            {sitting.items.map((item) => (
              <Item
                key={item.id}
                item={item}
                number={sitting.number}
                words={words}
                zone={zone}
                theme={themeOf(item, names.themes, words)}
              />
            ))}
          </ol>
        )}
      </Part>
      {sitting.items.length === 0 ? null : (
        <Part id="equilibre" title={said.balance} lead={said.balanceLead}>
          <AgendaBalance balance={sitting.balance} names={names} noun={noun} words={words} />
        </Part>
      )}
      {sitting.state === 'closed' ? null : (
        <Part id="regle" title={said.rule} lead={words.parliament.ruleLead}>
          <VoteRule said={sitting} noun={noun} words={words} headed={false} brief />
        </Part>
      )}
      {sitting.state === 'closed' ? null : <Live words={words} />}
    </Page>
  );
}

function themeOf(item: AgendaItem, themes: Parameters<typeof AgendaBalance>[0]['names']['themes'], words: Words): string {
  const known = themes.find(({ code }) => code === item.proposal.theme);
  return known === undefined ? item.proposal.theme : inLanguage(known.label, words.language);
}

/** « 11 points : 8 validées, 2 renvoyées, 1 sans décision. » */
function summary({ state, items, present, seats }: SittingPage, words: Words, noun: Noun): string {
  const said = words.parliament.sitting;
  if (state === 'planned') return said.planned(items.length, noun);
  const results = items.flatMap(({ question }) => question?.result ?? []);
  const counts = (['validated', 'validated_amended', 'sent_back', 'set_aside', null] as const)
    .map((verdict) => ({ verdict, n: results.filter((result) => result.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => said.decided(verdict, n, noun));
  const fates = counts.length === 0 ? said.nothingYet : grammar(words.language).list(counts);
  return state === 'open' ? said.underWay(present.room, present.online, seats, fates) : said.over(items.length, fates);
}

function Beside({ sitting, words }: { sitting: SittingPage; words: Words }) {
  const said = words.parliament.sitting;
  const { abilities, state, number, mine } = sitting;
  const desk = abilities.changeAgenda || abilities.close || abilities.edit;
  return (
    <div className="ways">
      {state === 'open' && mine.seatId !== null ? (
        <a className="button" href={`/seance/${number}`}>
          {said.myCard}
        </a>
      ) : null}
      {state === 'open' && mine.seatId === null ? <a href={`/seance/${number}`}>{said.memberCard}</a> : null}
      {state === 'planned' ? null : <a href={`/parlement/seances/${number}/pv`}>{said.minutes}</a>}
      {state === 'open' ? <a href={`/seance/${number}/ecran`}>{said.screen}</a> : null}
      {desk ? <a href={`/bureau/seances/${number}`}>{said.desk}</a> : null}
    </div>
  );
}

function Item({ item, number, words, zone, theme }: { item: AgendaItem; number: number; words: Words; zone: string; theme: string }) {
  const { proposal, question } = item;
  const said = words.parliament.item;
  const result = question?.result ?? null;
  return (
    <li id={`point-${item.position}`}>
      <p className="nth">
        <span className="sr">{said.point} </span>
        {item.position}
      </p>
      <div>
        <h3>
          <a href={`/propositions/${proposal.reference}`}>{proposal.title}</a>
        </h3>
        <div className="line">
          <ItemState item={item} words={words} />
          <ItemOrigin item={item} words={words} zone={zone} />
          <span>{theme}</span>
        </div>
        {item.recommendation === null ? null : (
          <p>
            <b>{said.recommendation}</b> {item.recommendation}
          </p>
        )}
        {result === null ? null : (
          <>
            <p>{said.result(result.yes, result.no, result.abstain)}</p>
            {result.reason === null ? null : <p className="reason">{words.front.answers.quoted(result.reason)}</p>}
          </>
        )}
        {question === null ? null : (
          <a className="more" href={`/parlement/seances/${number}/votes/${question.id}`}>
            {said.see(question.state)}
            <Sign name="go" />
          </a>
        )}
      </div>
    </li>
  );
}
