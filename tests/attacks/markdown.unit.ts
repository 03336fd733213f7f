import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { renderMarkdown } from '../../app/kit/markdown.tsx';

const TAGS = new Set([
  'p',
  'br',
  'em',
  'strong',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'hr',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/gi;
const ATTRIBUTE = /\s([a-z-]+)="([^"]*)"/gi;

/** Every tag with its attributes, as a browser would read them; what is left must hold no angle bracket at all. */
function tagsOf(html: string): { name: string; attributes: [string, string][] }[] {
  const tags: { name: string; attributes: [string, string][] }[] = [];
  const rest = html.replace(TAG, (_whole, _close: string, name: string, inside: string) => {
    tags.push({ name: name.toLowerCase(), attributes: [...inside.matchAll(ATTRIBUTE)].map((found) => [found[1] ?? '', found[2] ?? '']) });
    return '';
  });
  expect(rest).not.toMatch(/[<>]/);
  return tags;
}

function textOf(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<br>\n/g, '\n')
    .replace(TAG, '')
    .replace(/&(lt|gt|quot|amp);/g, (_whole, name: string) => entities[name] ?? '');
}

function expectSafe(html: string): void {
  for (const { name, attributes } of tagsOf(html)) {
    expect(TAGS).toContain(name);
    for (const [attribute, value] of attributes) {
      if (name === 'a' && attribute === 'href') expect(value).toMatch(/^(?:https?|mailto):/i);
      else if (name === 'a' && attribute === 'rel') expect(value).toBe('nofollow noopener ugc');
      else expect([name, attribute]).toEqual(['ol', 'start']);
    }
  }
}

const HOSTILE = [
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](java&#9;script:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](vbscript:msgbox)',
  '[a](//evil.example)',
  '[a](/\\evil.example)',
  '[a](file:///etc/passwd)',
  '[a](blob:https://x)',
  '[a]: javascript:alert(1)\n\n[a]',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<https://exemple.fr/"onmouseover="alert(1)>',
  '[a](<javascript:alert(1)>)',
  '[a](https://exemple.fr "title\\" onclick=\\"alert(1)")',
  '<a href="https://x">x</a>',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<img src=x onerror=alert(1)>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>]]>',
  '<?php x ?>',
  '`<script>alert(1)</script>`',
  '```"onclick=alert(1)\n<script>\n```',
  '    <script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '| a |\n|:-:|\n| <b> |',
  'http://exemple.fr/javascript:alert(1)',
  'javascript://exemple.fr/%0aalert(1)',
  '\u202Egnp.exe',
  '# <img src=x>',
];

test('T18 hostile links, schemes in disguise and HTML never become a tag or an address of their own', () => {
  for (const text of HOSTILE) expectSafe(renderMarkdown(text));
});

test('T18 a link leads out without passing anything on, and a refused one stays text', () => {
  expect(renderMarkdown('[la carte](https://exemple.fr/carte)')).toBe(
    '<p><a href="https://exemple.fr/carte" rel="nofollow noopener ugc">la carte</a></p>\n',
  );
  expect(renderMarkdown('https://exemple.fr')).toContain('<a href="https://exemple.fr" rel="nofollow noopener ugc">');
  expect(renderMarkdown('<prenom@exemple.fr>')).toContain('href="mailto:prenom@exemple.fr"');
  expect(renderMarkdown('[x](javascript:alert(1))')).toBe('<p>[x](javascript:alert(1))</p>\n');
  expect(renderMarkdown('la page mairie.fr')).toBe('<p>la page mairie.fr</p>\n');
});

test('T18 images are dropped, their words stay', () => {
  expect(renderMarkdown('avant ![un banc & un arbre](https://exemple.fr/pixel.png) après')).toBe(
    '<p>avant un banc &amp; un arbre après</p>\n',
  );
});

test('titles never climb above the page they stand in, aligned columns bring no style', () => {
  expect(renderMarkdown('# Un\n\n## Deux\n\n###### Six')).toBe('<h4>Un</h4>\n<h5>Deux</h5>\n<h6>Six</h6>\n');
  expect(renderMarkdown('| a |\n|--:|\n| b |')).not.toContain('style');
});

test('P6 whatever is typed, only the tags and attributes we know come out, and always the same', () => {
  const pieces = fc.constantFrom(
    ...HOSTILE,
    '**',
    '_',
    '`',
    '\n\n',
    '\n',
    '- ',
    '1. ',
    '> ',
    '[',
    '](',
    ')',
    '<',
    '>',
    '"',
    "'",
    '&',
    '\\',
    '|',
    '~~',
    'mot',
    ' ',
  );
  const text = fc.oneof(
    fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const html = renderMarkdown(typed);
      expectSafe(html);
      expect(renderMarkdown(typed)).toBe(html);
    }),
    { numRuns: 2_000 },
  );
});

test('P6 plain words are read exactly as they were written', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'abcéèêçœÀÉÎ·’«»<>"&;:!?.,()%€0123456789'.split('')), minLength: 1, maxLength: 12 })
    .filter((one) => !/^\d+[.)]|&#?\w+;|[<(]\/?\w.*[>)]|^[>]/.test(one));
  const line = fc
    .array(word, { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' '))
    .filter((one) => !/^[>\d]|&\w*;|<[/!?\w]/.test(one));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const typed = lines.join('\n');
      expect(textOf(renderMarkdown(typed)).trimEnd()).toBe(typed);
    }),
    { numRuns: 1_000 },
  );
});
