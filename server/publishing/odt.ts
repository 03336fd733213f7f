import { OdtDocument, type ListBuilder, type ParagraphBuilder } from 'odf-kit';
import { wordsFor } from '../../app/words/words.ts';
import type { EditionMeasure } from '../domain/programme/edition-schema.ts';
import { blocksOf, type Block, type Run } from './blocks.ts';
import { dayOf, sourceLine, type BookletInput } from './booklet.ts';

const NOTE = { fontSize: 9, color: '#444444' };

/** The programme as a text document, to be opened and gone on with: real headings, lists and links, in the reader's own typefaces. */
export async function odtOf(input: BookletInput): Promise<Uint8Array> {
  const { document, hash, language } = input;
  const said = wordsFor(language).booklet;
  const odt = new OdtDocument();
  odt.setMetadata({ title: clean(`${document.title}, ${document.collective}, ${said.edition(document.number)}`), creator: clean(document.collective), description: said.hash(hash), creationDate: new Date(document.publishedAt) });
  odt.setPageLayout({ width: '21cm', height: '29.7cm', marginTop: '2cm', marginBottom: '2cm', marginLeft: '2.2cm', marginRight: '2.2cm' });
  odt.setHeader((header) => header.addText(clean(`${document.collective} · ${document.title}`), NOTE));
  odt.setFooter((footer) => footer.addText(`${said.edition(document.number)}, ${dayOf(document.day, language)} · ${hash.slice(0, 12)} · `, NOTE).addPageNumber(NOTE));
  cover(odt, input);
  contents(odt, input);
  for (const [index, chapter] of document.chapters.entries()) {
    odt.addPageBreak();
    odt.addParagraph((line) => line.addText(said.chapter(index + 1), { bold: true, color: input.colour }));
    odt.addHeading(clean(chapter.title), 1);
    if (chapter.introduction !== null) prose(odt, chapter.introduction);
    for (const measure of chapter.measures) addMeasure(odt, measure, input);
  }
  odt.addParagraph((line) => line.addText(said.unchanged, NOTE), { spaceBefore: '1cm' });
  odt.addParagraph((line) => line.addText(said.hash(hash), NOTE));
  return odt.save();
}

function cover(odt: OdtDocument, { document, language, colour }: BookletInput): void {
  const said = wordsFor(language).booklet;
  const whole = document.chapters.reduce((sum, { measures }) => sum + measures.length, 0);
  odt.addParagraph((line) => line.addText(clean(document.collective), { bold: true, fontSize: 16, color: colour }), { spaceBefore: '4cm' });
  odt.addParagraph((line) => line.addText(clean(document.title), { bold: true, fontSize: 34 }), { spaceAfter: '1cm' });
  odt.addParagraph((line) => line.addText(`${said.edition(document.number)}. ${said.published(dayOf(document.day, language))}. ${said.counts(document.chapters.length, whole)}.`));
  if (document.note !== null) prose(odt, document.note);
}

/** Links into the document: numbers of pages are the reader's program's own, and it makes a table of them from the headings. */
function contents(odt: OdtDocument, { document, language }: BookletInput): void {
  const said = wordsFor(language).booklet;
  odt.addPageBreak();
  odt.addHeading(said.contents, 1);
  for (const chapter of document.chapters) {
    odt.addParagraph((line) => line.addText(clean(chapter.title), { bold: true }));
    for (const { reference, title } of chapter.measures) {
      odt.addParagraph((line) => line.addLink(clean(`${said.measure(reference)} ${title}`), `#m-${reference}`), { indentLeft: '0.6cm' });
    }
  }
}

function addMeasure(odt: OdtDocument, { reference, title, paragraphs, sources }: EditionMeasure, { language }: BookletInput): void {
  const said = wordsFor(language).booklet;
  odt.addHeading((line) => line.addBookmark(`m-${reference}`).addText(clean(`${said.measure(reference)} ${title}`)), 2);
  for (const { text } of paragraphs) prose(odt, text);
  odt.addParagraph((line) => line.addText(said.sources, { ...NOTE, bold: true }), { indentLeft: '0.8cm' });
  for (const line of sources.length === 0 ? [said.written] : sources.map((source) => sourceLine(source, language))) {
    odt.addParagraph((builder) => builder.addText(clean(line), NOTE), { indentLeft: '0.8cm' });
  }
}

function prose(odt: OdtDocument, text: string): void {
  for (const block of blocksOf(text)) {
    if (block.kind === 'list') odt.addList((list) => addItems(list, block), { type: block.ordered ? 'numbered' : 'bullet', startValue: block.start });
    else if (block.kind === 'heading') odt.addHeading((line) => addRuns(line, block.runs), 3);
    else odt.addParagraph((line) => addRuns(line, block.runs), block.kind === 'quote' ? { indentLeft: '1cm' } : {});
  }
}

type ListBlock = Extract<Block, { kind: 'list' }>;

function addItems(list: ListBuilder, { items }: ListBlock): void {
  for (const item of items) {
    const runs = item.flatMap((block) => (block.kind === 'list' ? [] : block.runs));
    list.addItem((line) => addRuns(line, runs));
    for (const block of item) if (block.kind === 'list') list.addNested((inner) => addItems(inner, block));
  }
}

function addRuns(line: ParagraphBuilder, runs: readonly Run[]): void {
  for (const { text, bold, italic, link } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) line.addLineBreak();
      if (link !== null) line.addLink(clean(part), link, { bold, italic });
      else if (part !== '') line.addText(clean(part), { bold, italic });
    }
  }
}

/** What XML 1.0 cannot hold is left out. */
function clean(text: string): string { return text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ''); }
