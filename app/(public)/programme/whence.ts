// The road of a measure read backwards: the measure, the vote, the proposals, and the room where it was first said.
import type { BornFacts, EditionMeasure, EditionSource } from '../../../server/domain/programme/edition-schema.ts';
import type { BackStep } from '../../kit/road.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';

/** The page's own language and noun; zone only stands for what days are written in. */
export interface Telling { words: Words; noun: Noun; zone: string }

export const dayOf = (day: string, { words, zone }: Telling, form: 'long' | 'dayMonth' = 'long'): string => formatDay(day, words.language, zone, form);

/** The road of one source, from the measure back to where the idea was born. */
export function sourceSteps(measure: { reference: number; edition: number }, source: EditionSource, telling: Telling): BackStep[] {
  const { words } = telling;
  const said = words.edition;
  return [
    { key: 'measure', title: said.measure(measure.reference), when: said.number(measure.edition) },
    ...(source.verdict === null ? [] : [verdictStep(source, telling)]),
    { key: 'proposal', title: words.proposals.reference(source.reference), href: `/propositions/${source.reference}`, when: source.title, alone: source.grouped.length === 0 },
    ...source.grouped.map((member): BackStep => (
      { key: `grouped ${member.reference}`, title: said.page.grouped(words.proposals.reference(member.reference)), href: `/propositions/${member.reference}`, when: bornText(member, telling), alone: true })),
    birthStep(source, telling),
  ];
}

function verdictStep(source: EditionSource, telling: Telling): BackStep {
  const said = telling.words.edition;
  const { verdict, counts, sitting, day, imported } = source.verdict!;
  return {
    key: 'verdict', title: said.verdict[verdict], href: sitting === null ? null : `/parlement/seances/${sitting}`,
    when: counts === null ? null : said.voted(counts.yes, counts.no, counts.abstain),
    text: imported || sitting === null ? said.importedVerdict : said.votedAt(sitting, dayOf(day, telling)),
  };
}

function birthStep(source: BornFacts, telling: Telling): BackStep {
  const said = telling.words.edition;
  const { meeting, sheet } = source;
  const detail = [sheet === null ? null : said.sheet(sheet.code), sheet?.hands ? said.hands(sheet.hands) : null].filter((part) => part !== null).join(', ');
  return {
    key: 'birth', title: said.born[source.origin], href: meeting === null ? null : `/rencontres/${meeting.reference}`,
    // Where no room is, the title has said it all.
    when: source.origin === 'meeting' ? bornText(source, telling) : null, text: detail === '' ? null : detail,
  };
}

/** « Figuerolles, 4 octobre », or where else it was born. */
export function bornText({ origin, meeting }: BornFacts, telling: Telling): string {
  const said = telling.words.edition;
  if (meeting !== null) return said.saidAt(meeting.place, dayOf(meeting.day, telling));
  return origin === 'meeting' ? said.saidSomewhere : origin === 'online' ? said.online : said.collective;
}

/** The whole road of a measure in four steps, for the programme's own page. */
export function measureSteps(measure: EditionMeasure, edition: number, telling: Telling): BackStep[] {
  const { words, noun } = telling;
  const said = words.edition;
  const { sources, reference } = measure;
  if (sources.length === 1) return sourceSteps({ reference, edition }, sources[0]!, telling);
  const rooms = sources.filter(({ origin }) => origin === 'meeting').length;
  const first = sources.filter(({ meeting }) => meeting !== null).toSorted((a, b) => (a.meeting!.day < b.meeting!.day ? -1 : 1))[0];
  return [
    { key: 'measure', title: said.measure(reference), when: said.number(edition) },
    { key: 'sources', title: said.sources(sources.length, noun), href: `/programme/mesures/${reference}#chemins`, when: said.sourcesRooms(rooms, sources.length - rooms) },
    ...(first === undefined ? [] : [{ key: 'first', title: said.first, href: `/rencontres/${first.meeting!.reference}`, when: bornText(first, telling), alone: true }]),
  ];
}
