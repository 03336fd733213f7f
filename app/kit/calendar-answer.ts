import { headers } from 'next/headers';
import { TRPCError } from '@trpc/server';
import { env } from '../../server/env.ts';
import { CALENDAR_TYPE, calendarFile } from './calendar-file.ts';
import { caller, pageContext } from './caller.ts';

/** The answer of a calendar's address: all meetings and sittings, or one meeting. `name`: of the file that a browser keeps. */
export async function calendarAnswer(reference: number | null, name: string): Promise<Response> {
  const [{ tenant: { settings }, language }, head, api] = await Promise.all([pageContext(), headers(), caller()]);
  try {
    const entries = await api.meetings.calendar({ reference });
    const origin = `${head.get('x-forwarded-proto') ?? env().publicProtocol}://${head.get('x-forwarded-host') ?? ''}`;
    const text = calendarFile(entries, { name: settings.name, zone: settings.timeZone, language, origin, districts: settings.districts });
    return new Response(text, {
      headers: { 'Content-Type': CALENDAR_TYPE, 'Content-Disposition': `inline; filename="${name}.ics"`, 'Cache-Control': 'private, no-cache' },
    });
  } catch (error) {
    if (!(error instanceof TRPCError) || (error.code !== 'NOT_FOUND' && error.code !== 'BAD_REQUEST')) throw error;
    return new Response('meeting.not_found\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
}
