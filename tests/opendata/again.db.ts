import fc from 'fast-check';
import type { TestDatabase } from '../kit/database.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { importInto, newTenant } from '../imports/house.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { undoImport } from '../../server/domain/imports/undo.ts';
import { prose } from '../../server/domain/proposals/schema.ts';
import { cellsOf, fileOf, read } from './house.ts';

/** What stays where it was: who signed, the votes behind a verdict, and which supports were given here. */
const STAYS = ['author', 'supports', 'supports_together', 'supports_elsewhere', 'comments', 'comments_elsewhere', 'sitting', 'verdict_elsewhere'];

const unlike = (lines: Record<string, string>[]) => lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !STAYS.includes(name))));
const supportsOf = (lines: Record<string, string>[]) => lines.map((line) => Number(line['supports']) + Number(line['supports_elsewhere'] || 0));

/** Exports, imports into a collective that is not there yet, and exports that. */
async function throughAnother(database: TestDatabase, tenantId: string, format: 'csv' | 'json' = 'csv') {
  const texts = [await fileOf(tenantId, 'propositions', format), await fileOf(tenantId, 'rencontres', format)] as const;
  const files = [read(`propositions.${format}`, texts[0]), read(`rencontres.${format}`, texts[1])];
  const { id } = await newTenant(database);
  expect(files.flatMap(({ problems }) => problems)).toEqual([]);
  await importInto(id, files, true);
  return { id, files, proposals: [await fileOf(tenantId, 'propositions'), await fileOf(id, 'propositions')] as const,
    meetings: [await fileOf(tenantId, 'rencontres'), await fileOf(id, 'rencontres')] as const };
}

/** Texts of the form that people may send, from arbitrary Unicode: the same ones on every run. */
function arbitraryTexts(howMany: number): string[] {
  const pieces = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('=', '+', '-', '@', '\t', "'", '"', ';', ',', '\n', '\n\n', '«', '\u00ad', 'e\u0301', '👩‍🌾', '＝'));
  const texts = fc.sample(fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')), { numRuns: howMany * 6, seed: 20 });
  const schema = prose(1, 5_000);
  return texts.flatMap((text) => schema.safeParse(text).data ?? []).slice(0, howMany);
}

/** A collective in which everything that the two files can say is said once. */
async function aFullCollective(database: TestDatabase): Promise<TestCollective> {
  const collective = await aCollective(database, {
    themes: [{ code: 'logement', label: { fr: 'Se loger', en: 'Housing' } }, { code: 'eau', label: { fr: 'L’eau; et "le reste"' } }],
  });
  const meeting = await aMeeting(collective, { kind: 'cafe', state: 'checked', attendance: 40, district: 'nord', theme: 'eau', description: '- ce qui\n- est dit' });
  await aMeeting(collective, { state: 'cancelled', title: '=annulée' });
  const person = await aPerson(collective);
  const said = await aProposal(collective, { title: '- Un titre qui commence par un tiret', origin: 'meeting', meeting_id: meeting.id, voice: 'assembly', district: 'nord' });
  await aProposal(collective, { origin: 'meeting', voice: 'assembly', title: "'=1+1", theme: 'eau' });
  await aProposal(collective, { voice: 'organisation', organisation: '@asso; "du coin"', body: 'Un texte\n\nen deux parties; avec "guillemets".' });
  const placed = await aProposal(collective, { author_id: person.id, status: 'in_validation' });
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('meetings').set({ under_25: 5, from_25_to_64: 20, over_64: 10, report: 'Compte rendu\n**gras**', sections: JSON.stringify({ said: '=dit', next: 'la suite' }), ends_at: new Date('2026-11-20T20:00:00.123Z'),
      url: 'https://exemple.fr/r/1' }).where('id', '=', meeting.id).execute();
    await db.insertInto('sheets').values({ proposal_id: said.id, meeting_id: meeting.id, code: 'A-12', table_label: '=3', verbatim: '« on dit\tça »', hands: 12, objections: '+ le bruit' }).execute();
    await db.updateTable('proposals').set({ place_x: 0, place_y: 1000, imported_supports: 7, imported_comments: 2, imported_url: 'https://exemple.fr/p/4' }).where('id', '=', placed.id).execute();
    await db.insertInto('supports').values({ proposal_id: placed.id, person_id: person.id }).execute();
    const [grouped, part] = [newId(), newId()];
    for (const [n, id] of [grouped, part].entries()) {
      await db.insertInto('proposals').values({
        id, reference: 200 + n, title: 'Regroupée ou partie', body: 'Corps', theme: 'eau', status: n === 0 ? 'grouped' : 'published', origin: 'online', voice: 'resident',
        shuffle: 2, published_at: new Date('2026-10-03T08:00:00Z'), ...(n === 0 ? { carried_by: said.id } : { part_of: grouped }),
      }).execute();
    }
    const decided = new Date('2026-11-21T10:00:00.001Z');
    for (const [n, verdict] of (['validated', 'validated_amended', 'sent_back', 'set_aside'] as const).entries()) {
      const id = newId();
      await db.insertInto('proposals').values({
        id, reference: 100 + n, title: `Sort ${verdict}`, body: 'Corps du texte', theme: 'logement', status: verdict, origin: 'collective', voice: 'collective',
        shuffle: 1, submitted_at: new Date('2026-10-01T08:00:00.500Z'), published_at: new Date('2026-10-02T08:00:00.999Z'), decided_at: decided,
      }).execute();
      await db.insertInto('verdicts').values({ id: newId(), proposal_id: id, verdict, reason: '=motif; "cité"\nsuite', imported: true, decided_at: decided }).execute();
    }
  });
  return collective;
}

for (const format of ['csv', 'json'] as const) {
  test(`T20 P4 exported as ${format}, taken into an empty collective and exported again: the same bytes, but for what stays at home`, async ({ database }) => {
    const { id } = await aFullCollective(database);
    const { id: next, files, proposals: [before, after], meetings } = await throughAnother(database, id, format);
    expect(meetings[1]).toBe(meetings[0]);
    const [first, second] = [cellsOf(before), cellsOf(after)];
    expect(first).toHaveLength(10);
    expect(second.filter((line) => line['grouped_into'] === '1' || line['part_of'] === '200')).toHaveLength(2);
    // What was on an agenda waits again: agendas are not brought over.
    expect(first.filter((line) => line['status'] === 'in_validation')).toHaveLength(1);
    expect(unlike(second)).toEqual(unlike(first).map((line) => (line['status'] === 'in_validation' ? { ...line, status: 'published' } : line)));
    expect(supportsOf(second)).toEqual(supportsOf(first));
    expect(second.map((line) => line['supports_elsewhere'])).toContain('8');
    // From there on nothing changes any more: the whole files, byte for byte.
    const again = await throughAnother(database, next, format);
    expect(again.proposals[1]).toBe(again.proposals[0]);
    expect(again.meetings[1]).toBe(again.meetings[0]);
    // The same files twice change nothing.
    const report = await importInto(next, files);
    expect(report.added).toMatchObject({ proposals: 0, meetings: 0 });
    expect(await fileOf(next, 'propositions')).toBe(after);
  });
}

test('T20 P4 arbitrary Unicode in every text: titles, texts, verbatim, places', async ({ database }) => {
  const collective = await aCollective(database);
  const texts = arbitraryTexts(120);
  expect(texts).toHaveLength(120);
  expect(texts.filter((text) => /^[=+\-@'\t]/.test(text)).length).toBeGreaterThan(10);
  for (let at = 0; at < texts.length; at += 6) {
    const [title, body, place, verbatim, description, table] = texts.slice(at, at + 6) as [string, string, string, string, string, string];
    const meeting = await aMeeting(collective, { title: title.slice(0, 100), place, description });
    const { id } = await aProposal(collective, { title, body, origin: 'meeting', meeting_id: meeting.id, voice: 'assembly' });
    await inTenant(collective.id, 'write', (db) => db.insertInto('sheets').values({
      proposal_id: id, meeting_id: meeting.id, code: `F${at}`, table_label: table, verbatim,
    }).execute());
  }
  for (const format of ['csv', 'json'] as const) {
    const { proposals, meetings } = await throughAnother(database, collective.id, format);
    expect(proposals[1]).toBe(proposals[0]);
    expect(meetings[1]).toBe(meetings[0]);
  }
});

test('T21 a file of ours that was changed by hand is refused line by line, and nothing of it gets past its columns', async ({ database }) => {
  const { id } = await aFullCollective(database);
  const text = await fileOf(id, 'propositions');
  const broken = text.replace('\r\n1;', '\r\nun;').replace(';organisation;"', ';resident;"').replace('2026-10-02T08:00:00.999Z', '02/10/2026')
    .replace(';set_aside;', ';accepted;').replace('https://exemple.fr/p/4', 'javascript:alert(1)');
  const { problems, proposals } = read('propositions.csv', broken);
  expect(problems.map(({ column, code }) => `${column} ${code}`).toSorted()).toEqual([
    // Its carrier's line is faulty, so that it leads nowhere.
    'grouped_into import.value_unknown', 'organisation import.value_unknown', 'published_at import.not_a_date', 'reference import.not_a_number', 'source_url import.value_unknown', 'status import.value_unknown',
  ]);
  expect(problems.every(({ line }) => line !== null && line > 1)).toBe(true);
  expect(proposals).toHaveLength(4);
  const hidden = read('propositions.csv', text.replace('en deux parties', 'en \u202Edeux\u0007 parties'));
  expect(hidden.proposals.find(({ body }) => body.includes('parties'))!.body).toContain('en deux parties');
});

test('a file that knows where ideas were said is not taken in without its meetings', async ({ database }) => {
  const { id } = await aFullCollective(database);
  const proposals = read('propositions.csv', await fileOf(id, 'propositions'));
  const { id: other } = await newTenant(database);
  await expect(importInto(other, [proposals], true)).rejects.toMatchObject({ code: 'import.meetings_missing' });
  // In two steps it may come: the meetings first.
  await importInto(other, [read('rencontres.csv', await fileOf(id, 'rencontres'))], true);
  await importInto(other, [proposals]);
  expect(cellsOf(await fileOf(other, 'propositions')).map((line) => line['meeting'])).toEqual(cellsOf(await fileOf(id, 'propositions')).map((line) => line['meeting']));
});

test('a collective that has numbers of its own keeps them: what comes in takes the next ones, and its meetings follow', async ({ database }) => {
  const { id } = await aFullCollective(database);
  const other = await aCollective(database);
  await aMeeting(other, { title: 'Déjà là' });
  await aProposal(other, { title: 'Déjà là' });
  await importInto(other.id, [read('propositions.csv', await fileOf(id, 'propositions')), read('rencontres.csv', await fileOf(id, 'rencontres'))]);
  const lines = cellsOf(await fileOf(other.id, 'propositions'));
  expect(lines.map((line) => line['reference'])).toEqual(Array.from({ length: 11 }, (_, n) => String(n + 1)));
  const sheet = lines.find((line) => line['sheet'] === 'A-12')!;
  const meeting = cellsOf(await fileOf(other.id, 'rencontres')).find((line) => line['reference'] === sheet['meeting'])!;
  expect(meeting).toMatchObject({ kind: 'cafe', attendance: '40' });
});

test('what came in can be taken back, with its sheets; who carries others stays', async ({ database }) => {
  const { id } = await aFullCollective(database);
  const { id: next } = await throughAnother(database, id);
  const { rows: [run] } = await database.superuserPool.query<{ id: string; version: number }>('update import_runs set state = $2 where tenant_id = $1 returning id, version', [next, 'undoing']);
  expect(await inTenant(next, 'write', (db) => undoImport(db, { run: run!.id, version: run!.version }, () => {}))).toBe(true);
  const left = cellsOf(await fileOf(next, 'propositions'));
  // The carrier, and the text that a part belongs to: something of the run itself named them when they were judged.
  expect(left.map((line) => line['reference'])).toEqual(['1', '200']);
  expect(cellsOf(await fileOf(next, 'rencontres')).length).toBe(1);
});
