// A deed over HTTP is answered by a way of our own; in every word it says what the library's adapter says.
import { randomUUID } from 'node:crypto';
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { expect, test } from '../kit/server.ts';

const DIRECT = 'application/json';
/** With a parameter the request takes the library's way. */
const BY_LIBRARY = 'application/json; charset=utf-8';

test('T52 accepted, refused, mistaken or broken: the same status, body and caching either way', async ({ database, server }) => {
  const collective = await aCollective(database);
  const proposal = await aProposal(collective);
  const cookie = await sessionCookie(collective, await aPerson(collective));
  const send = async (type: string, procedure: string, body: string | Buffer, headers: Record<string, string> = {}) => {
    const { status, text, headers: { 'cache-control': cache, 'content-type': kind } } = await ask(server, {
      slug: collective.slug, path: `/api/trpc/${procedure}`, method: 'POST', body,
      headers: { origin: server.origin(collective.slug), 'content-type': type, ...headers },
    });
    return { status, body: JSON.parse(text) as unknown, cache, kind };
  };
  const cases: [string, string, string | Buffer, Record<string, string>, number][] = [
    ['accepted', 'proposals.support', JSON.stringify({ id: proposal.id }), { cookie }, 200],
    ['not signed in', 'proposals.support', JSON.stringify({ id: proposal.id }), {}, 401],
    ['nobody’s', 'proposals.support', JSON.stringify({ id: randomUUID() }), { cookie }, 404],
    ['a role that is missing', 'people.grantRole', JSON.stringify({ personId: randomUUID(), role: 'organiser' }), { cookie }, 403],
    ['not an id', 'proposals.support', JSON.stringify({ id: ['x'] }), { cookie }, 400],
    ['nothing', 'proposals.support', '', { cookie }, 400],
    ['not JSON', 'proposals.support', '{"id":', { cookie }, 400],
    ['a prototype', 'proposals.support', '{"__proto__":{"id":"x"}}', { cookie }, 400],
    ['no such procedure', 'proposals.constructor', '{}', { cookie }, 404],
    ['a reading posted', 'proposals.list', '{}', { cookie }, 405],
  ];
  for (const [what, procedure, body, headers, status] of cases) {
    const direct = await send(DIRECT, procedure, body, headers);
    expect(direct.status, what).toBe(status);
    expect(direct, what).toEqual(await send(BY_LIBRARY, procedure, body, headers));
  }
  const broken = await send(DIRECT, 'proposals.support', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), { cookie });
  expect(broken).toMatchObject({ status: 400, body: { error: { data: { code: 'BAD_REQUEST' } } } });
});
