import { cache } from 'react';
import { notFound } from 'next/navigation';
import type { MeetingForm } from '../../../../../server/domain/meetings/desk.ts';
import { caller } from '../../../../kit/caller.ts';
import { found } from '../../../../kit/found.ts';

/** The meeting of an address, as its forms show it; the collective's page for what is missing when there is none. */
export const meetingOf = cache(async (numero: string): Promise<MeetingForm> => {
  if (!/^[1-9]\d{0,8}$/.test(numero)) notFound();
  return found((await caller()).meetings.form({ reference: Number(numero) }));
});
