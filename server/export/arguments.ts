import path from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run export -- --collective <slug> [--out <folder or ->]

  Writes everything that the collective shows in public as open data, one ZIP: each file as CSV and JSON, and manifest.json with
  their counts and SHA-256. What is not public is not in it.
  --out  the folder of the archive (default: here), or - for the standard output`;

/** out: a folder, or null for the standard output. */
export interface ExportArguments { collective: string; out: string | null }

/** @throws Error that says what is wrong with the command */
export function readArguments(args: readonly string[]): ExportArguments {
  const { values } = parseArgs({ args: [...args], options: { collective: { type: 'string' }, out: { type: 'string' } } });
  if (!values.collective) throw new Error('--collective is missing');
  // npm runs a command from the project's folder; the path was meant where it was typed.
  const out = values.out === '-' ? null : path.resolve(process.env['INIT_CWD'] ?? '.', values.out ?? '.');
  return { collective: values.collective, out };
}
