import { decodeHTML } from 'entities';

// Decidim's editors keep HTML; here texts are Markdown. What has no Markdown loses its tags and keeps its words.
// No part of a tag may cross the next `<`: this keeps the search linear, whatever a file holds.
const TOKEN = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>/g;
const TAGS = /<\/?(?:p|br|div|ul|ol|li|strong|em|b|i|u|a|h[1-6]|blockquote|span|img|iframe|table|pre|code)\b[^<>]*>/i;
const ENTITIES = /&(?:nbsp|amp|lt|gt|quot|#\d+|#x[0-9a-f]+|[aeiou](?:acute|grave|circ|uml)|ccedil|rsquo|laquo|raquo|euro);/i;
const DROPPED = new Set(['script', 'style', 'head', 'title', 'template']);
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** True for text that an HTML editor produced. "a < b" is not. */
export function looksLikeHtml(text: string): boolean { return TAGS.test(text) || ENTITIES.test(text); }

function withoutComments(html: string): string {
  let out = '';
  let at = 0;
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', at)) {
    out += html.slice(at, start);
    const end = html.indexOf('-->', start);
    if (end === -1) return out;
    at = end + 3;
  }
  return out + html.slice(at);
}

interface State { out: string; lists: { ordered: boolean; next: number }[]; href: (string | null)[]; dropping: string | null }

/** The Markdown marks that stand around an inline element. */
const INLINE: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*' };

function paragraph(state: State): void { state.out = `${state.out.trimEnd()}\n\n`; }

function openLink(state: State, attributes: string): void {
  const found = HREF.exec(attributes);
  const href = decodeHTML(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  const safe = /^(?:https?:\/\/|mailto:)\S+$/i.test(href) ? href : null;
  state.href.push(safe);
  if (safe) state.out += '[';
}

function openItem(state: State): void {
  const list = state.lists.at(-1);
  const mark = list?.ordered ? `${list.next++}. ` : '- ';
  const before = state.out.endsWith('\n\n') ? state.out : `${state.out.trimEnd()}\n`;
  state.out = `${before}${'  '.repeat(Math.max(0, state.lists.length - 1))}${mark}`;
}

function open(state: State, tag: string, attributes: string): void {
  if (DROPPED.has(tag)) state.dropping = tag;
  else if (tag === 'br') state.out = `${state.out.trimEnd()}\n`;
  else if (tag === 'li') openItem(state);
  else if (tag === 'ul' || tag === 'ol') {
    if (state.lists.length === 0) paragraph(state);
    state.lists.push({ ordered: tag === 'ol', next: 1 });
  } else if (/^h[1-6]$/.test(tag)) {
    paragraph(state);
    state.out += `${'#'.repeat(Math.max(3, Number(tag[1])))} `;
  } else if (tag === 'a') openLink(state, attributes);
  else if (tag in INLINE) state.out += INLINE[tag];
  else if (tag === 'p' || tag === 'div' || tag === 'blockquote' || tag === 'table' || tag === 'tr' || tag === 'hr' || tag === 'pre') {
    // A paragraph inside an item stays on the item's line.
    if (!/\n *(?:-|\d+\.) $/.test(state.out)) paragraph(state);
  } else if (tag === 'td' || tag === 'th') state.out += ' ';
}

function close(state: State, tag: string): void {
  if (tag === 'ul' || tag === 'ol') {
    state.lists.pop();
    if (state.lists.length === 0) paragraph(state);
  } else if (tag === 'a') {
    const href = state.href.pop();
    if (href) state.out += `](${href})`;
  } else if (tag in INLINE) {
    // Markdown wants the mark right after the last letter: "**word** ", not "**word **".
    const spaces = /\s*$/.exec(state.out)![0];
    state.out = `${state.out.slice(0, state.out.length - spaces.length)}${INLINE[tag]}${spaces && ' '}`;
  } else if ((/^(?:p|div|blockquote|h[1-6]|table|pre)$/).test(tag) && state.lists.length === 0) paragraph(state);
}

/** HTML as Markdown: paragraphs, lists, titles, bold, italic, links (http, https, mailto). Scripts and styles go, with their content. */
export function htmlToMarkdown(source: string): string {
  const html = withoutComments(source);
  const state: State = { out: '', lists: [], href: [], dropping: null };
  let at = 0;
  const text = (end: number) => {
    if (state.dropping !== null) return;
    const words = decodeHTML(html.slice(at, end)).replace(/[ \t\r\n\u00A0]+/g, ' ');
    state.out += state.out === '' || /\s$/.test(state.out) ? words.trimStart() : words;
  };
  for (const match of html.matchAll(TOKEN)) {
    text(match.index);
    at = match.index + match[0].length;
    const tag = match[2]!.toLowerCase();
    if (state.dropping !== null) {
      if (match[1] === '/' && tag === state.dropping) state.dropping = null;
    } else if (match[1] === '/') close(state, tag);
    else open(state, tag, match[3] ?? '');
  }
  text(html.length);
  return state.out.replace(/\*\*\s*\*\*/g, '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}
