// What an enemy or a broken program sends to the meetings' procedures: always a coded refusal, never a fault of ours.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { declaration, sheet } from '../meetings/fixtures.ts';

const MUTATIONS = ['declare', 'edit', 'cancel', 'report', 'check', 'submitSheets', 'correctSheet'] as const;
const QUERIES = ['list', 'page', 'desk', 'form', 'entry', 'tagging'] as const;
/** Statuses that answer for a fault of the house. */
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);

const odd = fc.oneof(
  fc.constantFrom('\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\u202e', '', ' ', '1e309', '-1', '99999999999999999999',
    "'; drop table meetings; --", '{{7*7}}', '%s'),
  fc.string({ unit: 'binary', maxLength: 40 }), fc.double(), fc.bigInt().map(String), fc.boolean(), fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constant(JSON.parse('{"__proto__": {"admin": true}}') as unknown),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 3 }),
);

test('T22 P14 a thousand odd bodies a procedure: a 4xx or an answer, never a 500', async ({ database }) => {
  test.setTimeout(240_000);
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const caller = (await as(collective, await aPerson(collective, ['organiser']))).meetings as unknown as Record<string,
    (input: unknown) => Promise<unknown>>;
  const shapes: Record<string, Record<string, unknown>> = {
    declare: declaration(), edit: { ...declaration(), id: meeting.id, version: 1 }, cancel: { id: meeting.id, version: 1 },
    check: { id: meeting.id, version: 1 },
    report: { id: meeting.id, version: 1, attendance: 3 }, submitSheets: { format: 1, meetingId: meeting.id, sheets: [sheet('1')] },
    correctSheet: { ...sheet('2'), version: 1 },
    list: { period: 'held', kind: 'walk', district: 'nord', after: '1_2' }, page: { reference: 1, after: '1' },
    desk: { state: 'todo', after: '1' }, form: { reference: 1 },
    entry: { reference: 1, sheet: '1', saved: randomUUID(), rows: 2 },
    tagging: { q: 'a', origin: 'online', theme: 'nature', id: randomUUID(), after: '1' },
  };
  for (const name of [...MUTATIONS, ...QUERIES]) {
    const right = shapes[name]!;
    const body = fc.oneof({ weight: 6, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(right)), odd)
      .map(([key, value]) => ({ ...right, [key]: value })) }, { weight: 1, arbitrary: odd });
    await fc.assert(fc.asyncProperty(body, async (input) => {
      const code = await caller[name]!(input).then(() => 'OK', (error: { code: string }) => error.code);
      expect(OURS.has(code), `${name} ${JSON.stringify(input)} answered ${code}`).toBe(false);
    }), { numRuns: 1_000 });
  }
});

test('T22 odd fields within a sheet refuse that sheet, and never the house', async ({ database }) => {
  test.setTimeout(120_000);
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const { meetings } = await as(collective, await aPerson(collective, ['volunteer']));
  let n = 0;
  const key = fc.constantFrom('title', 'body', 'theme', 'district', 'voice', 'organisation', 'place', 'sheet', 'sheet.code', 'sheet.table',
    'sheet.verbatim', 'sheet.hands', 'sheet.objections');
  await fc.assert(fc.asyncProperty(key, odd, async (name, value) => {
    const [outer, inner] = name.split('.') as [string, string | undefined];
    const right = sheet(`F-${n += 1}`);
    const wrong = { ...right, [outer]: inner ? { ...(right.sheet as object), [inner]: value } : value };
    const { answers } = await meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [wrong, sheet(`G-${n}`)] });
    expect(answers[1]?.outcome, JSON.stringify(wrong)).toBe('accepted');
  }), { numRuns: 400 });
});

test('T22 another format, no sheet, a hundred and one of them, ids that are none: refused as a whole', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const caller = (await as(collective, await aPerson(collective, ['volunteer'])))
    .meetings.submitSheets as (input: unknown) => Promise<unknown>;
  const batches = [{ format: 2, sheets: [sheet('1')] }, { format: 1, sheets: [] },
    { format: 1, sheets: Array.from({ length: 101 }, (_, index) => sheet(String(index))) },
    { format: 1, sheets: [{ ...sheet('1'), id: '../../etc/passwd' }] }, { format: 1, sheets: { length: 1, 0: sheet('1') } }];
  for (const batch of batches) await expect(caller({ meetingId: meeting.id, ...batch })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('who is not a volunteer neither reads the desk nor writes a word', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  for (const [actor, code] of [[undefined, 'sign_in.required'], [await aPerson(collective), 'role.missing'],
    [await aPerson(collective, ['moderator']), 'role.missing']] as const) {
    const { meetings } = await as(collective, actor);
    const asked = [meetings.desk({}), meetings.form({ reference: 1 }), meetings.entry({ reference: 1 }), meetings.tagging({}),
      meetings.declare(declaration()),
      meetings.edit({ ...declaration(), id: meeting.id, version: 1 }), meetings.cancel({ id: meeting.id, version: 1 }),
      meetings.report({ id: meeting.id, version: 1, attendance: 1 }),
      meetings.check({ id: meeting.id, version: 1 }), meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [sheet('1')] })];
    for (const answer of await Promise.allSettled(asked)) expect(answer).toMatchObject({ status: 'rejected', reason: { message: code } });
  }
});
