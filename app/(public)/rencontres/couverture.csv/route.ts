import type { Held } from '../../../../server/domain/meetings/coverage.ts';
import { caller, pageContext } from '../../../kit/caller.ts';
import { districtLabel } from '../../../kit/labels.ts';

/** A cell that a spreadsheet opens as text: never as a formula. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEADER = ['by', 'code', 'label', 'meetings', 'people_counted', 'meetings_not_counted', 'ideas_noted', 'texts_from_rooms', 'texts_from_screens', 'texts_of_the_collective'];
const held = ({ meetings, attendance, uncounted, ideas }: Held) => [meetings, attendance, uncounted, ideas];

/** Where meetings were held, as data: a line a district, a line a kind of meeting. */
export async function GET(): Promise<Response> {
  const [{ tenant: { settings } }, api] = await Promise.all([pageContext(), caller()]);
  const page = await api.meetings.coverage();
  const lines = [
    HEADER,
    ...page.districts.map(({ district, texts, ...line }) => ['district', district ?? '', district === null ? '' : districtLabel(settings, district), ...held(line), texts.meeting,
      texts.online, texts.collective]),
    ...page.kinds.map(({ kind, ...line }) => ['kind', kind, '', ...held(line), '', '', '']),
  ];
  return new Response(`\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="couverture.csv"', 'Cache-Control': 'private, no-cache' },
  });
}
