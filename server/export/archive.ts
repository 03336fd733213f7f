import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import type { TenantDb } from '../db/tenant-db.ts';
import { fileText } from '../domain/opendata/files.ts';
import type { MarkKeys } from '../domain/opendata/marks.ts';
import { FILE_FORMATS, FILE_NAMES, FORMAT, LICENCE } from '../domain/opendata/schema.ts';

export interface ManifestFile { name: string; lines: number; bytes: number; sha256: string }
export interface Manifest { format: string; licence: string; collective: { slug: string; name: string }; exportedAt: string; files: ManifestFile[] }

/** The earliest instant that a ZIP can say: the files themselves have no date, so that the same data are the same bytes. */
const NO_DATE = new Date(1980, 0, 1, 12);
const LEVEL = 6;

/**
 * Writes every file of the open data and their manifest as a ZIP, a piece at a time: the archive is never whole in memory, and all its
 * files are of the one instant that `db` sees.
 */
export async function writeArchive(
  db: TenantDb, collective: Manifest['collective'], keys: MarkKeys, at: Date, out: Writable,
): Promise<Manifest> {
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else out.write(piece);
  });
  const files: ManifestFile[] = [];
  const add = async (name: string, text: AsyncIterable<string> | string[]): Promise<Omit<ManifestFile, 'lines'>> => {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = NO_DATE;
    zip.add(entry);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of text) {
      const chunk = Buffer.from(piece);
      hash.update(chunk);
      bytes += chunk.length;
      entry.push(chunk);
      if (failed) throw failed;
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    entry.push(new Uint8Array(0), true);
    return { name, bytes, sha256: hash.digest('hex') };
  };
  for (const file of FILE_NAMES) {
    for (const format of FILE_FORMATS) {
      let lines = 0;
      const written = await add(`${file}.${format}`, fileText(db, file, format, keys, (more) => { lines += more; }));
      files.push({ name: written.name, lines, bytes: written.bytes, sha256: written.sha256 });
    }
  }
  const manifest: Manifest = { format: FORMAT, licence: LICENCE.url, collective, exportedAt: at.toISOString(), files };
  await add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
  zip.end();
  return manifest;
}
