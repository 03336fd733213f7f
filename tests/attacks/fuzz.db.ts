import fc from 'fast-check';
import { appRouter } from '../../server/api/root.ts';
import type { Role } from '../../server/domain/actor.ts';
import { aCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember } from '../kit/parliament.ts';
import { inEnvironment } from '../people/door.ts';
import { namesOfNothing, plantCanaries } from '../rules/canaries.ts';
import { call, undoingWrites } from '../rules/next-door.ts';
import { PROCEDURES } from '../rules/procedures.ts';

const BODIES = 1_000;
/** Refusals that say the caller is wrong. What is not among them is our defect: an internal error, or a database that gave up. */
const DEFECTS = new Set(['system.internal', 'system.busy', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']);

/** What an enemy, a broken program or a bad copy-paste puts where a value belongs. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, '', ' ', '\0', 'a\0b', '\ud800', 'x'.repeat(70_000), -1, 0, 1e308, Number.NaN, Infinity, 2 ** 53, -0, [], {}, '__proto__',
    "'; select pg_sleep(5); --", '%', '\\', '../../x', '00000000-0000-0000-0000-000000000000', '2026-02-30', '9999999999999', '{"a":1}', [[[[]]]], { toString: 1 }),
  fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid(), fc.double(), fc.integer(), fc.array(fc.string(), { maxLength: 4 }),
  fc.anything({ maxDepth: 2, withBigInt: false, withDate: true }),
);

/** A body near a right one: some of its parts replaced, one removed, one added; or no body of that form at all. */
function near(right: unknown): fc.Arbitrary<unknown> {
  if (right === null || typeof right !== 'object') return odd;
  if (Array.isArray(right)) return fc.oneof(odd, fc.tuple(...right.map((part) => fc.oneof({ weight: 2, arbitrary: fc.constant<unknown>(part) }, near(part)))));
  const keys = Object.entries(right).map(([key, part]) => [key, fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(part) }, { weight: 2, arbitrary: near(part) })] as const);
  const record = fc.record(Object.fromEntries(keys), { requiredKeys: [] });
  return fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: fc.tuple(record, odd).map(([body, part]) => ({ ...body, extra: part })) });
}

// Each procedure is a test of its own: they share out the workers.
test.describe.configure({ mode: 'parallel' });

for (const path of Object.keys(appRouter._def.procedures).toSorted()) {
  test(`P14 ${path}: ${BODIES} random bodies are answered or refused, never a defect`, async ({ database }) => {
    test.setTimeout(120_000);
    inEnvironment();
    const collective = await aCollective(database);
    const names = await plantCanaries(collective, 'CANARI');
    const member = await aMember(collective, ['volunteer', 'moderator', 'organiser']);
    const actor = { ...member, roles: new Set<Role>(['resident', 'member', 'volunteer', 'moderator', 'organiser']) };
    const right = PROCEDURES[path]!.input(names);
    const defects: string[] = [];
    await undoingWrites(database, async () => {
      await fc.assert(fc.asyncProperty(near(right), async (body) => {
        const { code } = await call(collective, actor, path, body, namesOfNothing());
        if (code !== null && DEFECTS.has(code)) defects.push(`${code}: ${JSON.stringify(body)?.slice(0, 300)}`);
      }), { numRuns: BODIES, seed: 20_261_124 });
    });
    expect(defects).toEqual([]);
  });
}
