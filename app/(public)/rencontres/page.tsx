import type { Metadata } from 'next';
import type { MeetingTotals } from '../../../server/domain/meetings/counts.ts';
import { KINDS } from '../../../server/domain/meetings/schema.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { addressOf } from '../../kit/address.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Filters } from '../../kit/filters.tsx';
import { found } from '../../kit/found.ts';
import { oneOf } from '../../kit/labels.ts';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { Pagination } from '../../kit/pagination.tsx';
import { capital, grammar, type Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { Coming, Held } from './lists.tsx';

const PATH = '/rencontres';
/** The names of an address and what they say of the list. */
const PERIODS = { 'a-venir': 'coming', tenues: 'held' } as const;
type Asked = { genre?: string | string[]; quartier?: string | string[]; phase?: string | string[]; suite?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.list.title) };
}

export default async function MeetingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [{ words, noun, context: { tenant: { settings } } }, asked, api] = await Promise.all([pageWords(), searchParams, caller()]);
  const said = words.meetings.list;
  const phase = oneOf(asked.phase);
  const period = phase !== null && Object.hasOwn(PERIODS, phase) ? PERIODS[phase as keyof typeof PERIODS] : null;
  const query = { genre: oneOf(asked.genre), quartier: oneOf(asked.quartier) };
  const { coming, held, totals } = await found(api.meetings.list({ period, kind: query.genre as (typeof KINDS)[number] | null,
    district: query.quartier, after: oneOf(asked.suite) }));
  const filtered = query.genre !== null || query.quartier !== null;
  const nothing = (coming?.items.length ?? 0) + (held?.items.length ?? 0) === 0;
  const shown = { settings, words, noun };
  const next = (name: keyof typeof PERIODS, cursor: string | null) =>
    (cursor === null ? null : addressOf(PATH, query, { phase: name, suite: cursor }));
  return (
    <Page current="meetings">
      <PageHead title={said.title} lede={said.lede} left={period === null ? null : <a href={addressOf(PATH, query)}>{said.backToAll}</a>} />
      <div className="wrap">
        {period === null && totals.held > 0 ? <Totals totals={totals} words={words} noun={noun} /> : null}
        <Filters
          path={PATH} query={{ ...query, phase: period === null ? null : phase }} words={words}
          filters={[
            { name: 'genre', label: said.kind, options: KINDS.map((kind) =>
              ({ value: kind, label: capital(words.common.meetingKind[kind]) })) },
            ...(settings.districts.length === 0 ? []
              : [{ name: 'quartier', label: said.district, options: settings.districts.map(({ code, label }) =>
              ({ value: code, label })) }]),
          ]}
        />
        {nothing && filtered ? <EmptyState title={said.noneFiltered}
          action={<a href={PATH}>{said.backToAll}</a>}>{said.noneFilteredWhy}</EmptyState> : null}
      </div>
      {coming === null || (nothing && filtered) ? null : (
        <Part id="a-venir" title={said.coming} lead={said.comingLead} tight>
          {coming.items.length === 0 ? <p className="lede">{said.noneComing}</p> : <Coming items={coming.items} {...shown} />}
          {period === 'coming' ? <Pagination previous={asked.suite ? addressOf(PATH, query, { phase: 'a-venir' })
            : null} next={next('a-venir', coming.next)} words={words} />
            : coming.next === null ? null
              : <p className="act"><a className="more" href={addressOf(PATH, query, { phase: 'a-venir' })}>{said.allComing}</a></p>}
          <p className="hush"><a href="/rencontres.ics">{words.rooms.calendar.follow}</a>. {words.rooms.calendar.followWhy}</p>
        </Part>
      )}
      {held === null || (nothing && filtered) ? null : (
        <Part id="tenues" title={said.held} lead={said.heldLead}>
          {held.items.length === 0 ? <p className="lede">{said.noneHeld}</p> : <Held items={held.items} {...shown} />}
          <Pagination previous={asked.suite ? addressOf(PATH, query) : null} next={next('tenues', held.next)} words={words} />
        </Part>
      )}
      {period === null && totals.held > 0 ? <Everywhere totals={totals} settings={settings} words={words} /> : null}
    </Page>
  );
}

/** Where nobody has been yet, by name, and the way to the whole of it. */
function Everywhere({ totals, settings, words }: { totals: MeetingTotals; settings: CollectiveSettings; words: Words }) {
  const said = words.rooms.coverage;
  const never = settings.districts.filter(({ code }) => !totals.coverage.some(({ district, meetings }) => district === code && meetings > 0));
  return (
    <Part id="couverture" title={words.meetings.coverage.title} lead={<a href="/rencontres/couverture">{said.seeAll}</a>}>
      {settings.districts.length === 0 ? null : (
        <p className="lede">
          {never.length === 0 ? said.everywhere(settings.districts.length) : `${said.never(never.length)} ${grammar(words.language).list(never.map(({ label }) => label))}.`}
        </p>
      )}
    </Part>
  );
}

/** « 27 rencontres tenues, 1 204 personnes comptées. Elles ont donné 244 des 680 propositions (36 %). » */
function Totals({ totals, words, noun }: { totals: MeetingTotals; words: Words; noun: Noun }) {
  const said = words.meetings.totals;
  const parts = [said.held(totals.held), ...(totals.attendance > 0 ? [said.attendance(totals.attendance)] : []),
    ...(totals.ideas > 0 ? [said.ideas(totals.ideas, totals.all, noun)] : [])];
  return (
    <p className="tell small mb-6">
      {parts.map(({ before, figure, after }) => <span key={after}>{before}<b>{figure}</b>{after}</span>)}
      {totals.ideas > 0 ? null : '.'}
    </p>
  );
}
