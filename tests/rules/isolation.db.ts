// T02: from collective A, with every name of collective G: the answer is that for a name that stands for nothing, byte for byte.
import { appRouter } from '../../server/api/root.ts';
import { ANONYMOUS, type Actor } from '../../server/domain/actor.ts';
import { tenantTables } from '../kit/catalogue.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { aMember, aSitting } from '../kit/parliament.ts';
import { inEnvironment } from '../people/door.ts';
import { namesOfNothing, plantCanaries } from './canaries.ts';
import { call, undoingWrites, withoutNames } from './next-door.ts';
import { PROCEDURES } from './procedures.ts';

const CANARY = 'CANARI';

/** Every row of a collective, as one sum a table. */
async function sums({ superuserPool }: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const tables = await tenantTables(superuserPool);
  const all = await Promise.all(tables.map(async (table) => {
    const { rows } = await superuserPool.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t where tenant_id = $1`, [tenantId]);
    return [table, rows[0]!.sum] as const;
  }));
  return Object.fromEntries(all);
}

/** Where two replies part. */
function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 200);
  return `\n  with theirs  …${near(a)}\n  with nothing …${near(b)}`;
}

test('T02 every procedure, called with ids, numbers, addresses and secrets of the collective next door', async ({ database }) => {
  test.setTimeout(180_000);
  inEnvironment();
  const g = await aCollective(database);
  const theirs = await plantCanaries(g, CANARY);
  const before = await sums(database, g.id);
  const empty = Object.entries(before).filter(([, sum]) => sum === '0 ').map(([table]) => table);
  expect(empty, 'these tables have no canary yet: tests/rules/canaries.ts').toEqual([]);

  const a = await aCollective(database);
  const member = await aMember(a, ['organiser', 'moderator', 'volunteer']);
  const meeting = await aMeeting(a, { state: 'declared' });
  await aSitting(a, { state: 'open', proposals: [await aProposal(a, { origin: 'meeting', meeting_id: meeting.id })], present: [member] });
  const actors: [string, Actor][] = [['anonymous', ANONYMOUS], ['a resident', await aPerson(a)], ['everything at once', member]];

  const wrong: string[] = [];
  const lines = Object.keys(appRouter._def.procedures).map((path) => [path, PROCEDURES[path]] as const);
  expect(lines.filter(([, line]) => !line).map(([path]) => path), 'no line yet in tests/rules/procedures.ts').toEqual([]);
  await undoingWrites(database, async () => {
    for (const [path, line] of lines) {
      for (const [who, actor] of actors) {
        const nobodys = namesOfNothing();
        const known = withoutNames((await call(a, actor, path, line!.input(theirs), theirs)).body, theirs);
        const unknown = withoutNames((await call(a, actor, path, line!.input(nobodys), nobodys)).body, nobodys);
        if (known !== unknown) wrong.push(`${path} as ${who}: ${firstDifference(known, unknown)}`);
        if (known.toUpperCase().includes(CANARY)) wrong.push(`${path} as ${who} says something of theirs: ${known.slice(0, 400)}`);
      }
    }
  });
  expect(wrong.join('\n')).toBe('');
  expect(await sums(database, g.id)).toEqual(before);
});

test('T02 the comparison is not blind: the same calls made at home do answer', async ({ database }) => {
  inEnvironment();
  const g = await aCollective(database);
  const names = await plantCanaries(g, CANARY);
  const member = await aMember(g, ['organiser', 'moderator', 'volunteer']);
  const nobodys = namesOfNothing();
  const paths = ['proposals.page', 'proposals.byId', 'meetings.page', 'parliament.sitting', 'votes.question', 'people.desk', 'proposals.draft', 'signIn.link', 'people.invitation'];
  await undoingWrites(database, async () => {
    for (const path of paths) {
      const home = (await call(g, member, path, PROCEDURES[path]!.input(names), names)).body;
      const unknown = (await call(g, member, path, PROCEDURES[path]!.input(nobodys), nobodys)).body;
      expect(withoutNames(home, names), path).not.toBe(withoutNames(unknown, nobodys));
    }
  });
});
