import MarkdownIt from 'markdown-it';

/** A stretch of text with its looks. link: a web or mail address. */
export interface Run { text: string; bold: boolean; italic: boolean; link: string | null }
export type Block =
  | { kind: 'paragraph' | 'heading' | 'quote'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] };

// The same safe subset as on the pages (app/kit/markdown): no HTML, no picture, links that lead only where a link may lead. Tables and
// fences stay the text that they were typed as.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable(['table', 'fence', 'code', 'hr']);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = (url) => /^(?:https?|mailto):/i.test(url) && !/[\p{Cc}\p{Cf}\s]/u.test(url);

type Token = ReturnType<typeof markdown.parse>[number];

/** A text that someone wrote, as paragraphs, lists and stretches: what a booklet is set from. */
export function blocksOf(text: string): Block[] {
  return walk(markdown.parse(text, {}), { at: 0, kind: 'paragraph' });
}

function walk(tokens: readonly Token[], state: { at: number; kind: 'paragraph' | 'quote' }, end: string | null = null): Block[] {
  const blocks: Block[] = [];
  while (state.at < tokens.length) {
    const token = tokens[state.at]!;
    state.at += 1;
    if (token.type === end) return blocks;
    if (token.type === 'inline') blocks.push({ kind: tokens[state.at - 2]?.type === 'heading_open' ? 'heading' : state.kind, runs: runsOf(token.children ?? []) });
    else if (token.type === 'blockquote_open') blocks.push(...walk(tokens, Object.assign(state, { kind: 'quote' }), 'blockquote_close'));
    else if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') blocks.push(list(tokens, state, token));
    if (token.type === 'blockquote_open') state.kind = 'paragraph';
  }
  return blocks;
}

function list(tokens: readonly Token[], state: { at: number; kind: 'paragraph' | 'quote' }, open: Token): Block {
  const ordered = open.type === 'ordered_list_open';
  const items: Block[][] = [];
  while (state.at < tokens.length) {
    const token = tokens[state.at]!;
    state.at += 1;
    if (token.type === (ordered ? 'ordered_list_close' : 'bullet_list_close')) break;
    if (token.type === 'list_item_open') items.push(walk(tokens, state, 'list_item_close'));
  }
  return { kind: 'list', ordered, start: Number(open.attrGet('start') ?? 1), items };
}

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let [bold, italic] = [0, 0];
  let link: string | null = null;
  const add = (text: string) => {
    const last = runs.at(-1);
    if (last && last.bold === bold > 0 && last.italic === italic > 0 && last.link === link) last.text += text;
    else if (text !== '') runs.push({ text, bold: bold > 0, italic: italic > 0, link });
  };
  for (const token of tokens) {
    if (token.type === 'strong_open') bold += 1;
    else if (token.type === 'strong_close') bold -= 1;
    else if (token.type === 'em_open') italic += 1;
    else if (token.type === 'em_close') italic -= 1;
    else if (token.type === 'link_open') link = String(token.attrGet('href') ?? '') || null;
    else if (token.type === 'link_close') link = null;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add('\n');
    else add(token.content);
  }
  return runs;
}
