// What the parliament validated, theme by theme: the seed of the programme.
import { french, frenchNoun, type Noun } from '../grammar.ts';

export const programme = {
  title: 'Le programme, en train de s’écrire',
  lede: (noun: Noun) => `Ce que le parlement citoyen a validé, thème par thème. Chaque ligne ramène à ${frenchNoun.the(noun)} dont elle vient, et à la salle où l’idée a été dite.`,
  empty: 'Rien n’est encore validé',
  emptyWhy: 'La première décision du parlement citoyen s’écrira ici, avec son vote et son origine.',
  inAll: (n: number) => `${french.number(n)} ${french.plural(n, { one: 'texte validé', other: 'textes validés' })}`,
  fromRooms: 'dont en rencontre :',
  amended: 'avec amendement',
  vote: (yes: number, no: number, sitting: number) => `Validé par ${french.number(yes)} voix contre ${french.number(no)}, séance ${sitting}`,
  imported: 'Verdict repris d’un autre site, sans vote ici',
  whence: 'D’où vient cette ligne ?',
  said: (place: string) => `Dit en rencontre, ${place}`,
  saidSomewhere: 'Dit en rencontre, on ne sait plus laquelle',
  online: 'Déposé en ligne',
  collective: 'Proposé par le collectif',
  seeTheme: (n: number) => `Voir ${french.plural(n, { one: 'la ligne', other: `les ${french.number(n)} lignes` })} de ce thème`,
  allThemes: 'Tous les thèmes',
  otherTheme: 'Sans thème connu',
};
