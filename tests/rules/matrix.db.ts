// T03: who may call what, in one table; a new procedure without a line fails.
import { appRouter } from '../../server/api/root.ts';
import { ANONYMOUS, type Actor } from '../../server/domain/actor.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember } from '../kit/parliament.ts';
import { inEnvironment } from '../people/door.ts';
import { namesOfNothing } from './canaries.ts';
import { call, undoingWrites } from './next-door.ts';
import { CALLERS, PROCEDURES, type Caller } from './procedures.ts';

const paths = Object.keys(appRouter._def.procedures).toSorted();

test('T03 every procedure has its line, and every line its procedure', () => {
  expect(Object.keys(PROCEDURES).toSorted()).toEqual(paths);
});

test('T03 each rung lets in those of the table and nobody else', async ({ database }) => {
  inEnvironment();
  const collective = await aCollective(database);
  const actors: Record<Caller, Actor> = {
    anonymous: ANONYMOUS, resident: await aPerson(collective), volunteer: await aPerson(collective, ['volunteer']), member: await aMember(collective),
    moderator: await aPerson(collective, ['moderator']), organiser: await aPerson(collective, ['organiser']),
  };
  const differing: string[] = [];
  await undoingWrites(database, async () => {
    for (const path of paths) {
      const line = PROCEDURES[path]!;
      for (const caller of CALLERS) {
        const names = namesOfNothing();
        const { code } = await call(collective, actors[caller], path, line.input(names), names);
        const refused = code === 'sign_in.required' || code === 'role.missing';
        if (refused === line.who.includes(caller)) differing.push(`${path} as ${caller}: ${code ?? 'answered'}`);
        if (refused && code !== (caller === 'anonymous' ? 'sign_in.required' : 'role.missing')) differing.push(`${path} as ${caller}: ${code}`);
        if (code === 'BAD_REQUEST' || code === 'system.internal') differing.push(`${path}: the input of its line is not one (${code})`);
      }
    }
  });
  expect(differing).toEqual([]);
});
