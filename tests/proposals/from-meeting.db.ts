import { inTenant } from '../../server/db/root.ts';
import { submitFromMeeting, submitSheets } from '../../server/domain/proposals/from-meeting.ts';
import { sheetSubmissionSchema, type SheetSubmission } from '../../server/domain/proposals/schema.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';

let sheets = 0;
function aSheet(fields: Record<string, unknown> = {}): SheetSubmission {
  sheets += 1;
  return sheetSubmissionSchema.parse({
    id: newId(),
    title: `Un banc devant l’école ${sheets}`,
    body: 'Pour souffler un peu à la sortie des classes.',
    theme: 'logement',
    sheet: { code: `T-${sheets}`, hands: 12, verbatim: '« On est toujours debout. »' },
    ...fields,
  });
}

function type(collective: TestCollective, who: TestPerson, meetingId: string, sheet: SheetSubmission) {
  return inTenant(collective.id, 'write', (db) => submitFromMeeting(db, who, meetingId, sheet));
}

async function room(database: TestDatabase, settings: Parameters<typeof aCollective>[1] = {}) {
  const collective = await aCollective(database, settings);
  const volunteer = await aPerson(collective, ['volunteer']);
  return { collective, volunteer, meeting: await aMeeting(collective, { attendance: 38 }) };
}

test('a sheet becomes a proposal of its meeting, public at once where moderation comes after', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database);
  const sheet = aSheet();
  const sent = await type(collective, volunteer, meeting.id, sheet);
  expect(sent).toEqual({ id: sheet.id, reference: 1, published: true });
  const page = await (await as(collective)).proposals.page({ reference: 1 });
  expect(page).toMatchObject({
    origin: 'meeting',
    voice: 'assembly',
    author: null,
    meeting: { reference: meeting.reference, attendance: 38 },
    sheet: { code: sheet.sheet.code, hands: 12, verbatim: '« On est toujours debout. »' },
  });
});

test('where moderation comes before, a sheet waits like any other text and has no number yet', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database, { moderation: 'before' });
  const sheet = aSheet();
  expect(await type(collective, volunteer, meeting.id, sheet)).toEqual({ id: sheet.id, reference: null, published: false });
  await expect((await as(collective)).proposals.byId({ id: sheet.id })).rejects.toMatchObject({ message: 'proposal.not_found' });
});

test('T52 a sheet sent again, or twice at once, arrives once and answers the same', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database);
  const sheet = aSheet();
  const twice = await Promise.all([1, 2, 3, 4].map(() => type(collective, volunteer, meeting.id, sheet)));
  const later = await type(collective, volunteer, meeting.id, sheet);
  expect(new Set([...twice, later].map((sent) => JSON.stringify(sent))).size).toBe(1);
  expect(later.reference).toBe(1);
  const next = await type(collective, volunteer, meeting.id, aSheet());
  expect(next.reference).toBe(2);
});

test('a sheet corrected to another meeting meanwhile still answers its first result, and another text cannot take its id', async ({
  database,
}) => {
  const { collective, volunteer, meeting } = await room(database);
  const sheet = aSheet();
  const first = await type(collective, volunteer, meeting.id, sheet);
  const other = await aMeeting(collective);
  await (
    await as(collective, volunteer)
  ).proposals.tagOrigin({ ids: [sheet.id], origin: 'meeting', meetingId: other.id, reason: 'Mauvaise pile' });
  expect(await type(collective, volunteer, meeting.id, sheet)).toEqual(first);
  const stranger = await aPerson(collective, ['volunteer']);
  await expect(type(collective, stranger, meeting.id, aSheet({ id: sheet.id }))).rejects.toMatchObject({ code: 'system.conflict' });
});

test('T55 two volunteers with the same sheet: the second sees that it is taken, also at the same moment', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database);
  const second = await aPerson(collective, ['volunteer']);
  const [one, two] = [aSheet({ sheet: { code: 'T3-07' } }), aSheet({ sheet: { code: 't3-07' } })];
  const answers = await Promise.allSettled([type(collective, volunteer, meeting.id, one), type(collective, second, meeting.id, two)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = answers.find((answer) => answer.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'meeting.sheet_taken', field: 'sheet.code' });
  await expect(type(collective, second, meeting.id, aSheet({ sheet: { code: 'T3-07' } }))).rejects.toMatchObject({
    code: 'meeting.sheet_taken',
  });
  const elsewhere = await aMeeting(collective);
  expect(await type(collective, second, elsewhere.id, aSheet({ sheet: { code: 'T3-07' } }))).toMatchObject({ published: true });
});

test('many sheets at once: all or none, every wrong one named by its place', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database);
  const many = (list: SheetSubmission[]) => inTenant(collective.id, 'write', (db) => submitSheets(db, volunteer, meeting.id, list));
  const good = [aSheet(), aSheet(), aSheet()];
  const wrong = [good[0]!, aSheet({ theme: 'nulle-part' }), aSheet({ sheet: good[2]!.sheet }), good[2]!];
  await expect(many(wrong)).rejects.toMatchObject({
    code: 'system.invalid',
    problems: [
      { field: 'sheets.1.theme', code: 'proposal.theme_unknown' },
      { field: 'sheets.3.sheet.code', code: 'meeting.sheet_taken' },
    ],
  });
  const sent = await many(good);
  expect(sent.map(({ reference }) => reference)).toEqual([1, 2, 3]);
  expect(await many([aSheet(), ...good])).toMatchObject([{ reference: 4 }, ...sent]);
});

test('who may type, when, and where', async ({ database }) => {
  const { collective, volunteer, meeting } = await room(database);
  const resident = await aPerson(collective);
  await expect(type(collective, resident, meeting.id, aSheet())).rejects.toMatchObject({ code: 'role.missing' });
  await expect(type(collective, volunteer, newId(), aSheet())).rejects.toMatchObject({ code: 'meeting.not_found' });
  const cancelled = await aMeeting(collective, { state: 'cancelled' });
  await expect(type(collective, volunteer, cancelled.id, aSheet())).rejects.toMatchObject({ code: 'meeting.not_found' });
  const ahead = await aMeeting(collective, { starts_at: new Date(Date.now() + 86_400_000) });
  await expect(type(collective, volunteer, ahead.id, aSheet())).rejects.toMatchObject({ code: 'meeting.not_past' });
});

test('what was said while proposing was open comes in after it has closed; what was said later does not', async ({ database }) => {
  const phases = [
    { code: 'proposer', label: { fr: 'Proposer' }, from: 0, to: 25, opens: ['propose' as const] },
    { code: 'valider', label: { fr: 'Valider' }, from: 26, to: 60, opens: ['validate' as const] },
  ];
  const { collective, volunteer, meeting } = await room(database, { phases });
  expect(await type(collective, volunteer, meeting.id, aSheet())).toMatchObject({ published: true });
  const late = await aMeeting(collective, { starts_at: new Date(Date.now() - 3_600_000) });
  await expect(type(collective, volunteer, late.id, aSheet())).rejects.toMatchObject({ code: 'phase.closed' });
});
