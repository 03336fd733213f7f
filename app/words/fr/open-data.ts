// The page of the open data.
import type { CellType, FileName } from '../../../server/domain/opendata/schema.ts';
import { french, type Noun } from '../grammar.ts';
import { openDataColumns } from './open-data-columns.ts';

const names: Record<FileName, (noun: Noun) => string> = {
  propositions: (noun) => `Les ${noun.many}`, rencontres: () => 'Les rencontres', votes: () => 'Les votes', bulletins: () => 'Les bulletins',
  mesures: () => 'Les mesures', engagements: () => 'Les engagements', avancement: () => 'L’avancement', commentaires: () => 'Les commentaires', reponses: () => 'Les réponses',
};

const says: Record<FileName, string> = {
  propositions: 'Une ligne pour chaque texte public, avec son origine, son sort et son motif.',
  rencontres: 'Une ligne pour chaque rencontre. Les personnes y sont comptées, jamais nommées.',
  votes: 'Une ligne pour chaque vote annoncé : la règle, les comptes, l’issue et le motif.',
  bulletins: 'Une ligne pour chaque siège de chaque vote, aussi pour qui n’a pas voté : tout se recompte.',
  mesures: 'Une ligne pour chaque mesure de chaque édition publiée du programme, avec ses sources.',
  engagements: 'Une ligne pour chaque mesure suivie après l’élection.',
  avancement: 'Une ligne pour chaque étape d’un engagement : date, motif, preuve.',
  commentaires: 'Une ligne pour chaque commentaire public, avec la salle à côté de l’écran.',
  reponses: 'Une ligne pour chaque réponse publiée du collectif, et pour chacune de ses corrections.',
};

const types: Record<CellType, string> = {
  integer: 'nombre entier', text: 'texte', code: 'code', instant: 'instant, en UTC', day: 'jour', yes_no: 'true (oui) ou false (non)',
  identifier: 'identifiant (UUID)', mark: 'marque de douze signes', references: 'numéros',
};

export const openData = {
  title: 'Données ouvertes',
  lede: 'Tout ce que ce site montre en public peut être emporté, recompté et réutilisé, sans compte et sans clé.',
  take: 'À emporter', takeLead: 'Deux formats pour chaque fichier, les mêmes lignes dans les deux.',
  tableCaption: 'Les fichiers, et combien de lignes ils ont',
  file: 'Fichier', lines: 'Lignes', csv: 'CSV', json: 'JSON',
  download: (file: string, format: string) => `Télécharger ${file}.${format}`,
  names, says, types, columns: openDataColumns,
  coded: (code: string, label: string) => `${code} (${label})`,
  columnsTitle: 'Les colonnes', columnsLead: (format: string) => `Format ${format}. Une colonne ne change jamais de nom ni de sens dans une version ; les nouvelles viennent à la fin.`,
  columnsOf: (file: string, n: number) => `${file} : ${french.count(n, { one: 'colonne', other: 'colonnes' })}`,
  column: 'Colonne', type: 'Type', meaning: 'Sens', mayBeEmpty: 'peut être vide',
  schema: 'Les mêmes colonnes pour un programme : schema.json',
  howTitle: 'Comment les lire',
  how: [
    'CSV : UTF-8 avec marque d’ordre, point-virgule entre les cellules, une ligne par retour CR LF, guillemets doublés selon la RFC 4180. Un double-clic suffit dans un tableur français.',
    'Une cellule qui commence par =, +, -, @, une tabulation, un retour ou une apostrophe est précédée d’une apostrophe : un tableur ne la prend pas pour une formule. Un programme retire cette apostrophe, une seule, et retrouve le texte exact.',
    'JSON : un tableau d’objets, un objet par ligne de texte. Une cellule vide y est null.',
    'Les lignes sont toujours dans le même ordre, celui des numéros. Les instants sont en UTC, à la milliseconde.',
    'Chaque fichier est un seul instant : rien n’y change pendant qu’il se fait. L’en-tête ETag change quand les pages publiques changent ; avec If-None-Match, un fichier inchangé n’est pas envoyé deux fois.',
  ],
  freshTitle: 'Fraîcheur', fresh: 'Ces fichiers disent ce que les pages disent, au moment où vous les demandez. Pendant une réserve électorale, ils restent les mêmes, à l’octet près.',
  absentTitle: 'Ce qui n’y est pas',
  absent: [
    'Ni adresse, ni nom, ni pseudonyme. Une marque remplace la personne qui a signé un texte ou qui tient un siège. Elle ne vaut que dans un fichier : rien ne permet de la rapprocher d’un autre fichier, d’un autre collectif ou d’un autre site.',
    'Les soutiens ne sont que des nombres. Les procès-verbaux publient l’appel nominal, comme la règle d’un vote public le veut ; ces fichiers ne le répètent pas par nom.',
    'Rien de ce qui n’est pas public : textes à relire, non recevables ou retirés, brouillons, contacts laissés en rencontre, copie de travail du programme.',
  ],
  minutes: 'Les procès-verbaux se lisent séance par séance, et se recomptent avec leur fichier JSON',
  licenceTitle: 'Licence et citation',
  licence: (name: string) => `Réutilisation libre sous ${name}, en citant la source et la date.`,
  cite: (collective: string, day: string) => `${collective}, données ouvertes, consultées le ${day}.`,
  citeLabel: 'Par exemple :',
  againTitle: 'Les reprendre ailleurs',
  again: 'Une autre Fabrique relit propositions et rencontres (CSV ou JSON) et retrouve les mêmes textes, numéros, dates, origines, fiches, verdicts et motifs. Les soutiens y deviennent des soutiens comptés ailleurs ; les marques, les votes et les ordres du jour restent ici.',
};
