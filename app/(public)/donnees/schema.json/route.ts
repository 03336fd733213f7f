import { FILE_NAMES, FORMAT, jsonSchemaOf, LICENCE, type FileName } from '../../../../server/domain/opendata/schema.ts';
import { wordsFor } from '../../../words/words.ts';

/** The JSON Schema of every file, with what its columns mean in both languages: the same document for every collective. */
export function GET(): Response {
  const meanings = (file: FileName, column: string) => (['fr', 'en'] as const).map((language) => {
    const said: Readonly<Record<string, string>> = wordsFor(language).openData.columns[file];
    return said[column] ?? '';
  }).join(' / ');
  const files = FILE_NAMES.map((file) => [file, jsonSchemaOf(file, (column) => meanings(file, column))]);
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: FORMAT, license: LICENCE.url, $defs: Object.fromEntries(files),
  };
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/schema+json; charset=utf-8', 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin', 'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
