// JSON as the table it would have been: nested keys joined by "/", lists by ", ", the way Decidim flattens its own exports.
import { decode } from './encoding.ts';
import { tableOf, TABLE_LIMITS, type Table } from './table.ts';

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
const DEPTH = 6;

const failed = (code: 'import.too_large' | 'import.not_json' | 'import.no_list' | 'import.too_many_rows' | 'import.empty'): Table => ({
  header: [], rows: [], encoding: null, separator: null, problems: [{ line: null, column: null, code, value: null }],
});

/** True when a file begins as JSON does. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '').trimStart();
  return start.startsWith('[') || start.startsWith('{');
}

const isObject = (value: Value): value is { [key: string]: Value } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list of objects a document holds: itself, or the longest one found under it; the edges and nodes of GraphQL are its items. */
function listIn(value: Value, depth = 0): { [key: string]: Value }[] | null {
  if (Array.isArray(value)) {
    const items = value.map((item) => (isObject(item) && isObject(item['node'] ?? null) ? item['node']! : item)).filter(isObject);
    return items.length > 0 ? items : null;
  }
  if (!isObject(value) || depth >= DEPTH) return null;
  const lists = Object.values(value).map((part) => listIn(part, depth + 1)).filter((list) => list !== null);
  return lists.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function flatten(value: Value, path: string, into: Map<string, string>, depth: number): void {
  if (value === null) into.set(path, '');
  else if (Array.isArray(value) && value.every((part) => isObject(part) && typeof part['questionTitle'] === 'string')) answers(value, into);
  else if (Array.isArray(value)) into.set(path, value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(', '));
  else if (typeof value !== 'object') into.set(path, String(value));
  else if (depth >= DEPTH) into.set(path, JSON.stringify(value));
  else for (const [key, part] of Object.entries(value)) flatten(part, path === '' ? key : `${path}/${key}`, into, depth + 1);
}

/** Answers to questions, one column each. */
function answers(list: Value[], into: Map<string, string>): void {
  for (const one of list as { [key: string]: Value }[]) {
    const text = one['formattedValue'] ?? one['value'] ?? '';
    into.set(`responses/${one['questionTitle'] as string}`, typeof text === 'object' ? JSON.stringify(text) : String(text));
  }
}

/** Reads a JSON file; the line of a row is its place in the list, the first being 1. */
export function readJsonTable(bytes: Uint8Array): Table {
  if (bytes.length > TABLE_LIMITS.bytes) return failed('import.too_large');
  const decoded = decode(bytes);
  if (!decoded) return failed('import.not_json');
  let list: { [key: string]: Value }[] | null;
  try {
    list = listIn(JSON.parse(decoded.text.replace(/^\uFEFF/, '')) as Value);
  } catch {
    return failed('import.not_json');
  }
  if (!list) return failed('import.no_list');
  if (list.length > TABLE_LIMITS.rows) return failed('import.too_many_rows');
  const columns = new Map<string, number>();
  const rows = list.map((item, at) => {
    const cells = new Map<string, string>();
    flatten(item, '', cells, 0);
    const texts: string[] = [];
    for (const [name, text] of cells) {
      if (!columns.has(name)) columns.set(name, columns.size);
      texts[columns.get(name)!] = text;
    }
    return { line: at + 1, cells: Array.from(texts, (text) => text ?? '') };
  });
  return { ...tableOf({ line: 1, cells: [...columns.keys()] }, rows, [], decoded.damaged, true), encoding: decoded.encoding, separator: null };
}
