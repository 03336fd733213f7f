import path from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORTED_STATES, type ImportedState } from '../domain/imports/neutral.ts';

export const USAGE = `npm run import -- --collective <slug> [options] <file or folder> …

  --create "Name"          opens the collective when it is not there yet
  --settings <file.json>   settings of the collective that --create opens
  --dry-run                says what would happen and writes nothing
  --map title=Titre,body=Texte,origin==meeting
                           where a plain file keeps its fields: a column, or after a second = one value for every line.
                           Fields: id, title, body, theme, district, origin, voice, organisation, state, reason, supports,
                           comments, date, url
  --states word=accepted   what a state of the source means here: pending, accepted, rejected or withdrawn
  --locales fr,en          languages of a file that holds several, the preferred one first
  --source <name>          the namespace of the file's identifiers, when two sites would share one
  --skip-faulty            imports the other lines when some are faulty`;

export interface ImportArguments {
  collective: string; create: string | null; settings: string | null; dryRun: boolean; columns: Record<string, string>;
  states: Record<string, ImportedState>; locales: string[] | null; source: string | null; skipFaulty: boolean; paths: string[];
}

/** `a=b,c=d` as pairs; a comma belongs to a value when no `=` follows it. @throws Error */
function pairs(option: string, given: readonly string[]): [string, string][] {
  return given.flatMap((text) => text.split(/,(?=[^,=]+=)/)).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1) throw new Error(`--${option}: expected name=value, found ${pair}`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

function isState(word: string): word is ImportedState { return (IMPORTED_STATES as readonly string[]).includes(word); }

function states(given: readonly string[]): Record<string, ImportedState> {
  return Object.fromEntries(pairs('states', given).map(([word, state]) => {
    if (!isState(state)) throw new Error(`--states: expected one of ${IMPORTED_STATES.join(', ')}, found ${state}`);
    return [word, state];
  }));
}

/** A path as it was meant where the command was typed: npm runs it from the project's folder. */
const fromHere = (place: string) => path.resolve(process.env['INIT_CWD'] ?? '.', place);

/** @throws Error that says what is wrong with the command */
export function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: {
      'collective': { type: 'string' }, 'create': { type: 'string' }, 'settings': { type: 'string' }, 'dry-run': { type: 'boolean' },
      'map': { type: 'string', multiple: true }, 'states': { type: 'string', multiple: true }, 'locales': { type: 'string' },
      'source': { type: 'string' }, 'skip-faulty': { type: 'boolean' },
    },
  });
  if (!values.collective) throw new Error('--collective is missing');
  if (positionals.length === 0) throw new Error('no file or folder to import');
  return {
    collective: values.collective, create: values.create?.trim() || null,
    settings: values.settings === undefined ? null : fromHere(values.settings), dryRun: values['dry-run'] ?? false,
    columns: Object.fromEntries(pairs('map', values.map ?? [])), states: states(values.states ?? []),
    locales: values.locales?.split(',').map((locale) => locale.trim()) ?? null, source: values.source ?? null,
    skipFaulty: values['skip-faulty'] ?? false, paths: positionals.map(fromHere),
  };
}
