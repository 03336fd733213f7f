import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const NOT_OURS = new Set(['node_modules', '.next', '.fabrique', '.git']);

/** Every file that belongs to the house, from its root with slashes: what git tracks, or all there is where there is no git. */
export function trackedFiles(): string[] {
  const found = existsSync(path.join(ROOT, '.git'))
    ? execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\0').filter(Boolean)
    : walk('');
  return found.filter((file) => existsSync(path.join(ROOT, file))).toSorted();
}

function walk(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).filter(({ name }) => !NOT_OURS.has(name)).flatMap((entry) => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(file) : [file];
  });
}

export function read(file: string): string { return readFileSync(path.join(ROOT, file), 'utf8'); }

/** One import. target: a file of the house from its root, or a package's or Node's module by its name. types: it brings types alone. */
export interface Import { target: string; ours: boolean; types: boolean; names: string[] }

const IMPORT = /^\s*(?:(?:import|export)\s+(type\s+)?(?:([\w*{][^'"]*?)\s+from\s+)?|.*?\bimport\(\s*)'([^'\n]+)'/gm;

export function importsOf(file: string, source: string = read(file)): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, names = '', target = '']) => {
    const ours = target.startsWith('.');
    const brought = names.replaceAll(/[{}]/g, ' ').split(',').map((name) => name.trim()).filter(Boolean);
    return {
      target: ours ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target, ours,
      types: type !== undefined || (brought.length > 0 && brought.every((name) => name.startsWith('type '))),
      names: brought.map((name) => name.replace(/^type /, '').replace(/ as .*/, '')),
    };
  });
}

/** The source without its comments; strings are kept. Good enough for rules about words that nobody writes in a string. */
export function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');
}
