// What the shared components say of themselves, whatever the page.

import { capital, french, frenchNoun, type Noun } from '../grammar.ts';

const ABSTENTIONS = { zero: 'aucune abstention', one: 'abstention', other: 'abstentions' };
const EMPTY = { zero: 'aucun siège vide', one: 'siège vide', other: 'sièges vides' };

export const kit = {
  form: {
    errorTitle: (n: number) => (n === 1 ? 'Une réponse est à reprendre' : `${n} réponses sont à reprendre`),
    errorLead: "Rien de ce que vous avez écrit n'est perdu.",
    error: 'Erreur :',
    labelled: (label: string, error: string) => `${label} : ${error}`,
    optional: 'facultatif',
    atMost: (n: number) => `${french.number(n)} caractères au plus.`,
    choose: 'Choisir',
  },
  list: {
    label: 'Pages',
    previous: 'Page précédente',
    next: 'Page suivante',
    first: 'Revenir au début',
    shown: (from: number, to: number, all: number) => `${french.number(from)} à ${french.number(to)}, sur ${french.number(all)}`,
    sortedUp: 'par ordre croissant',
    sortedDown: 'par ordre décroissant',
    sortBy: (column: string) => `Trier par ${column}`,
    filters: 'Filtrer',
    apply: 'Appliquer',
    any: 'Tout',
    active: 'Filtres choisis',
    removeFilter: (label: string) => `Enlever le filtre ${label}`,
    clear: 'Tout enlever',
    search: 'Chercher',
    searchLabel: 'Chercher dans les textes',
  },
  share: {
    // The number always comes with its whole, the percentage only in brackets after both.
    of: (part: string, whole: string, percent: string) => `${part} sur ${whole} (${percent})`,
  },
  chart: {
    seeTable: 'Voir les chiffres',
    seeDetail: 'Voir la règle et le détail',
    download: (kind: string) => `Télécharger les données (${kind})`,
    room: 'en rencontre',
    screen: 'en ligne',
  },
  dots: {
    title: (n: number, noun: Noun) => `Un point, ${frenchNoun.a(noun)} : ${french.number(n)}.`,
    grouped: (each: number, n: number, noun: Noun) => `Un point, ${french.countNoun(each, noun)}, sur ${french.number(n)}.`,
    room: (share: string) => `${share} en rencontre`,
    screen: (share: string) => `${share} en ligne`,
    collective: (share: string) => `${share} du collectif`,
  },
  road: {
    title: 'Son chemin',
    sources: "D'où vient cette mesure ?",
    toCome: 'à venir',
    summary: (done: number, ahead: number) => {
      const past = `${capital(french.spell(done))} ${french.plural(done, { one: 'étape franchie', other: 'étapes franchies' })}`;
      return ahead === 0 ? `${past}.` : `${past}, ${french.spell(ahead)} à venir.`;
    },
  },
  vote: {
    threshold: (needed: number) => `seuil : ${french.number(needed)} voix`,
    whole: (base: string, of: string) => `sur ${base} ${of}`,
    yes: 'pour',
    no: 'contre',
    abstain: (n: number) => french.plural(n, { one: 'abstention', other: 'abstentions' }),
    silent: (n: number) => french.plural(n, { one: "n'a pas voté", other: "n'ont pas voté" }),
    outOfCount: 'hors du calcul',
    base: { expressed: 'exprimés', voters: 'votants', present: 'présents', enrolled: 'inscrits' },
    described: (yes: number, no: number, abstain: number) =>
      `${french.number(yes)} pour, ${french.number(no)} contre, ${french.count(abstain, ABSTENTIONS)}.`,
    passed: (needed: number, by: number) =>
      by === 0
        ? `Le seuil de ${french.number(needed)} voix est juste atteint.`
        : `Le seuil de ${french.number(needed)} voix est dépassé de ${french.number(by)}.`,
    missed: (needed: number, by: number) => `Il fallait ${french.number(needed)} voix, il en a manqué ${french.number(by)}.`,
    seats: (room: number, online: number, absent: number) =>
      `${french.number(room)} dans la salle, ${french.number(online)} en ligne, ${french.count(absent, EMPTY)}`,
    quorum: 'quorum',
    hands: 'mains levées',
  },
  map: {
    title: 'Plan schématique',
    notice: "Un dessin pour s'y retrouver, pas une carte exacte.",
    place: 'Placer un point sur le plan',
    placeHint: "Choisissez la case la plus proche. Ce n'est pas obligatoire.",
    noPlace: 'Sans point précis',
    cell: (column: number, row: number, district: string | null) =>
      `Colonne ${column}, ligne ${row}${district === null ? '' : `, ${district}`}`,
    chosen: 'Lieu choisi',
  },
  time: {
    from: (start: string, end: string) => `du ${start} au ${end}`,
    until: (end: string) => `jusqu'au ${end}`,
    since: (start: string) => `depuis le ${start}`,
    days: (n: number) => french.count(n, { zero: 'dernier jour', one: 'jour', other: 'jours' }),
    daysLeft: (n: number) => (n === 0 ? "C'est le dernier jour." : `Encore ${french.count(n, { one: 'jour', other: 'jours' })}.`),
  },
  phases: { label: 'Calendrier', past: 'terminé', here: 'en ce moment', ahead: 'à venir' },
};
