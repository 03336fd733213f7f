import { english, type Noun } from '../grammar.ts';
import type { programme as fr } from '../fr/programme.ts';

export const programme: typeof fr = {
  title: 'The programme, as it is being written',
  lede: (noun: Noun) => `What the citizen parliament has validated, theme by theme. Each line leads back to the ${noun.one} it comes from, and to the room where the idea was said.`,
  empty: 'Nothing is validated yet',
  emptyWhy: 'The first decision of the citizen parliament will be written here, with its vote and its origin.',
  inAll: (n: number) => `${english.number(n)} validated ${english.plural(n, { one: 'text', other: 'texts' })}`,
  fromRooms: 'of which from meetings:',
  amended: 'with an amendment',
  vote: (yes: number, no: number, sitting: number) => `Validated by ${english.number(yes)} votes against ${english.number(no)}, sitting ${sitting}`,
  imported: 'Verdict taken over from another site, without a vote here',
  whence: 'Where does this line come from?',
  said: (place: string) => `Said in a meeting, ${place}`,
  saidSomewhere: 'Said in a meeting, nobody knows which any more',
  online: 'Put forward online',
  collective: 'Put forward by the collective',
  seeTheme: (n: number) => `See ${english.plural(n, { one: 'the line', other: `the ${english.number(n)} lines` })} of this theme`,
  allThemes: 'All themes',
  otherTheme: 'Without a known theme',
};
