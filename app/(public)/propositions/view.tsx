import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { Page, pageWords } from '../../kit/collective-page.tsx';
import { Conversation, type Asked } from '../../kit/conversation.tsx';
import { districtLabel, themeLabel } from '../../kit/labels.ts';
import { Markdown } from '../../kit/markdown.tsx';
import { Notice } from '../../kit/notice.tsx';
import { originText } from '../../kit/origin.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { Quoted } from '../../kit/quoted.tsx';
import { Road } from '../../kit/road.tsx';
import { SchematicMap } from '../../kit/schematic-map.tsx';
import { Sign } from '../../kit/sign.tsx';
import { StatusTag } from '../../kit/tag.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';
import { FollowPart } from '../follow-part.tsx';
import { AnswerPart } from './answer.tsx';
import { Attachments } from './attachments.tsx';
import { Backing } from './backing.tsx';
import { Author, History, Moderation } from './deeds.tsx';
import { Carried, Sources } from './family.tsx';
import { drawnRoad } from './stations.ts';
import { VerdictPart } from './verdict.tsx';

type Shown = { proposal: ProposalPage; words: Words; settings: CollectiveSettings };
const SIGN = { online: 'screen', meeting: 'room', collective: 'collective' } as const;

/** A proposal whole: its text, its road, the room beside the screen, its vote, and what its reader may do. step: a small step of a deed. */
export async function ProposalView({
  proposal,
  step = null,
  asked = {},
}: {
  proposal: ProposalPage;
  step?: string | null;
  asked?: Asked;
}) {
  const {
    words,
    noun,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const said = words.proposals.page;
  const zone = settings.timeZone;
  const number = proposal.reference === null ? said.pending(noun) : words.proposals.reference(proposal.reference);
  const where = [
    themeLabel(settings, proposal.theme, words.language),
    proposal.district === null ? null : districtLabel(settings, proposal.district),
  ];
  const shown = { proposal, words, settings };
  return (
    <Page current="proposals">
      <PageHead
        grand
        title={proposal.title}
        left={
          <span className="trail">
            <a href="/propositions">{words.common.navigation.proposals(noun)}</a>
            <span>{number}</span>
          </span>
        }
        right={where.filter((part) => part !== null).join(', ')}
        beside={<Beside {...shown} />}
      />
      {proposal.refusal === null ? null : <Refusal {...shown} refusal={proposal.refusal} />}
      <Carried proposal={proposal} />
      <div className="washed">
        <div className="wrap">
          <Road words={words} stations={drawnRoad(proposal.road, proposal.status, { words, zone })} />
        </div>
      </div>
      <div className="wrap page">
        <Text {...shown} />
        <AnswerPart proposal={proposal} words={words} zone={zone} />
        <VerdictPart road={proposal.road} words={words} />
        <Sources proposal={proposal} />
        {proposal.public ? <Backing proposal={proposal} /> : null}
        {proposal.public ? <FollowPart target={{ kind: 'proposal', id: proposal.id }} back={`/propositions/${proposal.reference}`} /> : null}
        <Place {...shown} />
        {proposal.public ? (
          <Conversation about={{ proposal: proposal.id }} path={`/propositions/${proposal.reference}`} asked={asked} />
        ) : null}
        <Author proposal={proposal} step={step} />
        <Moderation proposal={proposal} />
        <History road={proposal.road} words={words} zone={zone} />
      </div>
    </Page>
  );
}

function Beside({ proposal, words, settings }: Shown) {
  const said = words.proposals.page;
  const { origin, meeting, sheet, author, organisation } = proposal;
  const born = originText({
    origin,
    words,
    zone: settings.timeZone,
    meeting: meeting === null ? null : { day: meeting.startsAt, place: meeting.place, table: sheet?.table ?? null, sheet: null },
  });
  const by = proposal.voice === 'organisation' && organisation !== null ? said.organisation(organisation) : author;
  return (
    <>
      <StatusTag status={proposal.status} words={words} big />
      <p>{words.common.statusMeaning[proposal.status]}</p>
      <p className="origin">
        <Sign name={SIGN[origin]} />
        <span>{meeting === null ? born : <a href={`/rencontres/${meeting.reference}`}>{born}</a>}</span>
      </p>
      {by === null ? null : (
        <p className="origin">
          <bdi>{said.copyright(by)}</bdi>
        </p>
      )}
      {proposal.importedUrl === null ? null : (
        <p className="origin">
          <Sign name="info" />
          <span>
            {said.imported}.{' '}
            <a href={proposal.importedUrl} rel="nofollow noopener ugc">
              {said.importedLink}
            </a>
          </span>
        </p>
      )}
      {proposal.mine.author ? (
        <p>
          <b>{said.yours}</b>
        </p>
      ) : null}
    </>
  );
}

/** Why it was refused, as its author was told. */
function Refusal({ refusal, words, settings }: Shown & { refusal: NonNullable<ProposalPage['refusal']> }) {
  const said = words.proposals.own;
  return (
    <div className="wrap mb-8">
      <Notice tone="no" title={said.refusal}>
        <dl className="facts">
          <dt>{said.refusalReason}</dt>
          <dd>{words.common.admissibility[refusal.reason]}</dd>
          <dt>{said.refusalAnswer}</dt>
          <dd dir="auto">{refusal.answer}</dd>
        </dl>
        <p className="hush">
          {said.refusedOn(formatDay(refusal.at, words.language, settings.timeZone, 'long'))}. {said.appeal}
        </p>
      </Notice>
    </div>
  );
}

/** The words as they were said beside the words as they are written: neither stands for the other. */
async function Text({ proposal, words }: Shown) {
  const { noun } = await pageWords();
  const said = words.proposals.page;
  const { sheet } = proposal;
  const verbatim = sheet?.verbatim ?? null;
  return (
    <section className="full" aria-labelledby="texte">
      <h2 id="texte" className="rule-top">
        {verbatim === null ? said.textTitle(noun) : said.said}
      </h2>
      {verbatim === null ? (
        <Markdown text={proposal.body} className="large" />
      ) : (
        <div className="two">
          <div>
            <h3 className="sub">
              {said.verbatim} <small>{said.verbatimNote(sheet?.code ?? '')}</small>
            </h3>
            <Quoted text={verbatim} words={words} />
          </div>
          <div>
            <h3 className="sub">
              {said.written(noun)} <small>{said.writtenNote}</small>
            </h3>
            <Markdown text={proposal.body} className="large" />
          </div>
        </div>
      )}
      {sheet?.objections ? (
        <>
          <h3 className="mt-8">{said.objections}</h3>
          <p dir="auto">{sheet.objections}</p>
        </>
      ) : null}
      <Attachments proposal={proposal} words={words} />
    </section>
  );
}

function Place({ proposal, words, settings }: Shown) {
  if (proposal.district === null && proposal.place === null) return null;
  const point = proposal.place === null ? null : ([proposal.place.x, proposal.place.y] as const);
  return (
    <section aria-labelledby="lieu">
      <h2 id="lieu" className="rule-top">
        {words.proposals.page.where}
      </h2>
      {proposal.district === null ? null : <p>{districtLabel(settings, proposal.district)}</p>}
      <SchematicMap districts={settings.districts} here={proposal.district} point={point} words={words} />
    </section>
  );
}
