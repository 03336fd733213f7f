import { english } from '../grammar.ts';
import type { booklet as fr } from '../fr/booklet.ts';

export const booklet: typeof fr = {
  pdf: 'The booklet as a PDF', odt: 'As ODT, to work on',
  edition: (number) => `Edition ${english.number(number)}`,
  published: (day) => `Published on ${day}`,
  programme: 'The programme',
  contents: 'Contents',
  chapter: (number) => `Chapter ${english.number(number)}`,
  measure: (reference) => `M-${String(reference).padStart(2, '0')}`,
  sources: 'Where this measure comes from',
  proposal: (reference) => `P-${String(reference).padStart(4, '0')}`,
  meeting: (day, place) => `meeting of ${day}, ${place}`,
  someMeeting: 'from a meeting', online: 'online', collective: 'from the collective',
  sheet: (code, hands) => `sheet ${code}${hands === null ? '' : `, ${english.count(hands, { one: 'hand raised', other: 'hands raised' })}`}`,
  verdict: { validated: 'validated', validated_amended: 'validated with an amendment', sent_back: 'sent back', set_aside: 'set aside' },
  vote: (yes, no) => `${english.number(yes)} for, ${english.number(no)} against`,
  sitting: (number) => `sitting ${english.number(number)}`,
  imported: 'verdict taken over from another site',
  grouped: (lines) => `with: ${lines}`,
  written: 'written with no proposal behind it',
  page: (number, whole) => `${english.number(number)} / ${english.number(whole)}`,
  hash: (hash) => `SHA-256 of this edition: ${hash}`,
  unchanged: 'A published edition never changes. With its hash anyone can check that this is the text that was published.',
  counts: (chapters, measures) => `${english.count(chapters, { one: 'chapter', other: 'chapters' })}, ${english.count(measures, { one: 'measure', other: 'measures' })}`,
};
