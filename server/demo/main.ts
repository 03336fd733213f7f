// `npm run seed`: plants the demonstration. `npm start` calls it with --if-empty.
import pg from 'pg';
import { presetFiles } from '../../tenants/presets/all.ts';
import { closePool, inTenant, openPool, platformDb } from '../db/root.ts';
import { now } from '../domain/clock.ts';
import { env } from '../env.ts';
import { plant } from './plant.ts';
import { removeCollectives } from './remove.ts';

const USAGE = `Usage: npm run seed [-- --if-empty | --force]
  Plants the three fictional collectives where they are missing.
  --if-empty  says nothing when they are there
  --force     takes them out first, with everything that was done in them`;

const THERE = 'The demonstration is there already. `npm run seed -- --force` plants it anew, and what was done in it is lost.';

/** Gives the exit code: 0 planted or there already, 1 refused, 2 a command that cannot be read. */
async function main(given: readonly string[]): Promise<number> {
  const flags = new Set(given);
  if (given.some((flag) => flag !== '--if-empty' && flag !== '--force') || (flags.has('--if-empty') && flags.has('--force'))) {
    console.error(USAGE);
    return 2;
  }
  const { mode, databaseUrl, databaseOwnerUrl, preparedStatements } = env();
  if (mode !== 'demo') {
    console.error('The demonstration is planted in demo mode alone (FABRIQUE_MODE=demo).');
    return 1;
  }
  openPool(databaseUrl, { max: 2, prepared: preparedStatements });
  try {
    const there = await countThere();
    if (there === presetFiles.length && !flags.has('--force')) {
      if (!flags.has('--if-empty')) console.log(THERE);
      return 0;
    }
    if (databaseOwnerUrl === null) {
      console.error('DATABASE_OWNER_URL: planting collectives is the work of the tables’ owner; set it.');
      return 1;
    }
    await plantAs(databaseOwnerUrl, flags.has('--force'));
    return 0;
  } finally {
    await closePool();
  }
}

/** How many of the three have been planted: a tenant without its collective was left by a planting that died. */
async function countThere(): Promise<number> {
  const tenants = await platformDb().selectFrom('tenants').select('id').where('slug', 'in', presetFiles.map(({ slug }) => slug)).execute();
  const collectiveOf = (id: string) => inTenant(id, 'read', (db) => db.selectFrom('collectives').select('version').executeTakeFirst());
  const found = await Promise.all(tenants.map(({ id }) => collectiveOf(id)));
  return found.filter((row) => row !== undefined).length;
}

async function plantAs(ownerUrl: string, force: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'fabrique seed' });
  await owner.connect();
  try {
    const above = force ? await removeCollectives(owner, presetFiles.map(({ slug }) => slug)) : 0;
    console.log('  Planting the demonstration');
    const started = performance.now();
    for (const { slug, rows } of await plant(owner, now(), above)) console.log(`  ${slug}: ${rows} rows`);
    console.log(`  planted in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } finally {
    await owner.end();
  }
}

process.exitCode = await main(process.argv.slice(2));
