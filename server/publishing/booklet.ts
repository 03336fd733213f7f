import { wordsFor } from '../../app/words/words.ts';
import type { BornFacts, EditionDocument, EditionSource } from '../domain/programme/edition-schema.ts';

export type BookletLanguage = 'fr' | 'en';
/** What a booklet is made from: the frozen document with its hash, in a language, with the collective's strong colour. */
export interface BookletInput { document: EditionDocument; hash: string; language: BookletLanguage; colour: string }

/** Where a source comes from, in one line: « P-0042, Des loyers plafonnés : rencontre du 12 octobre 2025, Saint-Bruno, fiche T3-07 ; validée, 61 pour, 8 contre, séance 2 ». */
export function sourceLine(source: EditionSource, language: BookletLanguage): string {
  const { booklet: said } = wordsFor(language);
  const parts = [bornLine(source, language)];
  if (source.verdict) {
    const { verdict, counts, sitting, imported } = source.verdict;
    parts.push([
      said.verdict[verdict], ...(counts ? [said.vote(counts.yes, counts.no)] : []), ...(sitting === null ? [] : [said.sitting(sitting)]), ...(imported ? [said.imported] : []),
    ].join(', '));
  }
  if (source.grouped.length > 0) parts.push(said.grouped(source.grouped.map((one) => bornLine(one, language)).join(' · ')));
  return parts.join(' ; ').replaceAll(' ;', language === 'fr' ? '\u00a0;' : ';');
}

function bornLine({ reference, title, origin, organisation, meeting, sheet }: BornFacts, language: BookletLanguage): string {
  const { booklet: said } = wordsFor(language);
  const room = meeting ? said.meeting(dayOf(meeting.day, language), meeting.place) : { online: said.online, meeting: said.someMeeting, collective: said.collective }[origin];
  return [said.proposal(reference), title, ...(organisation === null ? [] : [organisation]), room, ...(sheet ? [said.sheet(sheet.code, sheet.hands)] : [])].join(', ');
}

const formats = {
  fr: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/** A day of the calendar in words. */
export function dayOf(day: string, language: BookletLanguage): string {
  const said = formats[language].format(new Date(`${day}T12:00:00Z`));
  return language === 'fr' ? said.replace(/^1 /, '1er ') : said;
}
