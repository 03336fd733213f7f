import { expect, test } from '../kit/database.ts';
import { as } from '../kit/as.ts';
import { aPerson, aProposal, type TestPerson } from '../kit/builders.ts';
import { newId } from '../../server/domain/ids.ts';
import { follows, letters, told, wants, workDone } from '../following/house.ts';
import { inTenant } from '../../server/db/root.ts';
import { renderLetter } from '../../server/mail/letters.ts';
import type { Choice, OnRejection, Outcome, Rule } from '../../server/domain/votes/schema.ts';
import { tenantById } from '../../server/api/context.ts';
import { readEnv } from '../../server/env.ts';
import { aHall, opened, refusal, SIMPLE, voteAll, type Hall } from './hall.ts';
import { ruleOf } from './rule-grid.ts';

const REASON = 'Le parlement a entendu les riverain·es, et retient l’idée.';

/** Decides the hall's first item by these choices and announces it; answers what became of its proposal. */
async function decided(hall: Hall, choices: Choice[], rule: Rule, onRejection: OnRejection = 'set_aside') {
  const id = await opened(hall, { rule, onRejection });
  await voteAll(hall, id, choices);
  const president = await as(hall.collective, hall.president);
  await president.votes.close({ id });
  const { decision } = await president.votes.announce({ id, reason: REASON });
  const { status, road } = await (await as(hall.collective)).proposals.byId({ id: hall.proposals[0]!.id });
  const verdicts = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('verdicts')
    .select(['verdict', 'reason', 'question_id', 'imported']).execute());
  return { id, outcome: decision.outcome, status, verdicts, road };
}

const CASES: [string, Choice[], Rule, OnRejection, Outcome, string][] = [
  ['adopted', ['yes', 'yes', 'no'], SIMPLE, 'set_aside', 'adopted', 'validated'],
  ['rejected, set aside', ['yes', 'no', 'no'], SIMPLE, 'set_aside', 'rejected', 'set_aside'],
  ['rejected, sent back', ['yes', 'no', 'no'], SIMPLE, 'sent_back', 'rejected', 'sent_back'],
  ['a tie', ['yes', 'no', 'abstain'], SIMPLE, 'set_aside', 'tie', 'published'],
  ['no vote', ['abstain', 'abstain'], SIMPLE, 'set_aside', 'no_vote', 'published'],
  ['nobody', [], SIMPLE, 'set_aside', 'no_vote', 'published'],
  ['a quorum missed', ['yes'], ruleOf({ quorum: { num: 1, den: 2, of: 'voters' } }), 'set_aside', 'quorum_missed', 'published'],
  ['too few voters', ['yes', 'yes'], ruleOf({ minimumVoters: 3 }), 'set_aside', 'too_few_voters', 'published'],
];

test('only a met rule validates, only a rejection rejects, any other outcome leaves it to another agenda', async ({ database }) => {
  for (const [name, choices, rule, onRejection, outcome, status] of CASES) {
    const hall = await aHall(database);
    const seen = await decided(hall, choices, rule, onRejection);
    expect([name, seen.outcome, seen.status]).toEqual([name, outcome, status]);
    const verdict = status === 'published' ? [] : [{ verdict: status, reason: REASON, question_id: seen.id, imported: false }];
    expect(seen.verdicts).toEqual(verdict);
    expect(seen.road.at(-1)).toMatchObject(status === 'published' ? { kind: 'undecided', outcome }
      : { kind: 'verdict', verdict: status, reason: REASON, vote: { sitting: 1 } });
  }
});

test('what nothing was decided on can be put on another agenda, and be decided there', async ({ database }) => {
  const hall = await aHall(database);
  await decided(hall, ['yes', 'no'], SIMPLE);
  const president = await as(hall.collective, hall.president);
  await president.parliament.closeSitting({ sittingId: hall.sitting.id });
  const next = await president.parliament.planSitting({ id: crypto.randomUUID(), title: 'Séance suivante', startsAt: new Date() });
  const { itemIds } = await president.parliament.addToAgenda({ sittingId: next.id, proposalIds: [hall.proposals[0]!.id] });
  await president.parliament.openSitting({ sittingId: next.id });
  for (const member of hall.members) await (await as(hall.collective, member)).parliament.arrive({ sittingId: next.id, place: 'room' });
  const again = { ...hall, sitting: { ...next, itemIds } };
  expect(await decided(again, ['yes', 'yes', 'no'], SIMPLE)).toMatchObject({ outcome: 'adopted', status: 'validated' });
});

test('the reason comes with the announcement, after the count and never before it', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  const president = await as(hall.collective, hall.president);
  expect(await refusal(president.votes.announce({ id, reason: REASON }))).toBe('question.not_closed');
  await president.votes.close({ id });
  const bare: unknown = await president.votes.announce({ id, reason: '  ' }).catch((thrown: unknown) => thrown);
  expect(bare).toMatchObject({ code: 'BAD_REQUEST', cause: { issues: [{ path: ['reason'] }] } });
  const { status } = await (await as(hall.collective)).proposals.byId({ id: hall.proposals[0]!.id });
  expect(status).toBe('in_validation');
});

test('the journal has each deed once and tells no result before its announcement', async ({ database }) => {
  const hall = await aHall(database);
  const { id } = await decided(hall, ['yes', 'yes', 'no'], SIMPLE);
  const lines = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('journal')
    .select(['verb', 'subject_id', 'actor_id', 'actor_role', 'data']).orderBy('id').execute());
  expect(lines.map(({ verb }) => verb)).toEqual(['question.opened', 'question.closed', 'question.announced', 'proposal.validated']);
  expect(lines[0]).toMatchObject({ subject_id: id, actor_id: hall.president.id, actor_role: 'organiser' });
  expect(lines[0]!.data).toMatchObject({ enrolled: 3, rule: SIMPLE });
  expect(lines[1]!.data).toEqual({});
  expect(lines[2]!.data).toMatchObject({ outcome: 'adopted', counts: { yes: 2, no: 1 } });
  expect(lines[3]).toMatchObject({ subject_id: hall.proposals[0]!.id, data: { questionId: id, outcome: 'adopted' } });
});

async function supporter(hall: Hall, consent: 'given' | 'withdrawn' | 'none'): Promise<TestPerson> {
  const person = await aPerson(hall.collective);
  await (await as(hall.collective, person)).proposals.support({ id: hall.proposals[0]!.id });
  if (consent !== 'none') {
    await inTenant(hall.collective.id, 'write', (db) => db.insertInto('consents').values({
      person_id: person.id, purpose: 'follow_up_mail', text_version: '1', withdrawn_at: consent === 'withdrawn' ? new Date() : null,
    }).execute());
  }
  return person;
}

test('the author is told with the reason, and the supporters who asked for it: supporting subscribes to nothing', async ({ database }) => {
  const hall = await aHall(database);
  const [asked] = [await supporter(hall, 'given'), await supporter(hall, 'withdrawn'), await supporter(hall, 'none')];
  await decided(hall, ['yes', 'yes'], SIMPLE);
  const letters = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('outbox')
    .select(['template', 'person_id', 'data']).orderBy('id').execute());
  expect(letters.map(({ template, person_id }) => [template, person_id]))
    .toEqual([['proposal_decided', hall.author.id], ['proposal_decided', asked.id]]);
  const tenant = await tenantById(hall.collective.id);
  const env = readEnv({ DATABASE_URL: database.appUrl, FABRIQUE_MODE: 'demo', FABRIQUE_TEST: '1' });
  for (const language of ['fr', 'en'] as const) {
    const { subject, text } = renderLetter({ template: 'proposal_decided', data: letters[0]!.data, language, tenant: tenant!, env });
    expect(subject).toContain(String(letters[0]!.data.title));
    expect(`${subject} ${text}`).toContain(hall.collective.name);
    expect(text).toContain(REASON);
    expect(text).toContain(`/propositions/${hall.proposals[0]!.reference}`);
    expect(text).not.toMatch(/undefined|: \.|\u202f: \./);
  }
});

const inOrder = (one: unknown, other: unknown) => JSON.stringify(one).localeCompare(JSON.stringify(other));

test('authors and supporters of what it carries learn its verdict from one letter each, and no digest says it again', async ({ database }) => {
  const hall = await aHall(database);
  const { collective } = hall;
  const [carrier] = hall.proposals;
  const [writer, both, fan, organiser] = [await aPerson(collective), await supporter(hall, 'given'), await aPerson(collective), await aPerson(collective, ['organiser'])];
  const texts = await Promise.all([writer, hall.author, both].map((author, n) => aProposal(collective, { author_id: author.id, title: `Celle de ${n}` })));
  for (const person of [writer, both, fan]) {
    await wants(collective, person, 'at_once');
    for (const { id } of [carrier!, ...texts]) await follows(collective, person, 'proposal', id);
  }
  await (await as(collective, fan)).proposals.support({ id: texts[0]!.id });
  const api = (await as(collective, organiser)).groupings;
  const busy = (status: 'published' | 'in_validation') => inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status })
    .where('id', '=', carrier!.id).execute());
  await busy('published');
  // One within another, one beside it; one that left again is told nothing.
  const inner = { id: newId(), carrierId: texts[1]!.id, memberIds: [texts[0]!.id], reason: REASON };
  await api.merge(inner);
  await api.merge({ id: newId(), carrierId: carrier!.id, memberIds: [texts[1]!.id, texts[2]!.id], reason: REASON });
  const gone = await aProposal(collective, { author_id: organiser.id });
  const left = newId();
  await api.merge({ id: left, carrierId: carrier!.id, memberIds: [gone.id], reason: REASON });
  await api.undo({ groupingId: left, reason: REASON });
  await busy('in_validation');
  await workDone(collective);
  const before = (await letters(collective)).length;
  await decided(hall, ['yes', 'yes'], SIMPLE);
  await workDone(collective);
  const sent = (await letters(collective)).slice(before);
  expect(sent.map(({ template, personId, data }) => [template, personId, data.to, data.carried ?? null]).toSorted(inOrder)).toEqual([
    ['proposal_decided', hall.author.id, 'author', null],
    ['proposal_decided', writer.id, 'author', 'Celle de 0'],
    ['proposal_decided', both.id, 'author', 'Celle de 2'],
    ['proposal_decided', fan.id, 'supporter', null],
  ].toSorted(inOrder));
  const notices = (await told(collective)).filter(({ verb }) => verb === 'proposal.validated');
  expect(notices.map(({ personId, mail }) => [personId, mail]).toSorted(inOrder))
    .toEqual([hall.author, writer, both, fan].map(({ id }) => [id, 'none']).toSorted(inOrder));
});
