import type { EditionDocument, EditionMeasure, EditionSource } from '../../server/domain/programme/edition-schema.ts';

export const HASH = 'a1b2c3d4e5f6'.padEnd(64, '0');
const id = (n: number) => `0192f3c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

export function aSource(reference: number, more: Partial<EditionSource> = {}): EditionSource {
  return {
    reference, title: 'Des loyers plafonnés', origin: 'meeting', voice: 'resident', organisation: null, grouped: [],
    meeting: { reference: 7, title: 'Au café', place: 'Saint-Bruno', day: '2025-10-12' }, sheet: { code: 'T3-07', table: '3', hands: 12 },
    verdict: { verdict: 'validated', day: '2025-11-02', imported: false, sitting: 2, counts: { yes: 61, no: 8, abstain: 3 } }, ...more,
  };
}

export function aMeasure(reference: number, title: string, paragraphs: string[], sources: EditionSource[] = []): EditionMeasure {
  return { id: id(reference), reference, version: 1, title, paragraphs: paragraphs.map((text, index) => ({ id: id(1_000 * reference + index), text })), sources };
}

export function aDocument(measures: EditionMeasure[] = [], more: Partial<EditionDocument> = {}): EditionDocument {
  return {
    format: 'fabrique-edition', version: 1, collective: 'Nous Sommes', number: 2, title: 'Le programme, à cœur ouvert', note: 'Écrit à **cent mains**.',
    publishedAt: '2025-11-16T11:00:00.000Z', day: '2025-11-16',
    chapters: [{ id: id(1), title: 'Se loger', introduction: 'Un toit : rien de moins !', measures }], ...more,
  };
}
