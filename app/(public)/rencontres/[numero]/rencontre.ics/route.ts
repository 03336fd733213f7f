import { calendarAnswer } from '../../../../kit/calendar-answer.ts';

/** One meeting, to be written down in an agenda. */
export async function GET(_request: Request, { params }: { params: Promise<{ numero: string }> }): Promise<Response> {
  const { numero } = await params;
  return calendarAnswer(/^[1-9]\d{0,7}$/.test(numero) ? Number(numero) : 0, `rencontre-${numero.replaceAll(/\D/g, '')}`);
}
