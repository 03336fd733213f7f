import type { front as shape } from '../fr/front.ts';
import type { Deed } from '../../../tenants/settings.ts';
import { capital, english, type Noun } from '../grammar.ts';

const DOING: Record<Deed, string> = {
  propose: 'we propose',
  support: 'we support',
  comment: 'we give our opinion',
  validate: 'the citizen parliament votes',
  programme: 'we write the programme',
  follow: 'we follow the commitments',
};

export const front: typeof shape = {
  cover: { plain: "The town's programme, written here", election: (days: string) => `Municipal elections, ${days}` },
  about: { title: 'Who we are', charter: 'The charter' },
  now: {
    doing: (deeds: readonly Deed[]) => `Right now, ${english.list(deeds.map((deed) => DOING[deed]))} `,
    nothing: 'Nothing is open right now.',
    frozen: 'Electoral silence:',
    frozenUntil: (day: string) => `the site can be read, nothing changes until ${day}.`,
    until: (day: string) => `until ${day}.`,
    also: (deed: Deed, day: string) => `${capital(DOING[deed])} until ${day}.`,
    before: (day: string) => `What follows begins on ${day}.`,
    noAccount: 'No account is needed to write: your address is asked only at the end, and nothing you typed is lost.',
    seeCommitments: 'See where the commitments stand',
    readFirst: 'Everything can be read without an account.',
    seeSitting: (n: number, day: string) => `See sitting ${n}, ${day}`,
    readAndSupport: 'Read and support',
  },
  where: {
    title: 'Where we are',
    lead: 'Every number can be counted again from the open data.',
    all: (n: number, noun: Noun) => ({
      before: 'Of ',
      figure: english.number(n),
      after: ` ${english.plural(n, { one: noun.one, other: noun.many })}`,
    }),
    fromRooms: (n: number) => ({ before: ', ', figure: english.number(n), after: ' of them said at meetings' }),
    verdicts: (n: number) => ({
      before: ', ',
      figure: english.number(n),
      after: ` ${english.plural(n, { one: 'has', other: 'have' })} a reasoned verdict of the citizen parliament. `,
    }),
    noVerdict: ', none has a verdict yet. ',
    waiting: (n: number) => `${english.number(n)} still ${english.plural(n, { one: 'waits', other: 'wait' })}`,
    anAnswer: ' for an answer.',
    nobodyWaits: 'Nothing waits for an answer any more.',
    meetings: (held: number) =>
      english.count(held, { zero: 'No meeting held so far.', one: 'meeting held so far.', other: 'meetings held so far.' }),
    seeWaiting: 'See what is waiting',
    drawn: (n: number, noun: Noun) => `What became of the ${english.countNoun(n, noun)}, detailed in the list below.`,
    fate: {
      validated: 'validated',
      sentBack: 'sent back to be reworked',
      setAside: 'set aside, with the reason',
      inValidation: 'on the agenda',
      published: 'waiting for a date',
    },
  },
  rooms: {
    title: 'The room and the screen',
    lead: 'An idea said in a room counts as much as one submitted online. That is why nothing is ranked by supports.',
    caption: (noun: Noun) => `${capital(noun.many)} by theme, at meetings and online`,
    room: (n: number) => `At meetings, ${english.number(n)}`,
    theme: 'Theme',
    most: (shown: number, all: number) => `The ${english.number(shown)} themes with most, of ${english.number(all)}.`,
    screen: (n: number) => `Online, ${english.number(n)}`,
    sum: (room: number, screen: number, collective: number, all: number) =>
      collective === 0
        ? `${english.number(room)} + ${english.number(screen)} = ${english.number(all)}.`
        : `Plus ${english.number(collective)} from the collective: ` +
          `${english.number(room)} + ${english.number(screen)} + ${english.number(collective)} = ${english.number(all)}.`,
  },
  answers: {
    title: 'Latest answers',
    lead: 'A verdict always comes with its reason.',
    none: 'The citizen parliament has not given a verdict yet. The first one will appear here, with its reason.',
    imported: 'Decision taken over from an earlier consultation, without a vote here.',
    quoted: (reason: string) => `“${reason}”`,
    all: 'All the answers',
  },
  meetings: {
    title: 'Next meetings',
    lead: 'What is said there is written down word for word, checked by a second person, and counts as much as the screen.',
    none: 'No meeting is announced for now.',
    all: 'All the meetings',
    sitting: (n: number) => `Sitting ${n} of the parliament`,
  },
  empty: {
    title: 'Nothing yet, it all begins',
    lead: (noun: Noun) => `One ${noun.one} is enough to open the road.`,
  },
};
