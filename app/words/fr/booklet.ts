// The programme as a booklet: what its pages say beside the text.
import { french } from '../grammar.ts';

export const booklet = {
  pdf: 'Le livret en PDF', odt: 'En ODT, à retravailler',
  edition: (number: number) => `Édition ${french.number(number)}`,
  published: (day: string) => `Publiée le ${day}`,
  programme: 'Le programme',
  contents: 'Sommaire',
  chapter: (number: number) => `Chapitre ${french.number(number)}`,
  measure: (reference: number) => `M-${String(reference).padStart(2, '0')}`,
  sources: 'D’où vient cette mesure',
  proposal: (reference: number) => `P-${String(reference).padStart(4, '0')}`,
  meeting: (day: string, place: string) => `rencontre du ${day}, ${place}`,
  someMeeting: 'issue d’une rencontre', online: 'en ligne', collective: 'du collectif',
  sheet: (code: string, hands: number | null) => `fiche ${code}${hands === null ? '' : `, ${french.count(hands, { one: 'main levée', other: 'mains levées' })}`}`,
  verdict: { validated: 'validée', validated_amended: 'validée avec amendement', sent_back: 'renvoyée', set_aside: 'écartée' },
  vote: (yes: number, no: number) => `${french.number(yes)} pour, ${french.number(no)} contre`,
  sitting: (number: number) => `séance ${french.number(number)}`,
  imported: 'verdict repris d’un autre site',
  grouped: (lines: string) => `avec : ${lines}`,
  written: 'écrite sans proposition derrière elle',
  page: (number: number, whole: number) => `${french.number(number)} / ${french.number(whole)}`,
  hash: (hash: string) => `Empreinte SHA-256 de cette édition : ${hash}`,
  unchanged: 'Une édition publiée ne change plus. Son empreinte permet à chacune et chacun de vérifier que ce texte est bien celui qui a été publié.',
  counts: (chapters: number, measures: number) => `${french.count(chapters, { one: 'chapitre', other: 'chapitres' })}, ${french.count(measures, { one: 'mesure', other: 'mesures' })}`,
};
