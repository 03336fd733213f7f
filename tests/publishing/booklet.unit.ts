// The booklet's bytes, read back: its text is text, its letters are drawn or said to be missing, and nothing in it is markup.
import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'playwright/test';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { blocksOf } from '../../server/publishing/blocks.ts';
import { sourceLine } from '../../server/publishing/booklet.ts';
import { drawnBy } from '../../server/publishing/fonts.ts';
import { odtOf } from '../../server/publishing/odt.ts';
import { pdfOf } from '../../server/publishing/pdf.ts';
import { bookletOf, typeset } from '../../server/publishing/press.ts';
import { CORPUS } from '../attacks/xss-corpus.ts';
import { aDocument, aMeasure, aSource, HASH } from './fixtures.ts';

const COLOUR = '#b0125b';
const input = (document = aDocument(), language: 'fr' | 'en' = 'fr') => ({ document, hash: HASH, language, colour: COLOUR });

async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text, totalPages } = await extractText(pdf, { mergePages: false });
  // Lines end where the page's width says: words are compared, not lines.
  return { pages: text.map((page) => page.replace(/\s+/g, ' ')), totalPages, info: (await getMeta(pdf)).info as Record<string, unknown> };
}

const MEASURES = [
  aMeasure(1, 'Encadrer les loyers', ['Nous **encadrerons** les loyers, *partout*\u202f: voir [la loi](https://legifrance.example/x).\n\n- un toit\n- une clé', '«\u00a0Œuvrer\u00a0» pour l’accès à un toit\u202f!'], [aSource(42)]),
  aMeasure(12, 'Ouvrir les logements vides', ['À Łódź comme à Αθήνα.'], Array.from({ length: 6 }, (_, index) => aSource(50 + index))),
];

test('a PDF whose text is text: cover, contents with pages, measures, sources in the margin, folios, language and title', async () => {
  const { pages, totalPages, info } = await read(await pdfOf(input(aDocument(MEASURES))));
  expect(totalPages).toBe(pages.length);
  expect(pages[0]).toContain('Le programme Nous Sommes Le programme, à cœur ouvert Édition 2 Publiée le 16 novembre 2025 1 chapitre, 2 mesures Écrit à cent mains.');
  expect(pages[0]).toContain(HASH);
  expect(pages[1]).toContain('Sommaire Se loger 3 M-01 Encadrer les loyers 3 M-12 Ouvrir les logements vides 3');
  expect(pages[1]).toContain(`Édition 2, 16 novembre 2025 · ${HASH.slice(0, 12)} 2 / ${totalPages}`);
  expect(pages[2]).toContain('Nous encadrerons les loyers, partout : voir la loi.');
  expect(pages[2]).toContain('« Œuvrer » pour l’accès à un toit !');
  expect(pages[2]).toContain('P-0042, Des loyers plafonnés, rencontre du 12 octobre 2025, Saint-Bruno, fiche T3-07, 12 mains levées ; validée, 61 pour, 8 contre, séance 2');
  expect(pages[2], 'letters that the first typeface lacks are drawn by another').toContain('À Łódź comme à Αθήνα.');
  expect(info).toMatchObject({ Title: 'Le programme, à cœur ouvert, Nous Sommes, Édition 2', Language: 'fr-FR', Author: 'Nous Sommes' });
  const english = await read(await pdfOf(input(aDocument(MEASURES), 'en')));
  expect(english.pages[1]).toContain('Contents');
  expect(english.info.Language).toBe('en-GB');
});

test('the same edition gives the same bytes, and an edition with nothing in it still gives a booklet', async () => {
  const [one, two] = await Promise.all([pdfOf(input(aDocument(MEASURES))), pdfOf(input(aDocument(MEASURES)))]);
  expect(one.equals(two)).toBe(true);
  expect((await read(await pdfOf(input(aDocument([], { chapters: [], note: null }))))).totalPages).toBeGreaterThan(0);
});

test('what no typeface here draws is replaced, never a crash: emoji, joiners, lone halves, marks of direction', async () => {
  const drawn = (text: string) => drawnBy(text).map((part) => part.text).join('');
  expect(drawn('un toit\u202f! → là')).toBe('un toit\u00a0! -> là');
  expect(drawn('🏠👨‍👩‍👧❤️ 東京')).toBe('????? ??');
  expect(drawn('a\u0000b\u200dc\ud83dd\u202ee\ufefff')).toBe('abcdef');
  expect(drawn('e\u0301')).toBe('é');
  const odd = '👩🏽‍🚀 \ud83d \udc00 \u0000 \u202eabc ﷽ 𝔘𝔫𝔦 ' + 'z̸̡̛'.repeat(20);
  const { pages } = await read(await pdfOf(input(aDocument([aMeasure(1, odd, [odd, 'la fin'])], { title: odd, collective: odd, note: odd }))));
  expect(pages.join(' ')).toContain('la fin');
});

test('T17 the corpus of markup comes out as text, in the PDF and in the ODT, and no link leads where a link may not', async () => {
  const measures = CORPUS.map((text, index) => aMeasure(index + 1, `Mesure ${index + 1}`, [`${text}\n\nfin${index + 1}fin`]));
  const document = aDocument(measures);
  const bytes = await pdfOf(input(document));
  const all = (await read(bytes)).pages.join(' ');
  for (const { reference } of measures) expect(all).toContain(`fin${reference}fin`);
  expect(all).toMatch(/<script>/i);
  expect(bytes.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|AA|OpenAction)\b/);
  const links = [...bytes.toString('latin1').matchAll(/\/URI \(([^)]*)/g)].map(([, uri]) => uri!);
  expect(links.filter((uri) => !/^(?:https?|mailto):/i.test(uri))).toEqual([]);
  const content = strFromU8(unzipSync(await odtOf(input(document)))['content.xml']!);
  expect(content).not.toMatch(/<(?:script|svg|img|iframe|object)\b/i);
  expect([...content.matchAll(/xlink:href="([^"]*)"/g)].map(([, href]) => href!).filter((href) => !/^(?:https?:|mailto:|#m-)/i.test(href))).toEqual([]);
});

test('an ODT begins with its type, stored; it holds the headings, the measures and their sources', async () => {
  const bytes = Buffer.from(await odtOf(input(aDocument(MEASURES))));
  expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
  expect(bytes.readUInt16LE(8), 'stored, not deflated').toBe(0);
  expect(bytes.subarray(30, 38).toString()).toBe('mimetype');
  expect(bytes.subarray(38 + bytes.readUInt16LE(28)).toString('latin1').startsWith('application/vnd.oasis.opendocument.text')).toBe(true);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']));
  const content = strFromU8(files['content.xml']!);
  for (const text of ['Se loger', 'M-01 Encadrer les loyers', 'encadrerons', 'un toit', 'P-0042, Des loyers plafonnés', HASH]) expect(content).toContain(text);
  expect(content).toContain('xlink:href="#m-1"');
  expect(content).toContain('text:name="m-1"');
});

test('Markdown as blocks: no HTML, no picture, no table, links that may lead there', () => {
  const flat = (text: string) => blocksOf(text).map((block) => (block.kind === 'list' ? block : block.runs.map((run) => run.text).join('')));
  expect(flat('<b>gras</b> ![image](https://x.example/a.png)')).toEqual(['<b>gras</b> image']);
  expect(blocksOf('[a](javascript:alert(1)) [b](https://b.example)')[0]).toMatchObject({ runs: [{ link: null }, { text: 'b', link: 'https://b.example' }] });
  expect(blocksOf('1. un\n2. deux\n   - trois')[0]).toMatchObject({ kind: 'list', ordered: true, start: 1, items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }, { kind: 'list', ordered: false }]] });
  expect(blocksOf('# Titre\n\n> cité\n\nsuite').map(({ kind }) => kind)).toEqual(['heading', 'quote', 'paragraph']);
});

test('a source is named: number, room, sheet, hands, vote; what was grouped into it too', () => {
  const { verdict: _verdict, grouped: _grouped, ...born } = aSource(7, { origin: 'online', meeting: null, sheet: null, title: 'Un loyer juste' });
  expect(sourceLine(aSource(42, { grouped: [born] }), 'en')).toBe('P-0042, Des loyers plafonnés, meeting of 12 October 2025, Saint-Bruno, sheet T3-07, 12\u00a0hands raised; '
    + 'validated, 61 for, 8 against, sitting 2; with: P-0007, Un loyer juste, online');
});

test('a crowd that asks for one booklet has it set once, and afterwards it is kept', async () => {
  const before = typeset();
  const asked = await Promise.all(Array.from({ length: 40 }, () => bookletOf('essai un', 'pdf', input(aDocument(MEASURES)))));
  expect(new Set(asked.map((bytes) => bytes?.length)).size).toBe(1);
  await bookletOf('essai un', 'pdf', input(aDocument(MEASURES)));
  expect(typeset()).toBe(before + 1);
  const many = await Promise.all(Array.from({ length: 40 }, (_, index) => bookletOf(`essai ${index + 2}`, 'odt', input())));
  expect(many.filter((bytes) => bytes === null).length, 'a queue has its end').toBeGreaterThan(0);
  expect(typeset() - before).toBeLessThan(20);
});
