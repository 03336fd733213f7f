// So that the words can be typed on any keyboard and still be well set: applied once to a whole tree when it is loaded.

const NARROW = '\u202f';
const WIDE = '\u00a0';

/** French setting: ’, thin no-break spaces before ; : ! ?, no-break spaces inside « » and between a number and its unit. Idempotent. */
export function setFrench(text: string): string {
  return text
    .replace(/(?<=\p{L})'/gu, '’')
    .replace(/«[ \u00a0\u202f]*(?=\S)/g, `«${WIDE}`)
    .replace(/(?<=\S)[ \u00a0\u202f]*»/g, `${WIDE}»`)
    .replace(/(?<=\S|^)[ \u00a0\u202f]+([;:!?]+)(?=$|[\s»)<])/g, `${NARROW}$1`)
    .replace(/(?<=\d)[ \u00a0](?=[%‰])/g, NARROW)
    .replace(/(?<=\d) h (?=\d\d\b)/g, `${WIDE}h${WIDE}`)
    .replace(/(?<=\d) (?=(?:h|min|s|€|o|ko|Mo|m|km)\b)/g, WIDE)
    .replace(/\b(nº|n°|art\.|p\.) (?=\d)/g, `$1${WIDE}`);
}

/** English setting: ’ between letters, “ ” for straight double quotes. Idempotent. */
export function setEnglish(text: string): string {
  return text
    .replace(/(?<=\p{L})'/gu, '’')
    .replace(/(^|[\s(])"/g, '$1“')
    .replace(/"/g, '”');
}

/** The same tree with every string set, and every function's answer too. */
export function setTree<T>(tree: T, set: (text: string) => string): T {
  return setNode(tree, set) as T;
}

function setNode(node: unknown, set: (text: string) => string): unknown {
  if (typeof node === 'string') return set(node);
  if (typeof node === 'function') {
    return (...given: unknown[]) => {
      const said: unknown = node(...given);
      return typeof said === 'string' ? set(said) : said;
    };
  }
  if (Array.isArray(node)) return node.map((item) => setNode(item, set));
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, setNode(value, set)]));
  }
  return node;
}
