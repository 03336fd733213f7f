import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readImport } from '../domain/imports/formats.ts';
import type { ImportedFile, ReadOptions } from '../domain/imports/neutral.ts';

/** asides: files of a folder that are not for us, such as other tables of the same site. A file that was named is never put aside. */
export interface Found { files: ImportedFile[]; asides: string[] }

const DELIMITED = /\.(?:csv|tsv|txt)$/i;

function isAside(file: ImportedFile): boolean { return file.problems.some(({ code }) => code === 'import.unknown_format'); }

/** Reads what the command names: files, and the delimited files of folders, in the order of their names. @throws Error of node:fs */
export function readPaths(paths: readonly string[], options: ReadOptions): Found {
  const found: Found = { files: [], asides: [] };
  for (const place of paths) {
    if (!statSync(place).isDirectory()) {
      found.files.push(readImport(path.basename(place), readFileSync(place), options));
      continue;
    }
    for (const name of readdirSync(place).filter((entry) => DELIMITED.test(entry)).sort()) {
      const file = readImport(name, readFileSync(path.join(place, name)), options);
      if (isAside(file)) found.asides.push(name);
      else found.files.push(file);
    }
  }
  return found;
}
