// A file is one noun: small, named in kebab-case, with named exports, and no index that hides where things are.
import { expect, test } from 'playwright/test';
import { read, trackedFiles } from '../kit/source.ts';

const MOST_LINES = 300;
/** Made by tools, or by law. */
const NOT_WRITTEN = /^(?:package-lock\.json|LICENSE|public\/fonts\/.*)$/;
const TEXT = /\.(?:ts|tsx|mjs|js|css|sql|jsonl|json|md|html|svg|sh|yml)$/;
/** Names that Next, git, Docker and people expect. */
const EXPECTED_NAMES = /(?:^|\/)(?:README|LICENSE|CONTRIBUTING|SECURITY|CHANGELOG|Dockerfile)(?:\.md)?$|\/\[\.{0,3}[a-z]+\]|\/\([a-z-]+\)/;
/** Where the framework or the runner wants a default export. */
const DEFAULT_EXPORTS = /^app\/.*\/?(?:page|layout|error|not-found|loading|template|default|global-error)\.tsx$|^app\/(?:.*\/)?(?:sitemap|robots|manifest)\.ts$|^[\w.-]+\.config\.(?:ts|mjs)$|^tests\/kit\/(?:reporter|global-setup|global-teardown)\.ts$/;

const files = trackedFiles();
const code = files.filter((file) => /\.(?:ts|tsx|mjs|js)$/.test(file));

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => TEXT.test(file) && !NOT_WRITTEN.test(file))
    .flatMap((file) => {
      const lines = read(file).split('\n').length - 1;
      return lines > MOST_LINES ? [`${file}: ${lines}`] : [];
    });
  expect(long).toEqual([]);
});

test('names are in kebab-case, and no file is called index', () => {
  const odd = files.filter((file) => file.split('/').some((part) => !/^\.?[a-z0-9_]+(?:[-._][a-z0-9]+)*$/.test(part)) && !EXPECTED_NAMES.test(file));
  expect(odd).toEqual([]);
  expect(code.filter((file) => /(?:^|\/)index\.[a-z]+$/.test(file))).toEqual([]);
  // A story names itself by a sentence, a migration by its instant: nothing else carries an underscore.
  expect(code.filter((file) => /_/.test(file.split('/').at(-1)!) && !file.startsWith('tests/stories/'))).toEqual([]);
});

test('exports have names', () => {
  expect(code.filter((file) => /^export default\b/m.test(read(file)) && !DEFAULT_EXPORTS.test(file))).toEqual([]);
});

test('no test is set aside, and no rule of types or style is silenced without a reason', () => {
  // One line at a time, and with the reason after two dashes.
  const silenced = /@ts-(?:ignore|expect-error|nocheck)|(?:ox|es)lint-disable(?!-next-line [\w/-]+ -- \S)/;
  const setAside = /\b(?:test|describe)(?:\.describe)?\.(?:skip|only|fixme|todo)\b/;
  // These two write such lines to prove that they are found.
  const proofs = new Set(['tests/rules/sizes.unit.ts', 'tests/bootstrap/reporter.unit.ts']);
  expect(code.filter((file) => !proofs.has(file) && silenced.test(read(file)))).toEqual([]);
  expect(code.filter((file) => !proofs.has(file) && file.startsWith('tests/') && setAside.test(read(file)))).toEqual([]);
});

test('every test file is one that the runner finds, or one that others import', () => {
  const lost = files.filter((file) => /^tests\/.*\.ts$/.test(file) && !/^tests\/(?:kit|bench)\//.test(file) && !/\.(?:unit|db|page)\.ts$/.test(file))
    .filter((file) => !code.some((other) => read(other).includes(`/${file.split('/').at(-1)!}'`)));
  expect(lost).toEqual([]);
});
