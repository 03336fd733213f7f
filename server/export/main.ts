// `npm run export`: the open data of a collective as one archive.
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { tenantKey } from '../auth/tokens.ts';
import { closePool, inTenant, openPool, platformDb } from '../db/root.ts';
import { now } from '../domain/clock.ts';
import { settingsOf } from '../domain/collectives/queries.ts';
import { env, EnvError } from '../env.ts';
import { readArguments, USAGE, type ExportArguments } from './arguments.ts';
import { writeArchive, type Manifest } from './archive.ts';

/** A refusal that needs no stack: its sentence says all. */
class Refusal extends Error {}

async function collectiveOf(slug: string): Promise<string> {
  const found = await platformDb().selectFrom('tenants').select('id').where('slug', '=', slug).where('state', '<>', 'deleted').executeTakeFirst();
  if (!found) throw new Refusal(`There is no collective ${slug} here.`);
  return found.id;
}

async function writeTo(out: Writable, id: string, slug: string): Promise<Manifest> {
  const manifest = await inTenant(id, 'snapshot', async (db) => writeArchive(
    db, { slug, name: (await settingsOf(db)).name }, (file) => tenantKey(env().secret, id, `open-data ${file}`), now(), out,
  ));
  if (out !== process.stdout) {
    out.end();
    await finished(out);
  }
  return manifest;
}

/** Under another name until it is whole: an archive that is there is complete. */
async function writeFileIn(folder: string, id: string, slug: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  const place = path.join(folder, `${slug}-donnees-ouvertes.zip`);
  const unfinished = `${place}.part`;
  try {
    const manifest = await writeTo(createWriteStream(unfinished), id, slug);
    await rename(unfinished, place);
    console.log(place);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function carryOut({ collective, out }: ExportArguments): Promise<void> {
  const id = await collectiveOf(collective);
  const manifest = out === null ? await writeTo(process.stdout, id, collective) : await writeFileIn(out, id, collective);
  // The archive may be on the standard output: what is said goes beside it.
  for (const { name, lines, bytes } of manifest.files) console.error(`  ${name}: ${lines} lines, ${bytes} bytes`);
}

/** Gives the exit code: 0 done, 1 refused, 2 a command that cannot be read. */
async function main(given: readonly string[]): Promise<number> {
  let args: ExportArguments;
  try {
    args = readArguments(given);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  try {
    openPool(env().databaseUrl, { max: 2, prepared: env().preparedStatements });
    await carryOut(args);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof EnvError) && !(error instanceof Error && 'path' in error)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await closePool();
  }
}

process.exitCode = await main(process.argv.slice(2));
