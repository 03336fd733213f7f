import { english, type Noun } from '../grammar.ts';
import type { openData as french } from '../fr/open-data.ts';
import { openDataColumns } from './open-data-columns.ts';

export const openData: typeof french = {
  title: 'Open data',
  lede: 'Everything that this site shows in public can be taken away, counted again and reused, without an account or a key.',
  take: 'To take away', takeLead: 'Two formats for each file, the same lines in both.',
  tableCaption: 'The files, and how many lines they have',
  file: 'File', lines: 'Lines', csv: 'CSV', json: 'JSON',
  download: (file, format) => `Download ${file}.${format}`,
  names: {
    propositions: (noun: Noun) => `The ${noun.many}`, rencontres: () => 'Meetings', votes: () => 'Votes', bulletins: () => 'Ballots',
    mesures: () => 'Measures', engagements: () => 'Commitments', avancement: () => 'Progress', commentaires: () => 'Comments', reponses: () => 'Answers',
  },
  says: {
    propositions: 'A line for each public text, with its origin, its fate and the reason.',
    rencontres: 'A line for each meeting. People are counted, never named.',
    votes: 'A line for each vote announced: the rule, the counts, the outcome and the reason.',
    bulletins: 'A line for each seat of each vote, also for those who did not vote: all can be counted again.',
    mesures: 'A line for each measure of each published edition of the programme, with its sources.',
    engagements: 'A line for each measure followed up after the election.',
    avancement: 'A line for each step of a commitment: date, reason, evidence.',
    commentaires: 'A line for each public comment, with the room beside the screen.',
    reponses: 'A line for each published answer of the collective, and for each of its corrections.',
  },
  types: {
    integer: 'whole number', text: 'text', code: 'code', instant: 'instant, in UTC', day: 'day', yes_no: 'true (yes) or false (no)',
    identifier: 'identifier (UUID)', mark: 'mark of twelve signs', references: 'numbers',
  },
  columns: openDataColumns,
  coded: (code, label) => `${code} (${label})`,
  columnsTitle: 'The columns', columnsLead: (format) => `Format ${format}. Within a version a column never changes its name or meaning; new ones come at the end.`,
  columnsOf: (file, n) => `${file}: ${english.count(n, { one: 'column', other: 'columns' })}`,
  column: 'Column', type: 'Type', meaning: 'Meaning', mayBeEmpty: 'may be empty',
  schema: 'The same columns for a program: schema.json',
  howTitle: 'How to read them',
  how: [
    'CSV: UTF-8 with a byte order mark, a semicolon between cells, lines ended by CR LF, quotes doubled as in RFC 4180. A double click is enough in a French spreadsheet; elsewhere choose the semicolon.',
    'A cell that begins with =, +, -, @, a tab, a line break or an apostrophe has an apostrophe before it, so that no spreadsheet takes it for a formula. A program takes that one apostrophe off and has the exact text.',
    'JSON: an array of objects, one object a line of text. An empty cell is null.',
    'Lines always come in the same order, that of the numbers. Instants are in UTC, to the millisecond.',
    'Each file is one instant: nothing changes in it while it is made. The ETag header changes when the public pages change; with If-None-Match an unchanged file is not sent twice.',
  ],
  freshTitle: 'Freshness', fresh: 'These files say what the pages say at the moment when you ask. During an electoral freeze they stay the same to the byte.',
  absentTitle: 'What is not in them',
  absent: [
    'No address, no name, no pseudonym. A mark stands for the person who signed a text or holds a seat. It is worth something within one file alone: nothing joins it to another file, another collective or another site.',
    'Supports are numbers only. The minutes publish the roll call, as the rule of a public vote wants it; these files do not repeat it by name.',
    'Nothing that is not public: texts waiting, inadmissible or withdrawn, drafts, contacts left at meetings, the working copy of the programme.',
  ],
  minutes: 'The minutes are read sitting by sitting, and counted again with their JSON file',
  licenceTitle: 'Licence and citation',
  licence: (name) => `Free to reuse under ${name}, naming the source and the date.`,
  cite: (collective, day) => `${collective}, open data, read on ${day}.`,
  citeLabel: 'For example:',
  againTitle: 'Taking them elsewhere',
  again: 'Another Fabrique reads propositions and rencontres (CSV or JSON) and finds the same texts, numbers, dates, origins, sheets, verdicts and reasons. Supports become supports counted elsewhere; marks, votes and agendas stay here.',
};
