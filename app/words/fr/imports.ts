// What `npm run import` says: to whoever brings the history of a collective from another site.

import type { ProblemCode, FormatName } from '../../../server/domain/imports/neutral.ts';
import type { Origin, ProposalStatus } from '../../../server/db/tables/proposals.ts';
import { french } from '../grammar.ts';

const rows = (n: number) => french.count(n, { one: 'ligne', other: 'lignes' });
const proposals = (n: number) => french.count(n, { one: 'proposition', other: 'propositions' });
const comments = (n: number) => french.count(n, { one: 'commentaire', other: 'commentaires' });
const meetings = (n: number) => french.count(n, { one: 'rencontre', other: 'rencontres' });

export const problems: Record<ProblemCode, string> = {
  'import.not_text': "ce fichier n'est pas du texte : enregistrez le tableau au format CSV",
  'import.too_large': 'ce fichier dépasse 100 Mo',
  'import.empty': 'ce fichier est vide',
  'import.unknown_format': "on ne reconnaît pas ces colonnes : dites où sont titre et texte, par exemple --map title=Titre,body=Texte",
  'import.header_empty': "cette colonne n'a pas de nom",
  'import.header_twice': 'deux colonnes portent ce nom',
  'import.too_many_columns': 'plus de 300 colonnes',
  'import.too_many_rows': 'plus de 200 000 lignes (100 000 dans un tableur) : coupez le fichier',
  'import.encoding': "des octets ne forment aucun caractère : le fichier a été abîmé",
  'import.quote_not_closed': 'un guillemet ouvert ici ne se ferme jamais : la suite du fichier est illisible',
  'import.quote_misplaced': "un guillemet ouvert ici ne se ferme pas devant un séparateur",
  'import.fields_missing': 'il manque des colonnes à cette ligne',
  'import.fields_extra': "cette ligne a plus de colonnes que l'en-tête",
  'import.field_too_long': "cette case dépasse un million de caractères",
  'import.cell_missing': 'cette case est vide',
  'import.cell_too_long': 'ce texte est trop long',
  'import.not_a_date': "ce n'est pas une date qui existe",
  'import.not_a_number': "ce n'est pas un nombre entier",
  'import.value_unknown': 'cette valeur est inconnue : pour un statut, dites ce que ce mot veut dire, par exemple --states mot=accepted',
  'import.id_twice': 'cet identifiant est déjà plus haut dans le fichier',
  'import.column_unknown': "cette colonne ou ce champ n'existe pas",
  'import.not_json': "ce fichier n'est pas du JSON lisible",
  'import.no_list': "ce JSON ne contient aucune liste",
  'import.archive_broken': "cette archive est abîmée ou n'en est pas une",
  'import.archive_too_many': 'plus de 5 000 fichiers dans cette archive',
  'import.archive_too_large': "ce qui sortirait de cette archive est trop grand pour être ce qu'elle prétend",
  'import.not_a_spreadsheet': "ce n'est pas un tableur XLSX ou ODS lisible : s'il est ancien ou protégé, enregistrez-le en XLSX ou en CSV",
  'import.too_many_cells': 'plus de 3 millions de cases remplies : coupez le fichier',
};

export const formats: Record<FormatName, string> = {
  fabrique_proposals: 'propositions d’une autre Fabrique (données ouvertes)',
  fabrique_meetings: 'rencontres d’une autre Fabrique (données ouvertes)',
  barcelona_proposals: 'propositions de Barcelone (2016)',
  barcelona_meetings: 'rencontres de Barcelone (2016)',
  decidim_proposals: 'propositions de Decidim',
  decidim_meetings: 'rencontres de Decidim',
  consul_proposals: 'propositions de CONSUL',
  decidim_comments: 'commentaires de Decidim',
  consul_comments: 'commentaires de CONSUL',
  cap_collectif_proposals: 'contributions de Cap Collectif',
  plain_proposals: 'propositions, une colonne par champ',
};

const origins: Record<Origin, string> = { online: 'en ligne', meeting: 'issues de rencontres', collective: 'du collectif' };
const statuses: Record<ProposalStatus, string> = {
  submitted: 'envoyées', published: 'publiées', inadmissible: 'irrecevables', in_validation: 'à l’ordre du jour',
  validated: 'validées',
  validated_amended: 'validées avec amendement', sent_back: 'renvoyées', set_aside: 'écartées', withdrawn: 'retirées', grouped: 'regroupées',
};

/** « 4 498 issues de rencontres, 5 062 en ligne » : what is not there is not said. */
function listed<K extends string>(counts: Partial<Record<K, number>>, names: Record<K, string>): string {
  return (Object.keys(names) as K[]).flatMap((key) => (counts[key] ? [`${french.number(counts[key])} ${names[key]}`] : [])).join(', ');
}

export const imports = {
  problems,
  place: (file: string, line: number | null, column: string | null) => (
    [file, ...(line === null ? [] : [`ligne ${line}`]), ...(column === null ? [] : [`colonne « ${column} »`])].join(', ')
  ),
  problem: (place: string, what: string, value: string | null) => `${place} : ${what}${value === null ? '' : ` (${value})`}`,
  andMore: (n: number) => `… et ${french.count(n, { one: 'autre faute', other: 'autres fautes' })}.`,
  file: (name: string, format: FormatName, n: number) => `${name} : ${formats[format]}, ${rows(n)}`,
  leftAside: (name: string) => `${name} : laissé de côté, ses colonnes ne sont pas celles de propositions ni de rencontres`,
  amendments: (n: number) => `  ${french.count(n, { one: 'amendement laissé', other: 'amendements laissés' })} de côté`,
  repeated: (n: number) => `  ${rows(n)} qui répètent une proposition pour un autre commentaire`,
  nothing: "Aucun fichier à importer n'a été trouvé.",
  faults: (n: number, many: boolean) => (
    `${french.count(n, { one: 'faute', other: 'fautes' })} : rien n'est importé. Corrigez${many ? '-les' : '-la'}, `
    + 'ou prenez le reste avec --skip-faulty.'
  ),
  skipped: (n: number) => `${french.count(n, { one: 'faute', other: 'fautes' })} : ces lignes sont laissées de côté.`,
  would: 'Essai à blanc, rien n’est écrit. L’import ajouterait :',
  did: 'Importé :',
  counts: (p: number, m: number, c: number) => `  ${proposals(p)}, ${meetings(m)}${c > 0 ? `, ${comments(c)}` : ''}`,
  orphans: (n: number) => `  ${comments(n)} sur des propositions absentes : laissés de côté`,
  withheld: (n: number) => `  ${rows(n)} que la source avait retirées, ou qui ne parlent pas de propositions : laissées de côté`,
  origins: (counts: Partial<Record<Origin, number>>) => `  ${listed(counts, origins)}`,
  statuses: (counts: Partial<Record<ProposalStatus, number>>) => `  ${listed(counts, statuses)}`,
  themes: (labels: readonly string[]) => `  thèmes ajoutés aux réglages : ${labels.join(', ')}`,
  districts: (labels: readonly string[]) => `  quartiers ajoutés aux réglages : ${labels.join(', ')}`,
  known: (p: number, m: number) => `  déjà là et laissées comme elles sont : ${proposals(p)}, ${meetings(m)}`,
  refreshed: (n: number) => `  ${proposals(n)} dont le compte repris de la source a changé`,
  unchanged: 'Tout était déjà là : rien n’a changé.',
  progress: (written: number, all: number) => `  ${french.number(written)} sur ${french.number(all)} propositions`,
  noCollective: (slug: string) => `Aucun collectif ne s’appelle « ${slug} ». Pour l’ouvrir avec cet import : --create "Son nom"`,
  collectiveThere: (slug: string) => `Le collectif « ${slug} » existe déjà : l’import s’y ajoute, ses réglages restent les siens.`,
  slugRefused: (slug: string) => `« ${slug} » ne peut pas être l’adresse d’un collectif.`,
  ownerNeeded: 'DATABASE_OWNER_URL : il faut le rôle propriétaire des tables pour ouvrir un collectif.',
  opened: (address: string) => `Le collectif est ouvert : ${address}`,
  closed: 'Le collectif est fermé au public tant que ses mentions légales manquent.',
  failed: (code: string) => `Rien n’a été importé (${code}).`,
};
