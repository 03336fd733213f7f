import type { imports as shape } from '../fr/imports.ts';
import type { ProblemCode, FormatName } from '../../../server/domain/imports/neutral.ts';
import type { Origin, ProposalStatus } from '../../../server/db/tables/proposals.ts';
import { english } from '../grammar.ts';

const rows = (n: number) => english.count(n, { one: 'line', other: 'lines' });
const proposals = (n: number) => english.count(n, { one: 'proposal', other: 'proposals' });
const comments = (n: number) => english.count(n, { one: 'comment', other: 'comments' });
const meetings = (n: number) => english.count(n, { one: 'meeting', other: 'meetings' });

export const problems: Record<ProblemCode, string> = {
  'import.not_text': 'this file is not text: save the table as CSV',
  'import.too_large': 'this file is larger than 100 MB',
  'import.empty': 'this file is empty',
  'import.unknown_format': 'these columns are not known: say where title and text stand, for instance --map title=Title,body=Text',
  'import.header_empty': 'this column has no name',
  'import.header_twice': 'two columns have this name',
  'import.too_many_columns': 'more than 300 columns',
  'import.too_many_rows': 'more than 200,000 lines (100,000 in a spreadsheet): cut the file',
  'import.encoding': 'some bytes make no character: the file was damaged',
  'import.quote_not_closed': 'a quote opened here never closes: the rest of the file cannot be read',
  'import.quote_misplaced': 'a quote opened here does not close before a separator',
  'import.fields_missing': 'this line lacks columns',
  'import.fields_extra': 'this line has more columns than the header',
  'import.field_too_long': 'this cell is longer than a million characters',
  'import.cell_missing': 'this cell is empty',
  'import.cell_too_long': 'this text is too long',
  'import.not_a_date': 'this is no date that exists',
  'import.not_a_number': 'this is no whole number',
  'import.value_unknown': 'this value is not known: for a state, say what the word means, for instance --states word=accepted',
  'import.id_twice': 'this identifier stands already higher up in the file',
  'import.column_unknown': 'there is no such column or field',
  'import.not_json': 'this file is not JSON that can be read',
  'import.no_list': 'this JSON holds no list',
  'import.archive_broken': 'this archive is damaged, or is none',
  'import.archive_too_many': 'more than 5,000 files in this archive',
  'import.archive_too_large': 'what would come out of this archive is too large for what it claims to be',
  'import.not_a_spreadsheet': 'this is no XLSX or ODS that can be read: if it is old or protected, save it as XLSX or CSV',
  'import.too_many_cells': 'more than 3 million filled cells: cut the file',
};

export const formats: Record<FormatName, string> = {
  fabrique_proposals: 'proposals of another Fabrique (open data)',
  fabrique_meetings: 'meetings of another Fabrique (open data)',
  barcelona_proposals: 'proposals of Barcelona (2016)',
  barcelona_meetings: 'meetings of Barcelona (2016)',
  decidim_proposals: 'proposals of Decidim',
  decidim_meetings: 'meetings of Decidim',
  consul_proposals: 'proposals of CONSUL',
  decidim_comments: 'comments of Decidim',
  consul_comments: 'comments of CONSUL',
  cap_collectif_proposals: 'contributions of Cap Collectif',
  plain_proposals: 'proposals, one column a field',
};

const origins: Record<Origin, string> = { online: 'online', meeting: 'from meetings', collective: 'from the collective' };
const statuses: Record<ProposalStatus, string> = {
  submitted: 'sent', published: 'published', inadmissible: 'inadmissible', in_validation: 'on an agenda', validated: 'validated',
  validated_amended: 'validated with an amendment', sent_back: 'sent back', set_aside: 'set aside', withdrawn: 'withdrawn', grouped: 'grouped',
};

function listed<K extends string>(counts: Partial<Record<K, number>>, names: Record<K, string>): string {
  return (Object.keys(names) as K[]).flatMap((key) => (counts[key] ? [`${english.number(counts[key])} ${names[key]}`] : [])).join(', ');
}

export const imports: typeof shape = {
  problems,
  place: (file, line, column) => (
    [file, ...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column “${column}”`])].join(', ')
  ),
  problem: (place, what, value) => `${place}: ${what}${value === null ? '' : ` (${value})`}`,
  andMore: (n) => `… and ${english.count(n, { one: 'more fault', other: 'more faults' })}.`,
  file: (name, format, n) => `${name}: ${formats[format]}, ${rows(n)}`,
  leftAside: (name) => `${name}: left aside, its columns are those of neither proposals nor meetings`,
  amendments: (n) => `  ${english.count(n, { one: 'amendment', other: 'amendments' })} left aside`,
  repeated: (n) => `  ${rows(n)} that repeat a proposal for another comment`,
  nothing: 'No file to import was found.',
  faults: (n, many) => (
    `${english.count(n, { one: 'fault', other: 'faults' })}: nothing is imported. Correct ${many ? 'them' : 'it'}, `
    + 'or take the rest with --skip-faulty.'
  ),
  skipped: (n) => `${english.count(n, { one: 'fault', other: 'faults' })}: those lines are left aside.`,
  would: 'A dry run, nothing is written. The import would add:',
  did: 'Imported:',
  counts: (p, m, c) => `  ${proposals(p)}, ${meetings(m)}${c > 0 ? `, ${comments(c)}` : ''}`,
  orphans: (n) => `  ${comments(n)} on proposals that are not there: left aside`,
  withheld: (n) => `  ${rows(n)} that the source had withdrawn, or that are not about proposals: left aside`,
  origins: (counts) => `  ${listed(counts, origins)}`,
  statuses: (counts) => `  ${listed(counts, statuses)}`,
  themes: (labels) => `  themes added to the settings: ${labels.join(', ')}`,
  districts: (labels) => `  districts added to the settings: ${labels.join(', ')}`,
  known: (p, m) => `  there already and left as they are: ${proposals(p)}, ${meetings(m)}`,
  refreshed: (n) => `  ${proposals(n)} whose count taken over from the source changed`,
  unchanged: 'All of it was there already: nothing changed.',
  progress: (written, all) => `  ${english.number(written)} of ${english.number(all)} proposals`,
  noCollective: (slug) => `No collective is called “${slug}”. To open it with this import: --create "Its name"`,
  collectiveThere: (slug) => `The collective “${slug}” is there already: the import adds to it, its name and settings stay its own.`,
  slugRefused: (slug) => `“${slug}” cannot be the address of a collective.`,
  ownerNeeded: 'DATABASE_OWNER_URL: opening a collective takes the role that owns the tables.',
  opened: (address) => `The collective is open: ${address}`,
  closed: 'The collective is closed to the public as long as its legal notice is missing.',
  failed: (code) => `Nothing was imported (${code}).`,
};
