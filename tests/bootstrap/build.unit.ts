import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { hashOfSources } from '../../server/boot/build.ts';

let root = '';
test.beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fabrique-sources-'));
  write('app/page.tsx', 'a');
  write('server/api/root.ts', 'b');
  write('server/boot/main.ts', 'c');
  write('tests/x.unit.ts', 'd');
  write('package-lock.json', '{}');
});
test.afterEach(() => { rmSync(root, { recursive: true }); });

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test('the same sources in another folder give the same hash', () => {
  const copy = `${root}-copy`;
  cpSync(root, copy, { recursive: true });
  expect(hashOfSources(copy)).toBe(hashOfSources(root));
  rmSync(copy, { recursive: true });
});

for (const [what, change] of [
  ['a page changes', () => write('app/page.tsx', 'A')],
  ['a file is added', () => write('public/logo.svg', '')],
  ['a file is renamed', () => { rmSync(path.join(root, 'app/page.tsx')); write('app/other.tsx', 'a'); }],
  ['text moves from one file to the next', () => { write('app/page.tsx', 'ab'); write('server/api/root.ts', ''); }],
  ['a package changes', () => write('package-lock.json', '{ }')],
] as const) {
  test(`the pages are built again when ${what}`, () => {
    const before = hashOfSources(root);
    change();
    expect(hashOfSources(root)).not.toBe(before);
  });
}

test('they are not built again for a test or for the bootstrap itself', () => {
  const before = hashOfSources(root);
  write('tests/x.unit.ts', 'D');
  write('server/boot/main.ts', 'C');
  expect(hashOfSources(root)).toBe(before);
});
