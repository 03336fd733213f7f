// `npm run import`: brings proposals and meetings of another site into a collective.
import { readFileSync } from 'node:fs';
import { SettingsError } from '../../tenants/settings-error.ts';
import { importSettings } from '../../tenants/settings.ts';
import { closePool, inTenant, openPool } from '../db/root.ts';
import { now } from '../domain/clock.ts';
import { settingsOf } from '../domain/collectives/queries.ts';
import { isDomainError } from '../domain/errors.ts';
import { plantVisitors } from '../demo/visitors.ts';
import { system } from '../domain/actor.ts';
import { newId } from '../domain/ids.ts';
import { READ_DEFAULTS } from '../domain/imports/formats.ts';
import type { ReadOptions } from '../domain/imports/neutral.ts';
import { importedSettings } from '../domain/imports/new-collective.ts';
import type { ImportReport } from '../domain/imports/run.ts';
import { importFiles, previewImport, type ImportOrder } from '../domain/imports/service.ts';
import { env, EnvError } from '../env.ts';
import { readArguments, USAGE, type ImportArguments } from './arguments.ts';
import { findCollective, isFreeSlug, withNewCollective } from './collective.ts';
import { readPaths, type Found } from './files.ts';
import { sayFound, sayReport, terminalWords, type ImportWords, type Say } from './report.ts';

const say: Say = (line) => { console.log(line); };

/** A refusal that needs no stack: its sentence says all. */
class Refusal extends Error {}

/** The collective the command means. isNew: the import makes it (its slug may have been reserved by an import that died). */
interface Target { tenantId: string | null; isNew: boolean; options: ReadOptions }

async function settle(args: ImportArguments, words: ImportWords): Promise<Target> {
  const tenantId = await findCollective(args.collective);
  const settings = tenantId === null ? null : await inTenant(tenantId, 'read', async (db) => (
    await db.selectFrom('collectives').select('version').executeTakeFirst() ? settingsOf(db) : null
  ));
  if (settings === null && args.create === null) throw new Refusal(words.noCollective(args.collective));
  if (settings !== null && args.create !== null) say(words.collectiveThere(args.collective));
  if (tenantId === null && !await isFreeSlug(args.collective)) throw new Refusal(words.slugRefused(args.collective));
  return {
    tenantId, isNew: settings === null,
    options: {
      columns: args.columns, states: args.states, source: args.source, locales: args.locales ?? READ_DEFAULTS.locales,
      timeZone: settings?.timeZone ?? READ_DEFAULTS.timeZone, districts: settings?.districts.map(({ label }) => label) ?? [],
    },
  };
}

function check(found: Found, args: ImportArguments, words: ImportWords): void {
  sayFound(words, found, say);
  const problems = found.files.flatMap((file) => file.problems);
  const rows = found.files.reduce((sum, file) => sum + file.proposals.length + file.meetings.length + file.comments.length, 0);
  if (problems.length > 0 && !(args.skipFaulty && rows > 0)) throw new Refusal(words.faults(problems.length, problems.length > 1));
  if (rows === 0) throw new Refusal(words.nothing);
  if (problems.length > 0) say(words.skipped(problems.length));
}

function progressOf(words: ImportWords): ImportOrder['progress'] {
  let shown = 0;
  return (written, all) => {
    if (written < all && written - shown < 2_000) return;
    shown = written;
    say(words.progress(written, all));
  };
}

async function carryOut(args: ImportArguments, words: ImportWords, { tenantId, isNew }: Target, found: Found): Promise<ImportReport> {
  const given = args.settings === null ? null : importSettings(readFileSync(args.settings, 'utf8'), args.settings);
  const newSettings = isNew && args.create !== null ? importedSettings(args.create, now(), given) : null;
  const order: ImportOrder = { files: found.files, newSettings, progress: progressOf(words) };
  // Without a collective there is a tenant that nothing belongs to: it shows what an empty one would.
  if (args.dryRun) return inTenant(tenantId ?? newId(), 'read', (db) => previewImport(db, order));
  const run = (id: string) => inTenant(id, 'write', async (db) => {
    const report = await importFiles(db, system('import'), order);
    // In a demonstration somebody must be able to enter what has come from elsewhere.
    if (newSettings !== null && env().mode === 'demo') await plantVisitors(db, await settingsOf(db));
    return report;
  });
  if (tenantId !== null) return run(tenantId);
  const { databaseOwnerUrl, mode } = env();
  if (databaseOwnerUrl === null) throw new Refusal(words.ownerNeeded);
  return withNewCollective(databaseOwnerUrl, args.collective, mode === 'demo' ? 'open' : 'closed', run);
}

function address(slug: string): string {
  const { publicProtocol, apexHost, port, mode } = env();
  return `${publicProtocol}://${slug}.${apexHost}${mode === 'demo' ? `:${port}` : ''}`;
}

/** Gives the exit code: 0 done (or nothing to do), 1 refused, 2 a command that cannot be read. */
async function main(given: readonly string[]): Promise<number> {
  const words = terminalWords(process.env['LC_ALL'] || process.env['LANG']);
  let args: ImportArguments;
  try {
    args = readArguments(given);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  try {
    openPool(env().databaseUrl, { max: 2, prepared: env().preparedStatements });
    const target = await settle(args, words);
    const found = readPaths(args.paths, target.options);
    check(found, args, words);
    sayReport(words, await carryOut(args, words, target, found), args.dryRun, say);
    if (!args.dryRun && target.isNew) say(env().mode === 'demo' ? words.opened(address(args.collective)) : words.closed);
    return 0;
  } catch (error) {
    if (error instanceof Refusal || error instanceof SettingsError || error instanceof EnvError) console.error(error.message);
    else if (isDomainError(error)) console.error(words.failed(error.code));
    else if (error instanceof Error && 'path' in error) console.error(error.message);
    else throw error;
    return 1;
  } finally {
    await closePool();
  }
}

process.exitCode = await main(process.argv.slice(2));
