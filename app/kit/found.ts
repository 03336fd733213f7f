import { notFound } from 'next/navigation';
import { TRPCError } from '@trpc/server';

/** What a page is about, or the collective's page that says there is nothing here: for what is missing, and for addresses that are none. */
export async function found<Thing>(asked: Promise<Thing>): Promise<Thing> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound();
    throw error;
  }
}
