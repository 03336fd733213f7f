import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readImport, READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import { sharedPath } from '../imports/shared-data.ts';

/** The titles and texts of Barcelona's 10,860 proposals. */
export function readRealProposals(): string[] {
  const file = path.join(sharedPath('barcelona-pam-2016'), 'proposals.csv');
  return readImport('proposals.csv', readFileSync(file), READ_DEFAULTS).proposals.flatMap(({ title, body }) => [title, body]);
}
