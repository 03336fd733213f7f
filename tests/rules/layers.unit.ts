// One direction only: server/http → app → server/api → server/domain → server/db; tenants is a leaf that all may read.
import { expect, test } from 'playwright/test';
import { importsOf, read, trackedFiles, withoutComments, type Import } from '../kit/source.ts';

interface Layer {
  /** Folders and files that belong to it; the longest match wins. */
  of: string;
  /** What it may import of the house, beside itself: prefixes. */
  may: readonly string[];
  /** What it may import of the house as types alone. */
  types?: readonly string[];
  /** Packages it may import; Node's own modules begin with `node:`. */
  packages: readonly string[];
}

const LAYERS: readonly Layer[] = [
  { of: 'tenants/', may: [], packages: ['zod'] },
  { of: 'app/words/', may: ['tenants/'], types: ['server/domain/', 'server/db/tables/', 'server/mail/'], packages: [] },
  {
    of: 'app/', may: ['tenants/', 'server/api/', 'server/env.ts', 'server/auth/next-path.ts'], types: ['server/domain/', 'server/db/tables/', 'server/auth/'],
    packages: ['next', 'react', 'markdown-it', 'diff', 'ical-generator', '@trpc/server', 'node:crypto', '@fontsource-variable/', 'feed'],
  },
  { of: 'app/api/', may: ['server/api/', 'server/auth/', 'server/env.ts', 'tenants/'], types: ['server/domain/'], packages: ['next'] },
  {
    of: 'server/api/', may: ['tenants/', 'server/domain/', 'server/auth/', 'server/mail/', 'server/storage/', 'server/env.ts', 'server/db/'],
    packages: ['@trpc/server', 'kysely', 'zod', 'node:crypto', 'node:async_hooks'],
  },
  // A procedure is one line: no zod, no SQL, no rules.
  { of: 'server/api/routers/', may: ['server/api/trpc.ts', 'server/api/drafts.ts', 'server/api/stops.ts', 'server/domain/', 'server/auth/', 'server/mail/', 'server/storage/'], packages: [] },
  {
    of: 'server/domain/', may: ['tenants/', 'server/db/tenant-db.ts'], types: ['server/db/tables/'],
    packages: ['kysely', 'zod', 'entities', '@e965/xlsx', 'fflate', 'node:crypto', 'node:url'],
  },
  { of: 'server/db/', may: [], packages: ['kysely', 'pg', 'node:'] },
  {
    of: 'server/auth/', may: ['tenants/', 'server/domain/', 'server/db/', 'server/api/', 'server/env.ts'],
    packages: ['kysely', 'zod', 'next-auth', 'node:crypto'],
  },
  { of: 'server/mail/', may: ['app/words/', 'tenants/', 'server/domain/errors.ts', 'server/env.ts'], types: ['server/api/', 'server/db/tenant-db.ts', 'server/domain/following/'], packages: ['nodemailer', 'kysely'] },
  { of: 'server/storage/', may: ['server/domain/errors.ts', 'server/env.ts'], packages: ['sharp', 'node:'] },
  { of: 'server/jobs/', may: ['tenants/', 'server/api/', 'server/db/', 'server/domain/', 'server/env.ts', 'server/mail/', 'server/storage/'], packages: ['kysely', 'zod', 'node:worker_threads'] },
  { of: 'server/publishing/', may: ['app/words/'], types: ['server/domain/'], packages: ['pdfmake', 'odf-kit', 'fontkit', 'markdown-it', 'node:'] },
  {
    of: 'server/http/', packages: ['next', '@trpc/server', '@fastify/busboy', 'node:'],
    may: ['app/words/', 'tenants/', 'server/api/', 'server/db/', 'server/domain/', 'server/env.ts', 'server/jobs/', 'server/storage/', 'server/mail/', 'server/auth/', 'server/publishing/'],
  },
  { of: 'server/env.ts', may: [], packages: ['zod', 'node:net', 'node:path'] },
  { of: 'server/boot/', may: ['server/db/', 'server/env.ts'], packages: ['pg', 'node:'] },
  { of: 'server/bootstrap.mjs', may: ['server/boot/'], packages: ['node:'] },
  // Commands: they may do what a job may, and speak to whoever runs them.
  { of: 'server/import/', may: ['app/words/', 'tenants/', 'server/db/', 'server/demo/visitors.ts', 'server/domain/', 'server/env.ts', 'server/storage/'], packages: ['pg', 'node:'] },
  { of: 'server/export/', may: ['server/auth/tokens.ts', 'server/db/', 'server/domain/', 'server/env.ts'], packages: ['fflate', 'node:'] },
  { of: 'server/demo/', may: ['tenants/', 'server/db/', 'server/domain/', 'server/env.ts'], packages: ['pg', 'kysely', 'zod', 'node:'] },
];

/** Of the domain, pages may use what decides nothing: a word's schema and constants, the refusals' catalogue, who acts, and the time. */
const SHARED_WITH_PAGES = /^server\/domain\/(?:[a-z-]+\/(?:[a-z]+-)?schema|errors|actor|clock)\.ts$/;

const source = trackedFiles().filter((file) => /^(?:app|server|tenants)\/.*\.(?:ts|tsx|mjs)$/.test(file));

function layerOf(file: string): Layer | null {
  const fitting = LAYERS.filter(({ of }) => file === of || (of.endsWith('/') && file.startsWith(of)));
  return fitting.toSorted((a, b) => b.of.length - a.of.length)[0] ?? null;
}

function within(target: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => target === prefix || (/[/:]$/.test(prefix) && target.startsWith(prefix)) || target.startsWith(`${prefix}/`));
}

/** What is wrong with an import, or null. */
function fault(file: string, layer: Layer, { target, ours, types }: Import): string | null {
  if (!ours) return types || within(target, layer.packages) || (target.endsWith('.css') && file.startsWith('app/')) ? null : `${file} imports ${target}`;
  const own = layer.of.startsWith('app/') ? 'app/' : layer.of;
  if (within(target, [own]) || within(target, layer.may) || (types && within(target, layer.types ?? []))) return null;
  if (file.startsWith('app/') && SHARED_WITH_PAGES.test(target)) return null;
  return `${file} imports ${target}${types ? ' (types)' : ''}`;
}

test('every file stands in a layer, and imports only what lies under it', () => {
  const homeless = source.filter((file) => layerOf(file) === null);
  expect(homeless).toEqual([]);
  const faults = source.flatMap((file) => importsOf(file).flatMap((one) => fault(file, layerOf(file)!, one) ?? []));
  expect(faults).toEqual([]);
});

test('an import that goes against the stream is found', () => {
  const wrong: [string, string][] = [
    ['tenants/theme.ts', "import { pool } from '../server/db/root.ts';"],
    ['server/domain/proposals/page.ts', "import { pool } from '../../db/root.ts';"],
    ['server/domain/proposals/page.ts', "import pg from 'pg';"],
    ['server/domain/votes/rule.ts', "import { hashToken } from '../../api/context.ts';"],
    ['server/db/root.ts', "import { record } from '../domain/journal.ts';"],
    ['server/api/routers/proposals.ts', "import { z } from 'zod';"],
    ['server/api/routers/proposals.ts', "import { inTenant } from '../../db/root.ts';"],
    ['app/(public)/page.tsx', "import { sql } from 'kysely';"],
    ['app/(public)/page.tsx', "import { inTenant } from '../../server/db/root.ts';"],
    ['app/(public)/page.tsx', "const x = await import('../../server/domain/proposals/service.ts');"],
    ['app/words/fr/votes.ts', "import { decide } from '../../../server/domain/votes/rule.ts';"],
    ['server/mail/letters.ts', "import { page } from '../../app/kit/page-shell.tsx';"],
  ];
  for (const [file, line] of wrong) expect(importsOf(file, line).flatMap((one) => fault(file, layerOf(file)!, one) ?? []), line).toHaveLength(1);
});

/** Every place where a forbidden thing is written, but in the files that may. */
function places(pattern: RegExp, where: RegExp, except: readonly string[] = []): string[] {
  return source.filter((file) => where.test(file) && !except.some((allowed) => file === allowed || (allowed.endsWith('/') && file.startsWith(allowed))))
    .flatMap((file) => withoutComments(read(file)).split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])));
}

test('no page becomes a program in the browser: no client component, no raw HTML but the Markdown renderer’s, no inline style', () => {
  expect(places(/['"]use client['"]/, /^app\//)).toEqual([]);
  expect(places(/dangerouslySetInnerHTML/, /^app\//, ['app/kit/markdown.tsx'])).toEqual([]);
  // SQL is built, never glued.
  expect(places(/\bsql\.raw\(/, /^(?:app|server)\//, [])).toEqual([]);
  expect(places(/\bstyle=\{/, /^app\//)).toEqual([]);
});

test('the environment is read in one place; a command and the bootstrap read their own', () => {
  const may = ['server/env.ts', 'server/boot/', 'server/bootstrap.mjs', 'server/import/', 'server/export/', 'server/db/embedded.ts',
    // Two switches of next-auth itself, which reads nothing else.
    'server/auth/next-auth.ts'];
  expect(places(/process\.env/, /^(?:app|server|tenants)\//, may)).toEqual([]);
});

test('the domain takes the time from the clock and chance from ids', () => {
  expect(places(/\bDate\.now\(\)|\bnew Date\(\)/, /^(?:server\/domain|tenants|app)\//, ['server/domain/clock.ts', 'server/domain/ids.ts'])).toEqual([]);
  expect(places(/\bMath\.random\(/, /^(?:server|tenants|app)\//)).toEqual([]);
});

test('the tenant is named in one place: the domain never says it, and nothing sets it but the transaction', () => {
  expect(places(/app\.tenant_id/, /^(?:app|server|tenants)\//, ['server/db/root.ts'])).toEqual([]);
  expect(places(/\bset_config\(/, /^(?:app|server)\//)).toEqual([]);
  // In the target of an upsert it names an index, not a tenant.
  expect(places(/tenant_id(?!'(?:, |\]))/, /^server\/domain\//)).toEqual([]);
});

test('columns are listed: nothing selects all', () => {
  expect(places(/\.selectAll\(|\.returningAll\(|select \*/i, /^(?:app|server)\//)).toEqual([]);
});
