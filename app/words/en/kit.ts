import type { kit as shape } from '../fr/kit.ts';
import { capital, english, type Noun } from '../grammar.ts';

const ABSTENTIONS = { zero: 'no abstention', one: 'abstention', other: 'abstentions' };
const EMPTY = { zero: 'no empty seat', one: 'empty seat', other: 'empty seats' };

export const kit: typeof shape = {
  form: {
    errorTitle: (n: number) => (n === 1 ? 'One answer needs another look' : `${n} answers need another look`),
    errorLead: 'Nothing you wrote is lost.',
    error: 'Error:',
    labelled: (label: string, error: string) => `${label}: ${error}`,
    optional: 'optional',
    atMost: (n: number) => `${english.number(n)} characters at most.`,
    choose: 'Choose',
  },
  list: {
    label: 'Pages',
    previous: 'Previous page',
    next: 'Next page',
    first: 'Back to the start',
    shown: (from: number, to: number, all: number) => `${english.number(from)} to ${english.number(to)}, of ${english.number(all)}`,
    sortedUp: 'ascending',
    sortedDown: 'descending',
    sortBy: (column: string) => `Sort by ${column}`,
    filters: 'Filter',
    apply: 'Apply',
    any: 'All',
    active: 'Chosen filters',
    removeFilter: (label: string) => `Remove the filter ${label}`,
    clear: 'Remove all',
    search: 'Search',
    searchLabel: 'Search the texts',
  },
  share: { of: (part: string, whole: string, percent: string) => `${part} of ${whole} (${percent})` },
  chart: {
    seeTable: 'See the numbers',
    seeDetail: 'See the rule and the detail',
    download: (kind: string) => `Download the data (${kind})`,
    room: 'at meetings',
    screen: 'online',
  },
  dots: {
    title: (n: number, noun: Noun) => `One dot, one ${noun.one}: ${english.number(n)}.`,
    grouped: (each: number, n: number, noun: Noun) => `One dot, ${english.countNoun(each, noun)}, of ${english.number(n)}.`,
    room: (share: string) => `${share} at meetings`,
    screen: (share: string) => `${share} online`,
    collective: (share: string) => `${share} from the collective`,
  },
  road: {
    title: 'Its road',
    sources: 'Where does this measure come from?',
    toCome: 'to come',
    summary: (done: number, ahead: number) => {
      const past = `${capital(english.spell(done))} ${english.plural(done, { one: 'step taken', other: 'steps taken' })}`;
      return ahead === 0 ? `${past}.` : `${past}, ${english.spell(ahead)} to come.`;
    },
  },
  vote: {
    threshold: (needed: number) => `threshold: ${english.count(needed, { one: 'vote', other: 'votes' })}`,
    whole: (base: string, of: string) => `of ${base} ${of}`,
    yes: 'for',
    no: 'against',
    abstain: (n: number) => english.plural(n, { one: 'abstention', other: 'abstentions' }),
    silent: () => 'did not vote',
    outOfCount: 'not counted',
    base: { expressed: 'cast', voters: 'voters', present: 'present', enrolled: 'enrolled' },
    described: (yes: number, no: number, abstain: number) =>
      `${english.number(yes)} for, ${english.number(no)} against, ${english.count(abstain, ABSTENTIONS)}.`,
    passed: (needed: number, by: number) =>
      by === 0
        ? `The threshold of ${english.number(needed)} votes is just met.`
        : `The threshold of ${english.number(needed)} votes is passed by ${english.number(by)}.`,
    missed: (needed: number, by: number) => `${english.number(needed)} votes were needed, ${english.number(by)} were missing.`,
    seats: (room: number, online: number, absent: number) =>
      `${english.number(room)} in the hall, ${english.number(online)} online, ${english.count(absent, EMPTY)}`,
    quorum: 'quorum',
    hands: 'hands raised',
  },
  map: {
    title: 'Schematic plan',
    notice: 'A drawing to find your way, not an exact map.',
    place: 'Put a point on the plan',
    placeHint: 'Choose the nearest square. You may leave this out.',
    noPlace: 'No exact point',
    cell: (column: number, row: number, district: string | null) =>
      `Column ${column}, row ${row}${district === null ? '' : `, ${district}`}`,
    chosen: 'Chosen place',
  },
  time: {
    from: (start: string, end: string) => `from ${start} to ${end}`,
    until: (end: string) => `until ${end}`,
    since: (start: string) => `since ${start}`,
    days: (n: number) => english.count(n, { zero: 'last day', one: 'day', other: 'days' }),
    daysLeft: (n: number) => (n === 0 ? 'This is the last day.' : `${english.count(n, { one: 'day', other: 'days' })} left.`),
  },
  phases: { label: 'Calendar', past: 'done', here: 'now', ahead: 'to come' },
};
