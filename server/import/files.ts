import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readBundle, type Bundle } from '../domain/imports/bundle.ts';
import type { ImportedFile, ReadOptions } from '../domain/imports/neutral.ts';

/** asides: tables that are not for us, such as other tables of the same site. A file that was named is never put aside. */
export interface Found { files: ImportedFile[]; asides: string[] }

const TABLES = /\.(?:csv|tsv|txt|json|xlsx|ods|zip)$/i;

function isAside(file: ImportedFile): boolean { return file.problems.some(({ code }) => code === 'import.unknown_format'); }

/** Reads what the command names: files, and the tables of folders, in the order of their names. @throws Error of node:fs */
export function readPaths(paths: readonly string[], options: ReadOptions): Found {
  const found: Found = { files: [], asides: [] };
  const take = ({ files, asides }: Bundle, fromFolder: boolean) => {
    found.asides.push(...asides.map(({ name }) => name), ...files.filter((file) => fromFolder && isAside(file)).map(({ name }) => name));
    found.files.push(...files.filter((file) => !(fromFolder && isAside(file))));
  };
  for (const place of paths) {
    if (!statSync(place).isDirectory()) {
      take(readBundle(path.basename(place), readFileSync(place), options), false);
      continue;
    }
    for (const name of readdirSync(place).filter((entry) => TABLES.test(entry)).sort()) {
      take(readBundle(name, readFileSync(path.join(place, name)), options), true);
    }
  }
  return found;
}
