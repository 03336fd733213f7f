import { expect, test } from 'playwright/test';
import { readImport, READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import type { ImportedFile, ReadOptions } from '../../server/domain/imports/neutral.ts';
import {
  BARCELONA_MEETINGS, BARCELONA_PROPOSALS, CONSUL_ADMIN, CONSUL_MADRID, CONSUL_PUBLIC, DECIDIM_016, DECIDIM_02X, DECIDIM_031,
  DECIDIM_MEETINGS, PLAIN,
} from './fixtures.ts';

function read(text: string, options: Partial<ReadOptions> = {}): ImportedFile {
  return readImport('fichier.csv', Buffer.from(text), { ...READ_DEFAULTS, ...options });
}
const faults = (file: ImportedFile) => file.problems.map(({ line, column, code, value }) => [line, column, code, value]);

test('Barcelona: where a proposal came from, never which meeting; answers are verdicts; dangerous addresses lead nowhere', () => {
  const file = read(BARCELONA_PROPOSALS);
  expect([file.format, file.problems]).toEqual(['barcelona_proposals', []]);
  expect(file.proposals[0]).toEqual({
    line: 2, source: 'barcelona', externalId: '3', title: 'Un banc à chaque arrêt', body: 'On attend debout.\nSurtout les anciens.',
    themeLabel: 'Bien vivre',
    districtLabel: 'Nord', status: 'validated', verdict: 'validated', reason: null, decidedAt: null, origin: 'online', meetingUrl: null,
    voice: 'resident',
    organisation: null, supports: 17, comments: 2, createdAt: new Date('2016-01-21T23:00:00Z'), url: 'https://exemple.org/p/3',
  });
  expect(file.proposals.map((row) => [row.line, row.title, row.status, row.origin, row.voice, row.districtLabel, row.url])).toEqual([
    [2, 'Un banc à chaque arrêt', 'validated', 'online', 'resident', 'Nord', 'https://exemple.org/p/3'],
    [4, 'Ombre sur la place', 'set_aside', 'meeting', 'assembly', null, 'https://exemple.org/p/5'],
    [5, '- Moins de bruit', 'validated', 'online', 'organisation', null, null],
    [6, 'Le chantier du port', 'validated', 'collective', 'collective', 'Sud', null],
  ]);
});

test('Barcelona: each wrong cell is named by line, column and value, and only its row is lost', () => {
  const file = read(BARCELONA_PROPOSALS.replace('05/02/2016', '31/02/2016').replace(',organization,',
    ',alien,').replace(',1,0,0,0,0,/p/9', ',-1,0,0,0,0,/p/9'));
  expect(faults(file)).toEqual([
    [4, 'created_at', 'import.not_a_date', '31/02/2016'], [5, 'source', 'import.value_unknown', 'alien'], [6, 'total_votes',
      'import.not_a_number', '-1'],
  ]);
  expect(file.proposals.map((row) => row.line)).toEqual([2]);
});

test('Barcelona: meetings', () => {
  const file = read(BARCELONA_MEETINGS);
  expect([file.format, file.problems]).toEqual(['barcelona_meetings', []]);
  expect(file.meetings).toEqual([
    {
      line: 2, source: 'barcelona', externalId: '4', title: 'Conseil de quartier', description: 'On y parle',
      startsOn: new Date('2016-02-08T23:00:00Z'),
      place: 'Rue du Pont, 3', districtLabel: 'Nord', themeLabel: 'Bien vivre', attendees: 79, url: 'https://exemple.org/m/4',
    },
    {
      line: 4, source: 'barcelona', externalId: '7', title: 'Café des arbres', description: null,
      startsOn: new Date('2016-02-10T23:00:00Z'),
      place: 'Place haute', districtLabel: null, themeLabel: 'Transition', attendees: null, url: 'https://exemple.org/m/7',
    },
  ]);
});

test('Decidim 0.16: no state, texts without language, category and scope in the preferred language, the meeting it links to', () => {
  const file = read(DECIDIM_016);
  expect([file.format, file.problems]).toEqual(['decidim_proposals', []]);
  expect(file.proposals).toMatchObject([
    {
      line: 2, source: 'decidim:lille.exemple.fr', externalId: '11', title: 'Une piste sûre', body: 'Des vélos,\npartout',
      themeLabel: 'Se déplacer',
      districtLabel: 'Nord', status: 'published', verdict: null, origin: 'online', voice: 'resident', supports: 12, comments: 3,
      createdAt: new Date('2019-01-24T21:29:15Z'),
    },
    { line: 4, districtLabel: null, origin: 'meeting', voice: 'assembly',
      meetingUrl: 'https://lille.exemple.fr/processes/a/f/7/meetings/3' },
  ]);
  expect(read(DECIDIM_016, { locales: ['en'] }).proposals[0]!.themeLabel).toBe('Mobility');
});

test('Decidim 0.2x: answers with their reason, HTML, the guard, amendments left out, two meetings are no known meeting', () => {
  const file = read(DECIDIM_02X);
  expect(file.format).toBe('decidim_proposals');
  expect(file.proposals).toMatchObject([
    { externalId: '21', body: 'Un **plafond**\n\n- par quartier', status: 'validated', verdict: 'validated', reason: 'Oui, dès mars',
      supports: 40, themeLabel: 'Logement' },
    { externalId: '22', title: '- de vacance', body: '=des logements vides', status: 'set_aside', reason: null, origin: 'meeting',
      meetingUrl: null },
  ]);
  expect(file.leftOut).toEqual({ amendments: 1, repeated: 0, withheld: 0 });
  expect(faults(file)).toEqual([[5, 'state', 'import.value_unknown', 'en_etude']]);
  const mapped = read(DECIDIM_02X, { states: { en_etude: 'pending' } });
  expect(mapped.problems).toEqual([]);
  expect(mapped.proposals[2]).toMatchObject({ externalId: '24', status: 'published', verdict: null });
});

test('Decidim 0.31: authors tell origin, taxonomies mix themes and districts, a withdrawn one is withdrawn, hidden votes stay unknown',
  () => {
  const file = read(DECIDIM_031, { districts: ['NORD'] });
  expect([file.format, file.problems]).toEqual(['decidim_proposals', []]);
  expect(file.proposals).toMatchObject([
    {
      externalId: '31', title: 'Arbres', body: 'Text 31', themeLabel: 'Nature', districtLabel: 'Nord', origin: 'online',
      voice: 'resident', status: 'validated',
      reason: 'Oui', decidedAt: new Date('2024-06-01T08:00:00Z'), createdAt: new Date('2024-05-01T08:00:00Z'), supports: 9, comments: 4,
    },
    { externalId: '32', title: 'Une halle', origin: 'collective', voice: 'collective', status: 'set_aside', themeLabel: 'Nature',
      districtLabel: null },
    { externalId: '33', origin: 'meeting', voice: 'assembly', meetingUrl: 'https://d.exemple.cat/processes/a/f/3/meetings/77',
      supports: null },
    { externalId: '34', status: 'withdrawn', verdict: null },
    { externalId: '35', origin: 'meeting', meetingUrl: null },
  ]);
});

test('Decidim: meetings, whose hours without a zone are UTC', () => {
  const file = read(DECIDIM_MEETINGS);
  expect([file.format, file.problems]).toEqual(['decidim_meetings', []]);
  expect(file.meetings).toMatchObject([{
    source: 'decidim:d.exemple.cat', externalId: '77', title: 'Soirée des arbres', description: 'Une *soirée*',
    startsOn: new Date('2024-04-30T17:00:00Z'),
    place: '2 rue Haute', attendees: 41, themeLabel: 'Nature', districtLabel: 'Nord',
    url: 'https://d.exemple.cat/processes/a/f/3/meetings/77',
  }]);
});

test('CONSUL: both public files', () => {
  const madrid = read(CONSUL_MADRID);
  expect([madrid.format, madrid.problems]).toEqual(['consul_proposals', []]);
  expect(madrid.proposals).toMatchObject([
    { source: 'consul', externalId: '7', body: 'Tout simple.', status: 'published', voice: 'resident', supports: 6560, comments: 188,
      url: null },
    { externalId: '9', body: 'En bref.\n\nEt en **long**', voice: 'organisation', createdAt: new Date('2015-09-15T22:00:00Z') },
  ]);
  const open = read(CONSUL_PUBLIC);
  expect([open.format, open.problems]).toEqual(['consul_proposals', []]);
  expect(open.proposals).toMatchObject([{ externalId: '1', body: 'Partout', supports: 20604, status: 'published' }, { externalId: '2',
    status: 'withdrawn' }]);
});

test('CONSUL: the administration’s export repeats a proposal for each comment and names people by e-mail: one proposal, its comments, no name', () => {
  const file = read(CONSUL_ADMIN);
  expect([file.format, file.problems, file.leftOut]).toEqual(['consul_proposals', [], { amendments: 0, repeated: 1, withheld: 0 }]);
  expect(file.proposals).toMatchObject([
    { line: 2, externalId: '5', title: 'Un four commun', body: 'Du pain', comments: 2, createdAt: new Date('2025-04-01T08:00:00Z') },
    { line: 4, externalId: '6', comments: 0 },
  ]);
  expect(JSON.stringify(file)).not.toContain('@');
});

test('a plain file: columns by a mapping or by their usual names, one value for all by =, ids of its own or from its words', () => {
  const columns = { title: 'Titre de l’idée', body: 'Mots', origin: 'Venue de', organisation: 'au nom de', date: 'Reçue le' };
  const file = read(PLAIN, { columns });
  expect([file.format, file.problems]).toEqual(['plain_proposals', []]);
  expect(file.proposals).toMatchObject([
    { title: 'Une fontaine', body: 'De l’eau pour tous', themeLabel: 'Eau', districtLabel: 'Nord', origin: 'meeting', voice: 'assembly',
      status: 'validated' },
    { title: 'Un atelier', origin: 'online', voice: 'organisation', organisation: 'Les Bricoleuses', themeLabel: null,
      status: 'published' },
  ]);
  expect(read(`${PLAIN}\n`, { columns }).proposals.map((row) => row.externalId)).toEqual(file.proposals.map((row) => row.externalId));
  const constant = read('titre,texte\nA,a\nA,a\n', { columns: { origin: '=rencontre', theme: '=Eau' } });
  expect(constant.proposals).toMatchObject([{ origin: 'meeting', themeLabel: 'Eau' }, { origin: 'meeting' }]);
  expect(new Set(constant.proposals.map((row) => row.externalId)).size).toBe(2);
  expect(read('id,titre,texte\n7,A,a\n').proposals).toMatchObject([{ source: 'csv:fichier.csv', externalId: '7' }]);
});

test('a plain file: what a mapping gets wrong is said, and an unknown file shows its header', () => {
  expect(faults(read(PLAIN, { columns: { title: 'Titre', colour: 'Mots' } }))).toEqual([
    [null, 'colour', 'import.column_unknown', 'colour'], [1, 'Titre', 'import.column_unknown', 'Titre'], [1, 'title',
      'import.column_unknown', 'title'],
  ]);
  expect(faults(read('a,b\n1,2\n'))).toEqual([[1, null, 'import.unknown_format', 'a, b']]);
  expect(faults(read('titre,texte\n,x\n'))).toEqual([[2, 'titre', 'import.cell_missing', null]]);
});

test('T22 a title beyond the limit, a twin id and a header named __proto__ are only faults of their line', () => {
  const file = read(`id,title,body\n1,${'x'.repeat(501)},a\n2,b,c\n2,d,e\n`);
  expect(faults(file)).toEqual([[2, 'title', 'import.cell_too_long', '501 > 500'], [4, 'id', 'import.id_twice', '2']]);
  const hostile = read('id,title,body,__proto__,constructor,state\n1,a,b,c,d,constructor\n2,a,b,c,d,toString\n');
  expect(faults(hostile).map(([line, , code]) => [line, code])).toEqual([[2, 'import.value_unknown'], [3, 'import.value_unknown']]);
});
