import type { Metadata } from 'next';
import type { ListedSitting, ParliamentPage } from '../../../server/domain/parliament/queries.ts';
import { grammar } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Hemicycle } from '../../kit/hemicycle.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { Member } from '../../kit/roll-call.tsx';
import { Tag } from '../../kit/tag.tsx';
import { formatDay, Time } from '../../kit/time.tsx';
import { VoteRule } from '../../kit/vote-rule.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.parliament.title) };
}

export default async function CitizenParliamentPage() {
  const { words, noun, zone } = await pageWords();
  const { parliament: said } = words;
  const page = await (await caller()).parliament.page();
  const open = page.sittings.filter(({ state }) => state === 'open');
  const ahead = page.sittings.filter(({ state }) => state === 'planned').toReversed();
  const past = page.sittings.filter(({ state }) => state === 'closed');
  return (
    <Page current="parliament">
      <PageHead
        title={said.title}
        left={said.folio}
        lede={said.lede(noun)}
        right={page.abilities.plan ? <a href="/bureau/seances">{said.toDesk}</a> : null}
      />
      {open.map((sitting) => (
        <OpenNow key={sitting.id} sitting={sitting} words={words} />
      ))}
      <Part id="regle" title={said.ruleTitle} lead={said.ruleLead} tight>
        <VoteRule said={page} noun={noun} words={words} headed={false} />
      </Part>
      <Part id="seances" title={said.sittings.title} lead={said.sittings.lead}>
        {page.sittings.length === 0 ? (
          <EmptyState title={said.sittings.none} level={3}>
            {said.sittings.noneWhy}
          </EmptyState>
        ) : null}
        <Sittings title={said.sittings.now} sittings={open} words={words} zone={zone} />
        <Sittings title={said.sittings.ahead} sittings={ahead} words={words} zone={zone} />
        <Sittings title={said.sittings.past} sittings={past} words={words} zone={zone} />
      </Part>
      <Part id="sieges" title={said.seats.title} lead={said.seats.lead}>
        {page.seats.length === 0 ? (
          <EmptyState title={said.seats.none} level={3}>
            {said.seats.noneWhy}
          </EmptyState>
        ) : (
          <Seats seats={page.seats} words={words} zone={zone} />
        )}
      </Part>
    </Page>
  );
}

function OpenNow({ sitting, words }: { sitting: ListedSitting; words: Words }) {
  const said = words.parliament;
  return (
    <div className="washed open-now">
      <div className="wrap apart">
        <p className="tell small">
          <b>{said.sittings.openNow(sitting.number)}</b> {sitting.title}
          {sitting.place ? `, ${sitting.place}` : ''}.
        </p>
        <p className="cluster">
          <a className="button" href={`/parlement/seances/${sitting.number}`}>
            {said.sittings.follow}
          </a>
          <a href={`/seance/${sitting.number}`}>{said.sittings.myCard}</a>
        </p>
      </div>
    </div>
  );
}

function Sittings({ title, sittings, words, zone }: { title: string; sittings: readonly ListedSitting[]; words: Words; zone: string }) {
  if (sittings.length === 0) return null;
  const said = words.parliament.sittings;
  return (
    <>
      <h3 className="sub">{title}</h3>
      <ol className="rows indexed">
        {sittings.map((sitting) => (
          <li key={sitting.id}>
            <p className="nth">
              <Time at={sitting.startsAt} language={words.language} zone={zone} form="long" />
            </p>
            <div>
              <h3>
                <a href={`/parlement/seances/${sitting.number}`}>{said.named(sitting.number, sitting.title)}</a>
              </h3>
              <p className="line">
                <span>
                  {formatDay(sitting.startsAt, words.language, zone, 'time')}
                  {sitting.place ? `, ${sitting.place}` : ''}
                </span>
                <span>{said.items(sitting.items)}</span>
                {sitting.state === 'closed' ? <span>{said.votes(sitting.announced)}</span> : null}
              </p>
              {sitting.state === 'closed' ? (
                <p>
                  <a href={`/parlement/seances/${sitting.number}/pv`}>{said.minutes}</a>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Seats({ seats, words, zone }: { seats: ParliamentPage['seats']; words: Words; zone: string }) {
  const said = words.parliament.seats;
  const { list } = grammar(words.language);
  const kinds = (['lot', 'volunteer', 'mandate'] as const)
    .map((kind) => ({ kind, n: seats.filter((seat) => seat.kind === kind).length }))
    .filter(({ n }) => n > 0);
  return (
    <>
      <p className="tell small">
        {said.count(seats.length)} {list(kinds.map(({ kind, n }) => said.byKind[kind](n)))}.
      </p>
      <div className="house">
        <Hemicycle room={0} online={seats.length} seats={seats.length} label={said.drawn(seats.length)} />
      </div>
      <p className="hush">{said.pseudonyms}</p>
      <details id="liste-des-sieges">
        <summary>{said.list(seats.length)}</summary>
        <DataTable
          caption={said.caption}
          captionHidden
          stack
          words={words}
          rows={seats}
          rowKey={(seat) => `${seat.pseudonym} ${seat.startsOn}`}
          columns={[
            {
              key: 'name',
              label: said.member,
              heading: true,
              cell: (seat) => <Member pseudonym={seat.pseudonym} title={seat.title} words={words} />,
            },
            { key: 'kind', label: said.how, cell: (seat) => <Tag sign="collective">{said.kind[seat.kind]}</Tag> },
            {
              key: 'mandate',
              label: said.mandate,
              cell: (seat) =>
                said.span(
                  formatDay(seat.startsOn, words.language, zone, 'long'),
                  seat.endsOn === null ? null : formatDay(seat.endsOn, words.language, zone, 'long'),
                ),
            },
          ]}
        />
      </details>
    </>
  );
}
