import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { readBundle } from '../../server/domain/imports/bundle.ts';
import { READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import { splitRows } from '../../server/domain/imports/rows.ts';
import { CAP_COLLECTIF, CONSUL_ADMIN, DECIDIM_031, DECIDIM_COMMENTS, DECIDIM_MEETINGS, PLAIN } from './fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, content: string | Uint8Array) => readBundle(name, typeof content === 'string' ? bytes(content) : content, READ_DEFAULTS);

/** The cells of a delimited file, as somebody would paste them into a spreadsheet. */
function workbook(kind: 'xlsx' | 'ods', sheets: Record<string, string>): Uint8Array {
  const Sheets = Object.fromEntries(Object.entries(sheets).map(([name, text]) => (
    [name, utils.aoa_to_sheet(text.split('\n').every((line) => !line.includes('"')) ? text.split('\n').map((line) => line.split(';'))
      : splitRows(text, ';', 1_000, []).map(({ cells }) => cells))])));
  return write({ SheetNames: Object.keys(sheets), Sheets }, { type: 'buffer', bookType: kind }) as Uint8Array;
}

test('Decidim’s comments: threads with their side, answers climb to their thread, what is about something else is counted', () => {
  const [file] = read('commentaires.csv', DECIDIM_COMMENTS).files;
  expect([file!.format, file!.problems, file!.leftOut.withheld]).toEqual(['decidim_comments', [], 1]);
  expect(file!.comments.map(({ externalId, proposalId, parentId, stance, body }) => [externalId, proposalId, parentId, stance, body])).toEqual([
    ['501', '31', null, 'for', 'Enfin !'], ['502', '31', null, 'against', 'Pas là,\nni ailleurs'], ['503', '31', '502', 'neutral', 'Pourquoi ?'],
    ['504', '31', '503', 'neutral', 'Parce que.'], ['506', '999', null, 'neutral', 'Perdu'],
  ]);
  expect(file!.comments[0]).toMatchObject({ source: 'decidim:d.exemple.cat', writtenAt: new Date('2024-05-03T08:00:00Z') });
  expect(JSON.stringify(file!.comments)).not.toMatch(/Ada|Bob/);
});

test('CONSUL’s comments: from the administration’s lines without an e-mail, and from the public file by its ancestry', () => {
  expect(read('admin.csv', CONSUL_ADMIN).files[0]!.comments).toMatchObject([
    { externalId: '90', proposalId: '5', parentId: null, body: 'Oui !' }, { externalId: '91', proposalId: '5', parentId: '90', body: 'Non' },
  ]);
  const [file] = read('comments.csv', '"id";"commentable_id";"commentable_type";"body";"created_at";"ancestry"\n'
    + '"1";"7";"Proposal";"Sí";"14/09/2015";""\n"2";"7";"Proposal";"No";"14/09/2015";"1"\n"3";"8";"Debate";"?";"14/09/2015";""').files;
  expect([file!.format, file!.leftOut.withheld]).toEqual(['consul_comments', 1]);
  expect(file!.comments).toMatchObject([{ externalId: '1', parentId: null }, { externalId: '2', parentId: '1' }]);
});

test('Cap Collectif’s JSON: questions become the text, organisations speak as such, what was moderated away stays there', () => {
  const [file] = read('contributions.json', CAP_COLLECTIF).files;
  expect([file!.format, file!.unit, file!.problems, file!.leftOut.withheld]).toEqual(['cap_collectif_proposals', 'element', [], 1]);
  expect(file!.proposals).toMatchObject([
    { line: 1, externalId: 'UHJvcG9zYWw6MQ==', title: 'Des trains la nuit', body: '**Quel est le problème ?**\n\nIl n’y en a plus.', voice: 'resident',
      createdAt: new Date('2019-01-22T08:22:26Z') },
    { line: 2, title: '=cmd()', voice: 'organisation' },
  ]);
  expect(JSON.stringify(file!.proposals)).not.toMatch(/97231|VXNlcj/);
  const graph = JSON.stringify({ data: { event: { contributions: { edges: [{ node: { id: '1', title: 'A', bodyText: '<p>a</p>', createdAt: '2024-01-01',
    status: { name: 'Retenu' }, votes: { totalCount: 3 }, theme: { title: 'Eau' } } }] } } } });
  expect(read('api.json', graph).files[0]!.proposals).toMatchObject([{ body: 'a', status: 'validated', supports: 3, themeLabel: 'Eau' }]);
});

test('T21 Cap Collectif’s CSV has the same columns, one a question', () => {
  const [file] = read('gdd.csv', 'id,reference,title,createdAt,publishedAt,updatedAt,trashed,trashedStatus,authorId,authorType,authorZipCode,'
    + '"UXVlc3Rpb246MTY= - Quel est, pour vous, le problème ?"\n1,2-1,Des trains,2019-01-22 09:22:25,2019-01-22 09:22:25,,0,,x,Citoyen,75001,"La nuit"\n').files;
  expect(file!.proposals).toMatchObject([{ title: 'Des trains', body: '**Quel est, pour vous, le problème ?**\n\nLa nuit' }]);
});

test('JSON with nested keys is the table of the CSV; what is no list is refused', () => {
  const decidim = JSON.stringify([{ id: 1, title: { fr: 'Un banc' }, body: { fr: '<p>Assis</p>' }, component: { id: 3 }, meeting_urls: [], votes: 2, is_amend: false }]);
  expect(read('p.json', decidim).files[0]).toMatchObject({ format: 'decidim_proposals', proposals: [{ title: 'Un banc', body: 'Assis', supports: 2 }] });
  for (const [text, code] of [['{"a":1}', 'import.no_list'], ['[1,2]', 'import.no_list'], ['{"a":', 'import.not_json'], ['[]', 'import.no_list']] as const) {
    expect(read('p.json', text).files[0]!.problems).toMatchObject([{ code }]);
  }
});

for (const kind of ['xlsx', 'ods'] as const) {
  test(`T21 ${kind}: each sheet is read by its own header, unknown sheets are put aside, faults name the sheet’s line`, () => {
    const bundle = read(`tout.${kind}`, workbook(kind, { Idées: DECIDIM_031, Rencontres: DECIDIM_MEETINGS, Notes: 'a;b\n1;2' }));
    expect(bundle.files.map(({ name, format, problems }) => [name, format, problems])).toEqual([
      [`tout.${kind} › Idées`, 'decidim_proposals', []], [`tout.${kind} › Rencontres`, 'decidim_meetings', []],
    ]);
    expect(bundle.asides.map(({ name }) => name)).toEqual([`tout.${kind} › Notes`]);
    expect(bundle.files[0]!.proposals).toEqual(read('idées.csv', DECIDIM_031).files[0]!.proposals);
    const wrong = read(`une.${kind}`, workbook(kind, { A: 'titre;texte;votes\n\nUn;a;1\nDeux;b;beaucoup' }));
    expect(wrong.files[0]!.problems).toMatchObject([{ line: 4, column: 'votes', code: 'import.not_a_number' }]);
  });
}

test('T21 an archive of several files: tables by their last name, whatever their path; the rest is nobody’s business', () => {
  const bundle = read('site-open-data.zip', zipSync({
    'site-open-data-proposals.csv': bytes(DECIDIM_031), '../../etc/site-meetings.csv': bytes(DECIDIM_MEETINGS), 'C:\\x\\comments.csv': bytes(DECIDIM_COMMENTS),
    'users.csv': bytes('id;name\n1;Ada'), 'README.md': bytes('# lisez'), '__MACOSX/._a.csv': bytes('x'), 'LICENSE.md': bytes('ODbL'),
  }));
  expect(bundle.files.map(({ name, format }) => `${name} ${format}`).toSorted()).toEqual([
    'comments.csv decidim_comments', 'site-meetings.csv decidim_meetings', 'site-open-data-proposals.csv decidim_proposals',
  ]);
  expect(bundle.asides.map(({ name }) => name)).toEqual(['users.csv']);
});

test('T21 a bomb, renamed .csv or inside an archive, is told by its code', () => {
  const bomb = zipSync({ 'a.csv': [new Uint8Array(50_000_000), { level: 9 }] });
  expect(read('innocent.csv', bomb).files[0]!.problems).toMatchObject([{ code: 'import.archive_too_large' }]);
  const inside = read('tout.zip', zipSync({ 'b.csv': bytes(PLAIN.replace('Titre de l’idée', 'Titre').replace('Mots', 'Texte')), 'c.xlsx': bomb }));
  expect(inside.files.map(({ name, problems }) => [name, problems.map(({ code }) => code)])).toEqual([
    ['b.csv', []], ['c.xlsx', ['import.archive_too_large']],
  ]);
});

test('a mapping by the name of a table reads it as a plain one; an empty mapping lets it be recognised', () => {
  const options = { ...READ_DEFAULTS, columnsFor: (name: string) => (name === 'x.csv' ? { title: 'a' } : null) };
  expect(readBundle('x.csv', bytes('a;b\nUn;Deux'), options).files[0]!.proposals).toMatchObject([{ title: 'Un' }]);
  expect(readBundle('y.csv', bytes('a;b\nUn;Deux'), options).files[0]!.problems).toMatchObject([{ code: 'import.unknown_format' }]);
});
