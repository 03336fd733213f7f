/** The number typed leads to its page; anything else, back. */
export function GET(request: Request): Response {
  const number = (new URL(request.url).searchParams.get('numero') ?? '').replace(/^\s*P-?0*/i, '').trim();
  const where = /^[1-9]\d{0,7}$/.test(number) ? `/bureau/regroupements/autour/${number}` : '/bureau/regroupements';
  return new Response(null, { status: 303, headers: { location: where } });
}
