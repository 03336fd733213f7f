import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { newId } from '../domain/ids.ts';
import { Turns } from './turns.ts';

/** A file made once and sent to many: packed on disk. bytes: of its text; packed: on disk. */
export interface MadeFile { path: string; bytes: number; packed: number }

interface Entry { etag: string; made: Promise<MadeFile>; packed: number }

const AT_ONCE = 2;
const MAY_WAIT = 8;
const MOST_BYTES = 1024 ** 3;
const turns = new Turns(AT_ONCE, MAY_WAIT);
const entries = new Map<string, Entry>();
let folder: string | null = null;

/**
 * The file under this tag: at hand, being made for someone else, or made now by `write`, which holds a database connection for as long
 * as it makes it and never for as long as a slow reader takes. Null when too many of this collective wait.
 */
export function madeFile(
  tenantId: string, name: string, etag: string, write: (send: (text: AsyncIterable<string>) => Promise<void>) => Promise<void>,
): Promise<MadeFile> | null {
  const key = `${tenantId} ${name}`;
  const entry = entries.get(key);
  if (entry?.etag === etag) {
    // The most recently asked for is the last to go.
    entries.delete(key);
    entries.set(key, entry);
    return entry.made;
  }
  const turn = turns.take(tenantId);
  if (turn === null) return null;
  const made = turn.then(async (giveBack) => {
    try {
      return await make(write);
    } finally {
      giveBack();
    }
  });
  const fresh: Entry = { etag, made, packed: 0 };
  if (entry) forget(key, entry);
  entries.set(key, fresh);
  made.then(({ packed }) => {
    fresh.packed = packed;
    shrink();
  }, () => { if (entries.get(key) === fresh) entries.delete(key); });
  return made;
}

async function make(write: (send: (text: AsyncIterable<string>) => Promise<void>) => Promise<void>): Promise<MadeFile> {
  const place = path.join(ownFolder(), newId());
  let bytes = 0;
  try {
    await write((text) => pipeline(Readable.from(counted(text, (more) => { bytes += more; })), createGzip({ level: 4 }), createWriteStream(place)));
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
  return { path: place, bytes, packed: (await stat(place)).size };
}

async function* counted(text: AsyncIterable<string>, tell: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    tell(bytes.length);
    yield bytes;
  }
}

/** Made for this process and taken away with it: what is kept elsewhere would outlive what it copies. */
function ownFolder(): string {
  if (folder === null) {
    const made = mkdtempSync(path.join(os.tmpdir(), 'fabrique-donnees-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}

/** Who still reads it reads on to its end. */
function forget(key: string, entry: Entry): void {
  if (entries.get(key) === entry) entries.delete(key);
  entry.made.then(({ path: place }) => rm(place, { force: true }), () => {});
}

function shrink(): void {
  let sum = [...entries.values()].reduce((bytes, { packed }) => bytes + packed, 0);
  for (const [key, entry] of entries) {
    if (sum <= MOST_BYTES) return;
    sum -= entry.packed;
    forget(key, entry);
  }
}
