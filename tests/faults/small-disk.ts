// A program: a whole site (PostgreSQL, uploads, logs) on the disk whose folder it is given. Says where it listens, then fills the disk
// or frees it as its standard input asks, and ends when that closes.
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { refusalOf } from '../../server/api/errors.ts';
import { writeStored } from '../../server/storage/files.ts';
import { startServer } from '../kit/server.ts';
import { ownPostgres } from './house.ts';

const [disk] = process.argv.slice(2);
if (!disk) throw new Error('which folder?');
const uploads = path.join(disk, 'uploads');
mkdirSync(uploads);
const filler = path.join(disk, 'filler');
const say = (words: object): void => { process.stdout.write(`${JSON.stringify(words)}\n`); };

/** To the last block. */
function fill(): void {
  const file = openSync(filler, 'w');
  const block = Buffer.alloc(4_096, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

/** Keeps a picture's bytes as an upload does: how it is refused, and how many files stand in the uploads afterwards. */
async function store(): Promise<object> {
  const refused = await writeStored(randomUUID(), randomUUID(), Buffer.alloc(500_000, 1)).then(() => null, (error: unknown) => refusalOf(error).code);
  return { refused, files: readdirSync(uploads, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length };
}

const postgres = await ownPostgres(disk);
const server = await startServer(postgres.database, { UPLOADS_DIR: uploads });
const { appUrl, ownerUrl, superuserUrl } = postgres.database;
Object.assign(process.env, { FABRIQUE_TEST: '1', FABRIQUE_MODE: 'demo', DATABASE_URL: appUrl, UPLOADS_DIR: uploads });
say({ port: server.port, appUrl, ownerUrl, superuserUrl });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'fill') fill();
  if (line === 'free') rmSync(filler);
  say(line === 'store' ? await store() : { free: statfsSync(disk).bavail });
}
await server.remove();
await postgres.remove();
