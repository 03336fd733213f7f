import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Real files that are not ours to publish: beside the checkout, or where FABRIQUE_SHARED says. */
export function sharedFolder(): string {
  const folder = process.env['FABRIQUE_SHARED'] ?? path.resolve(import.meta.dirname, '../../../shared');
  if (!existsSync(path.join(folder, 'data'))) {
    throw new Error(`the real data is not in ${folder}/data (put it beside the checkout, or set FABRIQUE_SHARED): this test did not run`);
  }
  return folder;
}

export function sharedPath(file: string): string { return path.join(sharedFolder(), 'data', file); }
export function sharedFile(file: string): Buffer { return readFileSync(sharedPath(file)); }
