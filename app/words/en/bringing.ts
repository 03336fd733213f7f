import type { ProblemCode } from '../../../server/domain/imports/neutral.ts';
import type { KeptWhy } from '../../../server/domain/imports/run.ts';
import type { ImportState } from '../../../server/db/tables/imports.ts';
import type { bringing as shape } from '../fr/bringing.ts';
import { english } from '../grammar.ts';
import { formats, problems } from './imports.ts';

const count = (n: number, one: string, other: string) => english.count(n, { one, other });
const proposals = (n: number) => count(n, 'proposal', 'proposals');
const meetings = (n: number) => count(n, 'meeting', 'meetings');
const comments = (n: number) => count(n, 'comment', 'comments');
const rows = (n: number) => count(n, 'line', 'lines');

const states: Record<ImportState, string> = {
  reading: 'being read', ready: 'to confirm', writing: 'being imported', done: 'imported', failed: 'stopped', discarded: 'given up',
  undoing: 'being taken back', undone: 'taken back',
};

const kept: Record<KeptWhy, string> = {
  supported: 'supported since', commented: 'commented on since', followed: 'followed since', on_agenda: 'put on an agenda',
  in_programme: 'cited by a measure', grouped: 'grouped', changed: 'changed since', linked: 'something else refers to it',
};

const here: Partial<Record<ProblemCode, string>> = {
  'import.unknown_format': 'these columns are not known: say above which one holds the title',
  'import.value_unknown': 'this word is not known: for a state, say above what it means',
};

export const bringing: typeof shape = {
  title: 'Import',
  lede: 'What was written elsewhere comes in with its dates, its origin and its answers. Nothing is written before you agree.',
  back: 'All imports',
  send: {
    title: 'Your files',
    files: 'Choose files',
    hint: 'CSV, XLSX, ODS, JSON, or a ZIP archive of these. 50 MB a file at most, twenty files at a time.',
    button: 'Read these files',
    known: 'What is recognised',
    knownLead: 'Any other table can be read too: you will say which column holds what.',
    formats: [
      'Decidim, from 0.16 to 0.31: proposals, meetings, comments, or the whole open data archive',
      'CONSUL Democracy: proposals and comments',
      'Cap Collectif: contributions as JSON or CSV, in the form of the Grand Débat',
      'Any table with a title and a text',
    ],
    privacy: 'Names and addresses of authors are never read. The files are forgotten after thirty days.',
  },
  list: {
    title: 'Imports', caption: 'Imports of this collective, latest first', none: 'No import yet',
    noneWhy: 'The first will appear here, with what it brought and the way to take it back.',
    when: 'Sent', files: 'Files', state: 'State', brought: 'Brought', more: (n) => `and ${count(n, 'other', 'others')}`,
    byCommand: 'by the import command',
  },
  states,
  steps: { reading: 'Reading', ready: 'Preview', writing: 'Import', done: 'Result' },
  stepOf: (step, of, name) => `Step ${step} of ${of}, ${name.toLowerCase()}`,
  run: (day) => `Import of ${day}`,
  refresh: 'Refresh',
  reading: { title: 'The files are being read', text: 'You can leave this page and come back: reading goes on without you.' },
  writing: {
    title: 'The import is under way', waiting: 'It will begin in a moment.',
    progress: (done, total) => `${english.number(done)} of ${proposals(total)}.`,
    text: 'All of it arrives at once, or nothing does. You can leave this page and come back.',
    again: 'The work was interrupted: it begins again from the start, and nothing will be there twice.',
    held: 'The electoral freeze has begun: the import waits for its end.',
  },
  undoing: { title: 'The import is being taken back', text: 'All that can go will go at once.' },
  parked: 'This work failed several times and has stopped. Nothing was written. Tell whoever runs the platform.',
  failed: { title: 'The import has stopped', nothing: 'Nothing was written.', retry: 'Read the files again' },
  discarded: { title: 'Import given up', text: 'Nothing was written, and the files are forgotten.' },
  preview: {
    would: 'What the import would do',
    fresh: 'New', changed: 'Counts refreshed', unchanged: 'There already, unchanged', refused: 'Lines refused',
    freshText: (p, m, c) => [proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', '),
    knownText: (p, m, c) => [proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', '),
    proposals, rows,
    byOrigin: 'By origin', byStatus: 'By answer',
    part: (n, of) => `${english.number(n)} of ${english.number(of)}`,
    themes: (labels) => `Themes added to the settings: ${english.list(labels)}.`,
    districts: (labels) => `Districts added to the settings: ${english.list(labels)}.`,
    orphans: (n) => `${comments(n)} on proposals that are not there: left aside.`,
    nothing: 'All of it was there already: there is nothing to import.',
    empty: 'No line can be imported yet.',
    tables: 'The tables', unknown: 'columns not known.',
    recognised: (format) => `Recognised: ${formats[format]}.`,
    table: (r, p, m, c) => {
      const held = [...(p > 0 ? [proposals(p)] : []), ...(m > 0 ? [meetings(m)] : []), ...(c > 0 ? [comments(c)] : [])];
      return `${rows(r)}${held.length > 0 ? `, among them ${english.list(held)}` : ''}.`;
    },
    amendments: (n) => `${count(n, 'amendment', 'amendments')} left aside.`,
    repeated: (n) => `${rows(n)} that repeat a proposal for another comment.`,
    withheld: (n) => `${rows(n)} that the source had withdrawn, or that are not about proposals: left aside.`,
    asides: (names) => `Left aside, for they hold no proposals, meetings or comments: ${english.list(names)}.`,
    rowsTitle: 'The first lines', rowsCaption: (n, of) => `The first ${english.number(n)} proposals of ${english.number(of)}`,
    line: 'Line', element: 'Item', proposal: 'Title', theme: 'Theme', origin: 'Origin', status: 'State', isNew: 'new', isKnown: 'there already',
  },
  columns: {
    title: (name) => `Columns of ${name}`, lead: 'Which column holds what. This collective will remember it for the next file of the same kind.',
    change: 'Read this table otherwise', none: 'no column', button: 'Read again with these columns',
    auto: 'With no column chosen, the table is recognised by its headers.',
    fields: {
      title: 'Title', body: 'Text', theme: 'Theme', district: 'District', origin: 'Origin', voice: 'Who speaks', organisation: 'Organisation',
      state: 'State', reason: 'Answer', supports: 'Supports', comments: 'Number of comments', date: 'Date', url: 'Address', id: 'Identifier',
    },
  },
  words: {
    title: 'Words to translate', lead: 'The source has states of its own. Say what each means here.', button: 'Read again with these states',
    of: (word) => `“${word}” means`,
    meanings: { pending: 'no answer yet', accepted: 'accepted', rejected: 'set aside', withdrawn: 'withdrawn' },
  },
  faults: {
    title: 'What is refused', lead: (rowCount, faultCount) => `${rows(rowCount)}, ${count(faultCount, 'fault', 'faults')}.`,
    file: (name) => name,
    place: (file, line, column, element) => [
      file, ...(line === null ? [] : [`${element ? 'item' : 'line'} ${english.number(line)}`]), ...(column === null ? [] : [`column “${column}”`]),
    ].join(', '),
    said: (code) => here[code] ?? problems[code],
    all: 'Download every fault (CSV)', more: (n) => `… and ${count(n, 'other fault', 'other faults')}.`,
    csv: { file: 'file', line: 'line', column: 'column', fault: 'fault', value: 'value', code: 'code' },
  },
  confirm: {
    title: 'Import', lead: 'All of it arrives at once. You can take it back as long as nobody has touched it.',
    skip: (n) => `Import the other lines, and leave aside ${n === 1 ? 'the one that is refused' : `the ${english.number(n)} that are refused`}`,
    button: 'Import', discard: 'Give up', discardLead: 'Nothing will be written, and the files will be forgotten.',
    frozen: 'The electoral freeze is on: nothing public may change. The import will wait for its end.',
  },
  done: { title: 'It is imported', see: 'See the proposals', journal: 'The import is in the journal.', none: 'All of it was there already: nothing changed.' },
  undo: {
    title: 'Take this import back',
    lead: 'Takes back exactly what this import wrote. What people have supported, commented on, changed or put on an agenda since stays in place and will be listed.',
    button: 'Take the import back', frozen: 'The electoral freeze is on: the import cannot be taken back now.',
    done: 'The import was taken back',
    gone: (p, m, c) => `Taken back: ${[proposals(p), meetings(m), ...(c > 0 ? [comments(c)] : [])].join(', ')}.`,
    counts: (n) => `${count(n, 'count', 'counts')} put back to what it was.`,
    settings: (t, d) => `Removed from the settings: ${count(t, 'theme', 'themes')}, ${count(d, 'district', 'districts')}.`,
    kept: (n) => `Staying in place: ${english.number(n)}`, keptMore: (n) => `… and ${count(n, 'other', 'others')}.`,
    why: kept, noun: { proposal: (n) => n, meeting: (n) => n, comment: 'a comment' },
  },
};
