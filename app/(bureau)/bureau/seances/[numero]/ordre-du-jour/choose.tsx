import type { SittingPage } from '../../../../../../server/domain/parliament/queries.ts';
import { listSchema, type ListInput } from '../../../../../../server/domain/proposals/schema.ts';
import { inLanguage } from '../../../../../../tenants/settings-fields.ts';
import { addressOf } from '../../../../../kit/address.ts';
import { caller } from '../../../../../kit/caller.ts';
import { pageWords } from '../../../../../kit/collective-page.tsx';
import { EmptyState } from '../../../../../kit/empty-state.tsx';
import { Filters, SearchBox } from '../../../../../kit/filters.tsx';
import { Form } from '../../../../../kit/form.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { valuesOf } from '../../../../../kit/form-state.ts';
import { Origin } from '../../../../../kit/origin.tsx';
import { Pagination } from '../../../../../kit/pagination.tsx';
import { addToAgenda } from '../../actions.ts';
import { SittingKey } from '../sitting-states.tsx';

const NAMES = ['q', 'theme', 'quartier', 'statut', 'origine', 'suite'] as const;
export type Search = Partial<Record<(typeof NAMES)[number], string | string[]>>;

/** What can be put on an agenda: what waits for a first vote, and what was sent back and reworked. */
const READY = ['published', 'sent_back'] as const;

function one(search: Search, name: (typeof NAMES)[number]): string | null {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The filters as an address says them, to come back to the same list. */
export function searchText(search: Search): string {
  const query = new URLSearchParams(
    NAMES.flatMap((name) => {
      const value = one(search, name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** The list's own filters; a wrong value in an address is no filter. */
function inputOf(search: Search): ListInput {
  const status = READY.find((ready) => ready === one(search, 'statut')) ?? 'published';
  const wanted = {
    q: one(search, 'q'),
    theme: one(search, 'theme'),
    district: one(search, 'quartier'),
    origin: one(search, 'origine'),
    after: one(search, 'suite'),
    status,
  };
  const parsed = listSchema.safeParse(wanted);
  return parsed.success ? parsed.data : listSchema.parse({ status });
}

/** Proposals to take, by search and filters, in the fair order of the day; ticked many at a time. */
export async function ChooseProposals({ sitting, search }: { sitting: SittingPage; search: Search }) {
  const {
    words,
    noun,
    zone,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const input = inputOf(search);
  const { items, matching, next } = await (await caller()).proposals.list(input);
  const said = words.presidency;
  const path = `/bureau/seances/${sitting.number}/ordre-du-jour`;
  const query = Object.fromEntries(NAMES.map((name) => [name, one(search, name)]));
  const form = formState('add');
  const ticked = valuesOf(form, 'proposalIds');
  const there = new Set(sitting.items.map(({ proposal }) => proposal.id));
  const theme = (code: string) =>
    inLanguage(settings.themes.find((known) => known.code === code)?.label ?? { fr: code, en: null }, words.language);
  return (
    <section aria-labelledby="choisir">
      <h2 id="choisir">{said.choose(noun)}</h2>
      <SearchBox path={path} query={query} words={words} />
      <Filters
        path={path}
        query={query}
        words={words}
        filters={[
          {
            name: 'origine',
            label: words.parliament.balance.origin,
            options: (['meeting', 'online', 'collective'] as const).map((value) => ({ value, label: words.common.origin[value] })),
          },
          {
            name: 'quartier',
            label: words.parliament.balance.district,
            options: settings.districts.map(({ code, label }) => ({ value: code, label })),
          },
          {
            name: 'theme',
            label: words.parliament.balance.theme,
            options: settings.themes.map(({ code }) => ({ value: code, label: theme(code) })),
          },
          {
            name: 'statut',
            label: said.status,
            any: words.common.status.published,
            options: [{ value: 'sent_back', label: words.common.status.sent_back }],
          },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={said.nothingToChoose} level={3}>
          {said.nothingToChooseWhy}
        </EmptyState>
      ) : (
        <Form action={addToAgenda} form={form} words={words} labels={{ proposalIds: said.choose(noun) }} wide compact>
          <SittingKey sitting={sitting} />
          <input type="hidden" name="recherche" value={searchText(search)} />
          {matching === null ? null : <p className="hush">{said.matching(matching, noun)}</p>}
          <ul className="choose-rows" id="champ-proposalIds">
            {items
              .filter(({ id }) => !there.has(id))
              .map((proposal) => (
                <li key={proposal.id}>
                  <label className="tick">
                    <input type="checkbox" name="proposalIds[]" value={proposal.id} defaultChecked={ticked.includes(proposal.id)} />
                    <span>
                      <b>{proposal.title}</b>
                      <small>
                        {theme(proposal.theme)}
                        {proposal.supports > 0 || proposal.hands ? `, ${said.backing(proposal.hands ?? 0, proposal.supports)}` : ''}
                      </small>
                      <Origin
                        origin={proposal.origin}
                        words={words}
                        zone={zone}
                        meeting={proposal.meeting === null ? null : { day: proposal.meeting.startsAt, place: proposal.meeting.place }}
                      />
                    </span>
                  </label>
                </li>
              ))}
          </ul>
          <p className="stick">
            <button className="button" type="submit">
              {said.addChosen}
            </button>
          </p>
        </Form>
      )}
      <Pagination
        previous={one(search, 'suite') === null ? null : addressOf(path, query)}
        next={next === null ? null : addressOf(path, query, { suite: next })}
        words={words}
      />
    </section>
  );
}
