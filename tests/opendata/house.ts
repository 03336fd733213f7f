import { inTenant } from '../../server/db/root.ts';
import { fileText } from '../../server/domain/opendata/files.ts';
import { readBundle } from '../../server/domain/imports/bundle.ts';
import { READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import type { ImportedFile } from '../../server/domain/imports/neutral.ts';
import { readTable } from '../../server/domain/imports/table.ts';
import type { MarkKeys } from '../../server/domain/opendata/marks.ts';
import { FILE_FORMATS, FILE_NAMES, type FileFormat, type FileName } from '../../server/domain/opendata/schema.ts';

/** A key for each file, as the front door derives one; another `of` is another collective or deployment. */
export const keysOf = (of: string): MarkKeys => (file) => Buffer.from(`${of} ${file}`);

/** A whole file of a collective, in a snapshot of its own. */
export async function fileOf(tenantId: string, file: FileName, format: FileFormat = 'csv', keys = keysOf(tenantId)): Promise<string> {
  return inTenant(tenantId, 'snapshot', async (db) => {
    let text = '';
    for await (const piece of fileText(db, file, format, keys)) text += piece;
    return text;
  });
}

/** Every file in both formats, by name. */
export async function allFiles(tenantId: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const file of FILE_NAMES) for (const format of FILE_FORMATS) texts[`${file}.${format}`] = await fileOf(tenantId, file, format);
  return texts;
}

/** The cells of a CSV file by their columns, as they were written. */
export function cellsOf(csv: string): Record<string, string>[] {
  const { header, rows, problems } = readTable(Buffer.from(csv));
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return rows.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at]!])));
}

/** The items of a JSON file. */
export function itemsOf(json: string): Record<string, unknown>[] { return JSON.parse(json) as Record<string, unknown>[]; }

/** A file as the import reads it, whatever its format. */
export function read(name: string, text: string): ImportedFile { return readBundle(name, Buffer.from(text), READ_DEFAULTS).files[0]!; }
