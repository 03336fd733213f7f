import { TRPCError } from '@trpc/server';
import { caller } from '../../../../../kit/caller.ts';

const HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-cache' };

/** The very bytes whose SHA-256 the edition carries. Its address is /programme/editions/2.json (next.config). */
export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const { number } = await params;
  try {
    const { text } = await (await caller()).programme.editionFile({ number: Number(number) });
    return new Response(text, { headers: { ...HEADERS, 'Content-Disposition': `attachment; filename="programme-edition-${Number(number)}.json"` } });
  } catch (error) {
    if (!(error instanceof TRPCError) || (error.code !== 'NOT_FOUND' && error.code !== 'BAD_REQUEST')) throw error;
    return new Response('{"error":"edition.not_found"}\n', { status: 404, headers: HEADERS });
  }
}
