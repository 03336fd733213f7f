// The organisers' importer: what is said before, during and after bringing in what was written elsewhere.
import type { ProblemCode } from '../../../server/domain/imports/neutral.ts';
import type { KeptWhy } from '../../../server/domain/imports/run.ts';
import type { ImportState } from '../../../server/db/tables/imports.ts';
import { french } from '../grammar.ts';
import { formats, problems } from './imports.ts';

const count = (n: number, one: string, other: string) => french.count(n, { one, other });
const proposals = (n: number) => count(n, 'proposition', 'propositions');
const meetings = (n: number) => count(n, 'rencontre', 'rencontres');
const comments = (n: number) => count(n, 'commentaire', 'commentaires');
const rows = (n: number) => count(n, 'ligne', 'lignes');

const states: Record<ImportState, string> = {
  reading: 'lecture en cours', ready: 'à confirmer', writing: 'import en cours', done: 'importé', failed: 'arrêté', discarded: 'abandonné',
  undoing: 'annulation en cours', undone: 'annulé',
};

const kept: Record<KeptWhy, string> = {
  supported: 'soutiens reçus depuis', commented: 'commentaires reçus depuis', followed: 'abonnements pris depuis',
  on_agenda: "à l'ordre du jour d'une séance", in_programme: "source d'une mesure", grouped: 'dans un regroupement',
  changed: 'changement fait depuis', linked: "autre chose s'y rattache",
};

/** Where the page has a field for it, the command's options are not spoken of. */
const here: Partial<Record<ProblemCode, string>> = {
  'import.unknown_format': 'ces colonnes sont inconnues : dites plus haut laquelle tient le titre',
  'import.value_unknown': 'ce mot est inconnu : pour un statut, dites plus haut ce qu’il veut dire',
};

export const bringing = {
  title: 'Importer',
  lede: 'Ce qui a été écrit ailleurs arrive ici avec ses dates, son origine et ses réponses. Rien n’est écrit avant votre accord.',
  back: 'Tous les imports',
  send: {
    title: 'Vos fichiers',
    files: 'Choisir des fichiers',
    hint: 'CSV, XLSX, ODS, JSON, ou une archive ZIP de tout cela. 50 Mo par fichier au plus, vingt fichiers à la fois.',
    button: 'Lire ces fichiers',
    known: 'Ce qui est reconnu',
    knownLead: 'Un autre tableau se lit aussi : vous direz quelle colonne tient quoi.',
    formats: [
      'Decidim, de 0.16 à 0.31 : propositions, rencontres, commentaires, ou l’archive entière des données ouvertes',
      'CONSUL Democracy : propositions et commentaires',
      'Cap Collectif : contributions en JSON ou en CSV, dans la forme du Grand Débat',
      'Tout tableau avec un titre et un texte',
    ],
    privacy: 'Les noms et adresses des auteurs ne sont jamais lus. Les fichiers sont oubliés après trente jours.',
  },
  list: {
    title: 'Imports', caption: 'Imports de ce collectif, le plus récent d’abord', none: 'Aucun import pour l’instant',
    noneWhy: 'Le premier apparaîtra ici, avec ce qu’il a apporté et le moyen de l’annuler.',
    when: 'Envoyé', files: 'Fichiers', state: 'État', brought: 'Apport', more: (n: number) => `et ${count(n, 'autre', 'autres')}`,
    byCommand: 'par la commande d’import',
  },
  states,
  steps: { reading: 'Lecture', ready: 'Aperçu', writing: 'Import', done: 'Résultat' },
  stepOf: (step: number, of: number, name: string) => `Étape ${step} sur ${of}, ${name.toLowerCase()}`,
  run: (day: string) => `Import du ${day}`,
  refresh: 'Actualiser',
  reading: { title: 'Les fichiers sont lus', text: 'Vous pouvez quitter cette page et y revenir : la lecture continue sans vous.' },
  writing: {
    title: 'L’import est en cours', waiting: 'Il commencera dans un instant.',
    progress: (done: number, total: number) => `${french.number(done)} sur ${proposals(total)}.`,
    text: 'Tout arrivera d’un coup, ou rien. Vous pouvez quitter cette page et y revenir.',
    again: 'Le travail avait été interrompu : il reprend depuis le début, et rien ne sera en double.',
    held: 'La réserve électorale a commencé : l’import attend sa fin.',
  },
  undoing: { title: 'L’import est en train d’être annulé', text: 'Tout ce qui peut partir partira d’un coup.' },
  parked: 'Ce travail a échoué plusieurs fois et s’est arrêté. Rien n’a été écrit. Signalez-le à qui tient la plateforme.',
  failed: { title: 'L’import s’est arrêté', nothing: 'Rien n’a été écrit.', retry: 'Relire les fichiers' },
  discarded: { title: 'Import abandonné', text: 'Rien n’a été écrit, et les fichiers sont oubliés.' },
  preview: {
    would: 'Ce que l’import ferait',
    fresh: 'Nouvelles', changed: 'Comptes actualisés', unchanged: 'Déjà là, inchangées', refused: 'Lignes refusées',
    freshText: (p: number, m: number, c: number) => [proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', '),
    knownText: (p: number, m: number, c: number) => [proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', '),
    proposals, rows,
    byOrigin: 'Par origine', byStatus: 'Par réponse',
    part: (n: number, of: number) => `${french.number(n)} sur ${french.number(of)}`,
    themes: (labels: readonly string[]) => `Thèmes ajoutés aux réglages : ${french.list(labels)}.`,
    districts: (labels: readonly string[]) => `Quartiers ajoutés aux réglages : ${french.list(labels)}.`,
    orphans: (n: number) => `${comments(n)} sur des propositions absentes : laissés de côté.`,
    nothing: 'Tout était déjà là : il n’y a rien à importer.',
    empty: 'Aucune ligne ne peut être importée pour l’instant.',
    tables: 'Les tableaux', unknown: 'colonnes inconnues.',
    recognised: (format: keyof typeof formats) => `Reconnu : ${formats[format]}.`,
    table: (r: number, p: number, m: number, c: number) => {
      const held = [...(p > 0 ? [proposals(p)] : []), ...(m > 0 ? [meetings(m)] : []), ...(c > 0 ? [comments(c)] : [])];
      return `${rows(r)}${held.length > 0 ? `, dont ${french.list(held)}` : ''}.`;
    },
    amendments: (n: number) => `${count(n, 'amendement laissé', 'amendements laissés')} de côté.`,
    repeated: (n: number) => `${rows(n)} qui répètent une proposition pour un autre commentaire.`,
    withheld: (n: number) => `${rows(n)} que la source avait retirées, ou qui ne parlent pas de propositions : laissées de côté.`,
    asides: (names: readonly string[]) => `Laissés de côté, car ils ne tiennent ni propositions, ni rencontres, ni commentaires : ${french.list(names)}.`,
    rowsTitle: 'Les premières lignes', rowsCaption: (n: number, of: number) => `${french.number(n)} premières propositions, sur ${french.number(of)}`,
    line: 'Ligne', element: 'Élément', proposal: 'Titre', theme: 'Thème', origin: 'Origine', status: 'État', isNew: 'nouvelle', isKnown: 'déjà là',
  },
  columns: {
    title: (name: string) => `Colonnes de ${name}`, lead: 'Quelle colonne tient quoi. Ce collectif s’en souviendra pour le prochain fichier semblable.',
    change: 'Lire ce tableau autrement', none: 'aucune colonne', button: 'Relire avec ces colonnes',
    auto: 'Sans aucune colonne choisie, le tableau est reconnu par ses en-têtes.',
    fields: {
      title: 'Titre', body: 'Texte', theme: 'Thème', district: 'Quartier', origin: 'Origine', voice: 'Qui parle', organisation: 'Organisation',
      state: 'Statut', reason: 'Réponse', supports: 'Soutiens', comments: 'Nombre de commentaires', date: 'Date', url: 'Adresse', id: 'Identifiant',
    },
  },
  words: {
    title: 'Des mots à traduire', lead: 'La source a ses propres statuts. Dites ce que chacun veut dire ici.', button: 'Relire avec ces statuts',
    of: (word: string) => `« ${word} » veut dire`,
    meanings: { pending: 'sans réponse encore', accepted: 'acceptée', rejected: 'écartée', withdrawn: 'retirée' },
  },
  faults: {
    title: 'Ce qui est refusé', lead: (rowCount: number, faultCount: number) => `${rows(rowCount)}, ${count(faultCount, 'faute', 'fautes')}.`,
    file: (name: string) => name,
    place: (file: string, line: number | null, column: string | null, element: boolean) => [
      file, ...(line === null ? [] : [`${element ? 'élément' : 'ligne'} ${french.number(line)}`]), ...(column === null ? [] : [`colonne « ${column} »`]),
    ].join(', '),
    said: (code: ProblemCode) => here[code] ?? problems[code],
    all: 'Télécharger toutes les fautes (CSV)', more: (n: number) => `… et ${count(n, 'autre faute', 'autres fautes')}.`,
    csv: { file: 'fichier', line: 'ligne', column: 'colonne', fault: 'faute', value: 'valeur', code: 'code' },
  },
  confirm: {
    title: 'Importer', lead: 'Tout arrive en une fois. Vous pourrez l’annuler tant que personne n’y a touché.',
    skip: (n: number) => `Importer les autres lignes, et laisser de côté ${n === 1 ? 'celle qui est refusée' : `les ${french.number(n)} refusées`}`,
    button: 'Importer', discard: 'Abandonner', discardLead: 'Rien ne sera écrit, et les fichiers seront oubliés.',
    frozen: 'La réserve électorale est en cours : rien de public ne peut changer. L’import attendra sa fin.',
  },
  done: {
    title: 'C’est importé', see: 'Voir les propositions', journal: 'L’import est inscrit au journal.',
    none: 'Tout était déjà là : rien n’a changé.',
  },
  undo: {
    title: 'Annuler cet import',
    lead: 'Reprend exactement ce que cet import a écrit. Ce que des personnes ont soutenu, commenté, modifié ou mis à l’ordre du jour depuis reste en place et sera listé.',
    button: 'Annuler l’import', frozen: 'La réserve électorale est en cours : l’import ne peut pas être annulé maintenant.',
    done: 'L’import a été annulé',
    gone: (p: number, m: number, c: number) => `Repris : ${[proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', ')}.`,
    counts: (n: number) => `${count(n, 'compte remis', 'comptes remis')} à sa valeur d’avant.`,
    settings: (t: number, d: number) => `Retirés des réglages : ${count(t, 'thème', 'thèmes')}, ${count(d, 'quartier', 'quartiers')}.`,
    kept: (n: number) => `Restent en place : ${french.number(n)}`, keptMore: (n: number) => `… et ${count(n, 'autre', 'autres')}.`,
    why: kept, noun: { proposal: (n: string) => n, meeting: (n: string) => n, comment: 'un commentaire' },
  },
};
