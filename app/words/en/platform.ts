import type { platform as shape } from '../fr/platform.ts';
import { english } from '../grammar.ts';

export const platform: typeof shape = {
  title: 'Fabrique, the programme written by those who live there',
  name: 'Fabrique',
  folio: 'Free software for citizen collectives',
  say: 'From an idea said in a kitchen to a programme voted line by line, with its road back.',
  drawn: 'A road: an idea said in a room, typed, grouped with others, voted, become a measure.',
  stations: ['Said', 'Typed', 'Grouped', 'Voted', 'Measure'],
  collectives: {
    title: 'The open collectives',
    lead: (n: number) =>
      n === 0
        ? null
        : `${english.count(n, { one: 'collective', other: 'collectives' })}, each at home: nothing of one is seen from another.`,
    none: 'No collective is open here yet.',
    fictional: 'Demonstration: everything in it is made up.',
    more: 'The next collectives',
  },
  promises: {
    title: 'What never changes',
    list: [
      ['Every idea gets an answer', 'A visible verdict, with its reason. And one sees how many still wait.'],
      [
        'The room counts as much as the screen',
        'What is said at a meeting is written down word for word, checked, and followed like the rest. Nothing is ranked by clicks.',
      ],
      [
        'One knows where it comes from',
        'A measure leads back to the sentence, the table and the room where it was said. Grouping, amending, writing erase no source.',
      ],
      [
        'Everything can be counted again',
        'A draw by lot, a vote, a share: each can be done again from the published files, without trusting us.',
      ],
      ['As little data as possible', 'A pseudonym is enough, no trackers, no adverts. A political opinion is sensitive data.'],
      ['One can leave', 'A collective takes everything it has away in one archive.'],
    ],
  },
  stops: {
    home: 'Go to the front page',
    platform: 'See the open collectives',
    missing: {
      title: 'No page here',
      lead: 'The address may be incomplete, or what it showed was withdrawn.',
      propositions: 'Search the texts',
    },
    unknown: {
      title: 'Nobody at this address',
      lead: 'No collective lives here. Check the spelling of the address: a hyphen, a letter, a slip of the finger.',
    },
    closed: {
      title: 'Open soon',
      lead: (name: string) =>
        `${name} is preparing its workshop. Come back in a few days: everything will be readable here, without an account.`,
      signIn: 'I am part of the team',
    },
    archived: {
      title: 'Closed',
      lead: (name: string) => `${name} has closed this workshop.`,
    },
    tooMany: {
      title: 'A little patience',
      lead: 'Many requests came from your connection in a short time. Wait a minute, then try again: nothing is lost.',
    },
    broken: {
      title: 'An incident on our side',
      lead: 'Nothing is lost. Try again in a moment.',
    },
    away: {
      title: 'A short interruption',
      lead: 'The site will be back in a moment. What was saved is safe.',
      notWritten: 'What you have just sent was not saved. Go back to the previous page of your browser: your text is still there. Send it again in a moment.',
      again: 'Try again',
    },
  },
};
