import path from 'node:path';
import { expect, test } from 'playwright/test';
import { readArguments } from '../../server/import/arguments.ts';

test('the command: a mapping whose values hold commas and equals signs, states, several files', () => {
  const args = readArguments(['--collective', 'ici', '--map', 'title=Titre, en clair,origin==meeting', '--map', 'date=Le', '--states',
    'en cours=pending',
    '--locales', 'fr, oc', '--dry-run', '/a.csv', '/b']);
  expect(args).toEqual({
    collective: 'ici', create: null, settings: null, dryRun: true, columns: { title: 'Titre, en clair', origin: '=meeting', date: 'Le' },
    states: { 'en cours': 'pending' }, locales: ['fr', 'oc'], source: null, skipFaulty: false, paths: ['/a.csv', '/b'],
  });
});

test('the command: what is missing or wrong is said', () => {
  expect(() => readArguments(['a.csv'])).toThrow('--collective');
  expect(() => readArguments(['--collective', 'ici'])).toThrow('no file');
  expect(() => readArguments(['--collective', 'ici', '--map', 'title', 'a.csv'])).toThrow('--map');
  expect(() => readArguments(['--collective', 'ici', '--states', 'a=b', 'a.csv'])).toThrow('--states');
  expect(() => readArguments(['--collective', 'ici', '--colective', 'a.csv'])).toThrow('--colective');
});

test('the command: a path is meant from where it was typed', () => {
  const [given] = readArguments(['--collective', 'ici', 'a.csv']).paths;
  expect(given).toBe(path.resolve(process.env['INIT_CWD'] ?? '.', 'a.csv'));
});
