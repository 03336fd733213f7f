import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { wordsFor } from '../../app/words/words.ts';
import type { EditionChapter, EditionMeasure } from '../domain/programme/edition-schema.ts';
import { blocksOf, type Block, type Run } from './blocks.ts';
import { dayOf, sourceLine, type BookletInput } from './booklet.ts';
import { drawnBy, FONT_FILES, FONTS } from './fonts.ts';

pdfmake.setFonts(Object.fromEntries(Object.entries(FONTS).map(([name, cuts]) => [name, { ...cuts }])));
// Nothing is fetched, and nothing is read but the typefaces.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file: string) => FONT_FILES.has(file));

const INK = '#111111';
const QUIET = '#444444';
const PAPER = '#ffffff';
const MM = 72 / 25.4;
/** More notes than these do not stand in the margin beside a measure. */
const IN_MARGIN = 4;
/** A measure of fewer signs than these is not cut by the end of a page. */
const SHORT = 1_500;

/** The programme as a booklet on A4. Text stays text; the same edition gives the same pages. */
export async function pdfOf(input: BookletInput): Promise<Buffer> {
  const { document, hash, language, colour } = input;
  const said = wordsFor(language).booklet;
  const at = new Date(document.publishedAt);
  const definition: TDocumentDefinitions & { language: string; displayTitle: boolean } = {
    pageSize: 'A4', pageMargins: [20 * MM, 24 * MM, 20 * MM, 22 * MM], version: '1.7', language: language === 'fr' ? 'fr-FR' : 'en-GB', displayTitle: true,
    info: {
      title: plain(`${document.title}, ${document.collective}, ${said.edition(document.number)}`), author: plain(document.collective), subject: said.hash(hash), creator: 'Fabrique', producer: 'Fabrique',
      creationDate: at, modDate: at,
    },
    defaultStyle: { font: 'text', fontSize: 10.5, lineHeight: 1.28, color: INK },
    styles: {
      cover: { fontSize: 46, bold: true, lineHeight: 1 }, chapter: { fontSize: 24, bold: true, lineHeight: 1.1 }, measure: { fontSize: 14, bold: true, lineHeight: 1.15 },
      note: { fontSize: 8, lineHeight: 1.25, color: QUIET }, folio: { fontSize: 8, color: QUIET },
    },
    header: (page) => (page === 1 ? null : { ...line(`${document.collective} · ${document.title}`), style: 'folio', margin: [20 * MM, 12 * MM, 20 * MM, 0] }),
    footer: (page, pages) => (page === 1 ? null : {
      style: 'folio', margin: [20 * MM, 8 * MM, 20 * MM, 0],
      columns: [line(`${said.edition(document.number)}, ${dayOf(document.day, language)} · ${hash.slice(0, 12)}`), { ...line(said.page(page, pages)), alignment: 'right', width: 80 }],
    }),
    content: [...cover(input), ...contents(input), ...document.chapters.flatMap((chapter, index) => chapterPages(chapter, index + 1, input, colour)), ...colophon(input)],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** What the document says of itself: every sign that is one. */
function plain(text: string): string { return text.toWellFormed().replace(/\p{Cc}/gu, ''); }

/** A line of plain text, letter by letter in a typeface that has it. */
function line(text: string): { text: Content[] } { return { text: drawnBy(text).map(({ text: letters, font }) => ({ text: letters, font })) }; }

function cover({ document, hash, language, colour }: BookletInput): Content[] {
  const said = wordsFor(language).booklet;
  const whole = document.chapters.reduce((sum, { measures }) => sum + measures.length, 0);
  return [
    // In black and white the ground is a dark grey under white letters, and nothing is said by its colour.
    { canvas: [{ type: 'rect', x: 0, y: 0, w: 210 * MM, h: 128 * MM, color: colour }], absolutePosition: { x: 0, y: 0 } },
    { ...line(said.programme), fontSize: 18, bold: true, color: PAPER, margin: [0, 38 * MM, 0, 3 * MM] },
    { ...line(document.collective), style: 'cover', color: PAPER },
    {
      absolutePosition: { x: 20 * MM, y: 142 * MM },
      stack: [
        { ...line(document.title), fontSize: 20, bold: true, margin: [0, 0, 0, 4 * MM] },
        ...[said.edition(document.number), said.published(dayOf(document.day, language)), said.counts(document.chapters.length, whole)].map((text): Content => ({ ...line(text), fontSize: 13 })),
        { stack: document.note === null ? [] : prose(document.note), margin: [0, 6 * MM, 0, 0] },
      ],
    },
    { ...line(said.hash(hash)), style: 'note', absolutePosition: { x: 20 * MM, y: 262 * MM } },
  ];
}

function contents({ document, language }: BookletInput): Content[] {
  if (document.chapters.length === 0) return [];
  const title = { ...line(wordsFor(language).booklet.contents), style: 'chapter', pageBreak: 'before' as const, margin: [0, 0, 0, 6 * MM] as [number, number, number, number] };
  return [title, { toc: { outlines: true, numberStyle: { bold: true } } } as Content];
}

function chapterPages(chapter: EditionChapter, number: number, input: BookletInput, colour: string): Content[] {
  const said = wordsFor(input.language).booklet;
  return [
    { ...line(said.chapter(number)), color: colour, bold: true, pageBreak: 'before' },
    // The table of contents repeats the text of a node, and knows stretches alone in one typeface: the first is enough for most.
    { ...line(chapter.title), style: 'chapter', margin: [0, 0, 0, 4 * MM], tocItem: true, tocStyle: { bold: true, fontSize: 11 }, tocMargin: [0, 6, 0, 0] } as Content,
    ...(chapter.introduction === null ? [] : prose(chapter.introduction)),
    ...chapter.measures.flatMap((measure) => measureBlock(measure, input, colour)),
  ];
}

/** A measure with its sources in the margin; where they are many, under it. */
function measureBlock(measure: EditionMeasure, { language }: BookletInput, colour: string): Content[] {
  const said = wordsFor(language).booklet;
  const lines = measure.sources.length === 0 ? [said.written] : measure.sources.map((source) => sourceLine(source, language));
  const head = {
    ...line(`${said.measure(measure.reference)}\u00a0 ${measure.title}`), style: 'measure', margin: [0, 7 * MM, 0, 2 * MM], tocItem: true, tocMargin: [12, 0, 0, 0], headlineLevel: 1,
  } as Content;
  const notes: Content[] = [{ ...line(said.sources), style: 'note', bold: true, color: colour }, ...lines.map((text): Content => ({ ...line(text), style: 'note', margin: [0, 1, 0, 3] }))];
  const text = measure.paragraphs.flatMap((paragraph) => prose(paragraph.text));
  if (lines.length > IN_MARGIN) return [head, ...text, { stack: notes, margin: [10, 4, 0, 0] }];
  const beside: Content = { columns: [{ width: '*', stack: text }, { width: 46 * MM, stack: notes, margin: [10, 1, 0, 0] }] };
  const length = measure.paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
  return length < SHORT ? [{ stack: [head, beside], unbreakable: true }] : [head, beside];
}

function colophon({ hash, language }: BookletInput): Content[] {
  const said = wordsFor(language).booklet;
  return [{ stack: [line(said.unchanged), line(said.hash(hash))], style: 'note', margin: [0, 14 * MM, 0, 0], unbreakable: true }];
}

function prose(text: string): Content[] { return blocksOf(text).map(blockOf); }

function blockOf(block: Block): Content {
  if (block.kind === 'list') {
    const items = block.items.map((item): Content => ({ stack: item.map(blockOf) }));
    return block.ordered ? { ol: items, start: block.start, margin: [0, 0, 0, 6] } : { ul: items, margin: [0, 0, 0, 6] };
  }
  const text = block.runs.flatMap(stretches);
  if (block.kind === 'heading') return { text, bold: true, fontSize: 11.5, margin: [0, 4, 0, 3] };
  return block.kind === 'quote' ? { text, italics: true, margin: [14, 0, 0, 6] } : { text, margin: [0, 0, 0, 6] };
}

function stretches({ text, bold, italic, link }: Run): Content[] {
  return drawnBy(text).map(({ text: letters, font }) => ({
    text: letters, font, ...(bold && { bold }), ...(italic && { italics: true }), ...(link !== null && { link, decoration: 'underline' as const }),
  }));
}
