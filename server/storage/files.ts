import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from '../env.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where a file lies: the tenant is part of the path, and nothing a client names ever is. */
function placeOf(tenantId: string, id: string): string {
  if (!UUID.test(tenantId) || !UUID.test(id)) throw new Error('not an id');
  return path.join(env().uploadsDir, tenantId, id.slice(-2), id);
}

export async function writeStored(tenantId: string, id: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(tenantId, id);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(place, bytes, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    // A full disk leaves a beginning of the file: it would keep the room it lacks.
    if (error.code !== 'EEXIST') await rm(place, { force: true }).catch(() => {});
    throw error;
  });
}

/** Stores what flows in, without holding it; what breaks off midway leaves nothing behind. Answers how many bytes there were. */
export async function writeStoredStream(tenantId: string, id: string, from: Readable): Promise<number> {
  const place = placeOf(tenantId, id);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const into = createWriteStream(place, { mode: 0o600, flags: 'wx' });
  try {
    await pipeline(from, into);
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
  return into.bytesWritten;
}

/** The bytes, or null when there are none. */
export async function readStored(tenantId: string, id: string): Promise<Buffer | null> {
  return readFile(placeOf(tenantId, id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

export async function removeStored(tenantId: string, id: string): Promise<void> { await rm(placeOf(tenantId, id), { force: true }); }
