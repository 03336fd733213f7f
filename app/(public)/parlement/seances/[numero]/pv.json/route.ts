import { TRPCError } from '@trpc/server';
import { caller } from '../../../../../kit/caller.ts';

const HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-cache' };
/** What the file is, so that a program written later knows how to read it. */
const FORMAT = { format: 'fabrique-minutes', version: 1 };

/** The minutes as data: the counts can be done again from the ballots, and the decisions from the counts. */
export async function GET(_request: Request, { params }: { params: Promise<{ numero: string }> }): Promise<Response> {
  const { numero } = await params;
  try {
    const minutes = await (await caller()).parliament.minutes({ number: Number(numero) });
    const name = `proces-verbal-seance-${minutes.number}.json`;
    return new Response(`${JSON.stringify({ ...FORMAT, ...minutes }, null, 2)}\n`, {
      headers: { ...HEADERS, 'Content-Disposition': `attachment; filename="${name}"` },
    });
  } catch (error) {
    if (!(error instanceof TRPCError) || (error.code !== 'NOT_FOUND' && error.code !== 'BAD_REQUEST')) throw error;
    return new Response('{"error":"sitting.not_found"}\n', { status: 404, headers: HEADERS });
  }
}
