import { expect, test } from 'playwright/test';
import { readImport, READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import type { ImportedProposal } from '../../server/domain/imports/neutral.ts';
import { sharedFile } from './shared-data.ts';

const read = (file: string) => readImport(file, sharedFile(file), READ_DEFAULTS);
const sum = (rows: ImportedProposal[], field: 'supports' | 'comments') => rows.reduce((total, row) => total + (row[field] ?? 0), 0);
function count(rows: ImportedProposal[], field: 'origin' | 'voice' | 'status'): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(rows, (row) => row[field])).map(([name, group]) => [name, group.length]));
}

test('Barcelona’s real proposals: every row is read, and the counts are those published', () => {
  const file = read('barcelona-pam-2016/proposals.csv');
  expect(file.problems).toEqual([]);
  expect(file.proposals).toHaveLength(10_860);
  expect(count(file.proposals, 'origin')).toEqual({ meeting: 4_498, online: 5_062, collective: 1_300 });
  expect(count(file.proposals, 'voice')).toEqual({ assembly: 4_498, resident: 3_445, organisation: 1_617, collective: 1_300 });
  expect(count(file.proposals, 'status')).toEqual({ validated: 8_142, set_aside: 2_718 });
  expect([sum(file.proposals, 'supports'), sum(file.proposals, 'comments')]).toEqual([165_127, 18_192]);
  expect(file.proposals.every((row) => row.meetingUrl === null && row.createdAt !== null && row.url !== null)).toBe(true);
  const dates = file.proposals.map((row) => row.createdAt!.getTime());
  expect([new Date(Math.min(...dates)), new Date(Math.max(...dates))]).toEqual([new Date('2016-01-21T23:00:00Z'),
    new Date('2016-04-24T22:00:00Z')]);
});

test('T20 Barcelona’s texts that begin with a hyphen or a plus survive', () => {
  const bodies = read('barcelona-pam-2016/proposals.csv').proposals.map((row) => row.body);
  expect(bodies.filter((body) => body.startsWith('-')).length).toBeGreaterThanOrEqual(36);
  expect(bodies.filter((body) => body.startsWith('+'))).toHaveLength(1);
  expect(bodies.filter((body) => /[\r\u200B\u00AD]/.test(body))).toEqual([]);
});

test('Barcelona’s real meetings: 410, with the people present where the file says', () => {
  const file = read('barcelona-pam-2016/meetings.csv');
  expect(file.problems).toEqual([]);
  expect(file.meetings).toHaveLength(410);
  expect(file.meetings.reduce((total, row) => total + (row.attendees ?? 0), 0)).toBe(11_577);
  expect(file.meetings.filter((row) => row.attendees === null)).toHaveLength(22);
});

test('Decide Madrid’s real proposals (CONSUL)', () => {
  const file = read('decide-madrid-2019/proposals.csv');
  expect([file.format, file.problems]).toEqual(['consul_proposals', []]);
  expect(file.proposals).toHaveLength(80);
  expect(Math.max(...file.proposals.map((row) => row.supports!))).toBe(20_604);
  expect(count(file.proposals, 'voice')).toEqual({ resident: 79, organisation: 1 });
});
