// What is told, to whom and why: each deed once to each, whatever runs twice, at once or elsewhere.
import { inTenant } from '../../server/db/root.ts';
import { system } from '../../server/domain/actor.ts';
import { tellDeeds } from '../../server/domain/following/spread.ts';
import { newId } from '../../server/domain/ids.ts';
import { recordAll } from '../../server/domain/journal.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember, aSitting } from '../kit/parliament.ts';
import { decided, follows, happens, letters, told, wants, workDone } from './house.ts';

test('the author, and those who follow the proposal, its meeting or its theme are told, each once and for the strongest reason', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, reader, walker, fan, stranger] = await Promise.all(['A', 'R', 'W', 'F', 'S'].map(() => aPerson(collective)));
  const meeting = await aMeeting(collective);
  const proposal = await aProposal(collective, { author_id: author!.id, origin: 'meeting', meeting_id: meeting.id });
  await follows(collective, author!, 'theme', 'logement');
  await follows(collective, reader!, 'proposal', proposal.id);
  await follows(collective, reader!, 'theme', 'logement');
  await follows(collective, walker!, 'meeting', meeting.id);
  await follows(collective, fan!, 'theme', 'logement');
  await happens(collective, decided(proposal.id), { verb: 'proposal.kept', subject: { type: 'proposal', id: proposal.id } });
  await workDone(collective);
  const reasons = new Map((await told(collective)).map(({ personId, reason }) => [personId, reason]));
  expect(reasons).toEqual(new Map([[author!.id, 'author'], [reader!.id, 'follows_proposal'], [walker!.id, 'follows_meeting'], [fan!.id, 'follows_theme']]));
  expect(reasons.has(stranger!.id)).toBe(false);
  await happens(collective, decided(proposal.id, 'proposal.put_on_agenda'), { verb: 'meeting.checked', subject: { type: 'meeting', id: meeting.id } });
  await workDone(collective);
  expect(new Set((await told(collective)).slice(4).map(({ personId, verb }) => `${personId} ${verb}`))).toEqual(
    new Set([`${author!.id} proposal.put_on_agenda`, `${reader!.id} proposal.put_on_agenda`, `${walker!.id} meeting.checked`]));
});

test('nobody is told of what they did, of a text that is not public, or after their account was closed', async ({ database }) => {
  const collective = await aCollective(database);
  const [moderator, gone, reader] = [await aPerson(collective, ['moderator']), await aPerson(collective), await aPerson(collective)];
  const mine = await aProposal(collective, { author_id: moderator.id, status: 'submitted' });
  await follows(collective, moderator, 'theme', 'logement');
  await follows(collective, gone, 'theme', 'logement');
  await database.superuserPool.query("update people set state = 'blocked' where id = $1", [gone.id]);
  await (await as(collective, moderator)).proposals.moderate({ id: mine.id, decision: 'publish' });
  await workDone(collective);
  expect(await told(collective)).toEqual([]);
  await follows(collective, reader, 'theme', 'logement');
  const theirs = await aProposal(collective, { author_id: reader.id });
  await (await as(collective, moderator)).proposals.moderate({ id: theirs.id, decision: 'refuse', reason: 'unclear', answer: 'On ne comprend pas où.' });
  await workDone(collective);
  expect(await told(collective)).toMatchObject([{ personId: reader.id, verb: 'proposal.refused', reason: 'author' }]);
  // The text left the lists: whoever followed it reads neither its title nor its number.
  const { notices } = await (await as(collective, reader)).following.notices({});
  expect(notices).toMatchObject([{ verb: 'proposal.refused', hidden: false, path: `/propositions/envoi/${theirs.id}` }]);
});

test('T28 a notice of a text that was hidden since says nothing of it', async ({ database }) => {
  const collective = await aCollective(database);
  const reader = await aPerson(collective);
  const proposal = await aProposal(collective, { title: 'Un titre à cacher' });
  await follows(collective, reader, 'proposal', proposal.id);
  await happens(collective, decided(proposal.id));
  await workDone(collective);
  await database.superuserPool.query("update proposals set status = 'inadmissible' where id = $1", [proposal.id]);
  const api = await as(collective, reader);
  expect(JSON.stringify([await api.following.notices({}), await api.following.page()])).not.toContain('Un titre à cacher');
});

test('forty deeds at once while two processes do the work: none is lost, none is told twice', async ({ database }) => {
  test.setTimeout(60_000);
  const collective = await aCollective(database);
  const readers = await Promise.all(Array.from({ length: 5 }, () => aPerson(collective)));
  for (const reader of readers) await follows(collective, reader, 'theme', 'logement');
  const proposals = await Promise.all(Array.from({ length: 40 }, () => aProposal(collective)));
  await Promise.all([
    ...proposals.map((proposal) => happens(collective, decided(proposal.id))),
    workDone(collective), workDone(collective),
  ]);
  await workDone(collective, collective);
  expect(await told(collective)).toHaveLength(200);
  // The same deeds told again change nothing.
  const { rows } = await database.superuserPool.query<{ id: string }>('select id from journal where tenant_id = $1', [collective.id]);
  const again = await Promise.all(Array.from({ length: 4 }, () => inTenant(collective.id, 'write', (db) => tellDeeds(db, rows.map(({ id }) => id)))));
  expect(again).toEqual([0, 0, 0, 0]);
});

test('a deed that is rolled back is told to nobody', async ({ database }) => {
  const collective = await aCollective(database);
  const reader = await aPerson(collective);
  const proposal = await aProposal(collective);
  await follows(collective, reader, 'proposal', proposal.id);
  await expect(inTenant(collective.id, 'write', async (db) => {
    await recordAll(db, system('test'), [decided(proposal.id)]);
    throw new Error('changed my mind');
  })).rejects.toThrow();
  await workDone(collective);
  expect(await told(collective)).toEqual([]);
});

test('T53 one member added while a vote is open: one letter and one notice, to that person only, pressed twice too', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const members = await Promise.all([1, 2, 3].map(() => aMember(collective)));
  for (const member of members) await wants(collective, member, 'at_once');
  const newcomer = await aPerson(collective);
  const sitting = await aSitting(collective, { state: 'open', proposals: [await aProposal(collective)], present: members });
  const api = await as(collective, organiser);
  await api.votes.open({ id: newId(), itemId: sitting.itemIds[0]! });
  const seat = { id: newId(), personId: newcomer.id, kind: 'lot' as const, startsOn: '2026-11-01' };
  await api.parliament.addSeat(seat);
  await api.parliament.addSeat(seat);
  await workDone(collective);
  expect(await letters(collective)).toMatchObject([{ template: 'seat_given', personId: newcomer.id }]);
  expect(await told(collective)).toMatchObject([{ personId: newcomer.id, verb: 'seat.given', reason: 'seat', mail: 'none' }]);
});

test('a sitting is announced to those who sit', async ({ database }) => {
  const collective = await aCollective(database);
  const [organiser, member] = [await aPerson(collective, ['organiser']), await aMember(collective)];
  await aPerson(collective);
  await (await as(collective, organiser)).parliament.planSitting({ id: newId(), title: 'Séance du soir', startsAt: '2027-01-10T18:00:00Z' });
  await workDone(collective);
  expect(await told(collective)).toMatchObject([{ personId: member.id, reason: 'seat' }]);
  expect((await (await as(collective, member)).following.notices({})).notices).toMatchObject([{ title: 'Séance du soir', path: '/parlement/seances/1' }]);
});

test('following: once however often it is pressed, only what is there, private to whoever follows; the list has its stop', async ({ database }) => {
  const collective = await aCollective(database);
  const [lea, other] = [await aPerson(collective), await aPerson(collective)];
  const [proposal, hidden, meeting] = [await aProposal(collective), await aProposal(collective, { status: 'submitted' }), await aMeeting(collective)];
  const api = await as(collective, lea);
  const targets = [{ kind: 'proposal' as const, id: proposal.id }, { kind: 'meeting' as const, id: meeting.id }, { kind: 'theme' as const, theme: 'logement' }];
  for (const target of [...targets, ...targets]) await api.following.follow(target);
  await Promise.all(Array.from({ length: 10 }, () => api.following.follow(targets[0]!)));
  await expect(api.following.follow({ kind: 'proposal', id: hidden.id })).rejects.toThrow('proposal.not_found');
  await expect(api.following.follow({ kind: 'theme', theme: 'rien' })).rejects.toThrow('proposal.theme_unknown');
  const { follows: list } = await api.following.page();
  expect(list.map(({ kind }) => kind).toSorted()).toEqual(['meeting', 'proposal', 'theme']);
  expect(await api.following.state(targets[2]!)).toEqual({ follows: true, may: 'follow' });
  expect((await (await as(collective)).following.state(targets[2]!)).may).toBe('sign_in');
  const theirs = await as(collective, other);
  await expect(theirs.following.end({ id: list[0]!.id })).rejects.toThrow('follow.not_found');
  await theirs.following.unfollow(targets[0]!);
  await api.following.end({ id: list[0]!.id });
  await api.following.unfollow(targets[0]!);
  await api.following.unfollow(targets[0]!);
  expect((await api.following.page()).follows).toHaveLength(list[0]!.kind === 'proposal' ? 2 : 1);
  const { rows } = await database.superuserPool.query('select verb from journal where tenant_id = $1', [collective.id]);
  expect(rows, 'nobody else learns of it').toEqual([]);
});

test('P12 notices come in pages without a gap or a double, and are marked read up to what was seen', async ({ database }) => {
  const collective = await aCollective(database);
  const reader = await aPerson(collective);
  const proposals = await Promise.all(Array.from({ length: 70 }, () => aProposal(collective)));
  await follows(collective, reader, 'theme', 'logement');
  await happens(collective, ...proposals.map(({ id }) => decided(id)));
  await workDone(collective);
  const api = await as(collective, reader);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.following.notices>> = await api.following.notices({ after });
    seen.push(...page.notices.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect([seen.length, new Set(seen).size]).toEqual([70, 70]);
  const first = await api.following.notices({});
  await happens(collective, decided(proposals[0]!.id, 'proposal.set_aside'));
  await workDone(collective);
  await api.following.markRead({ until: first.notices[0]!.at.toISOString() });
  expect(await api.following.unread()).toBe(1);
});

test('a reply is told to whom it answers, a comment to the author of the text; the workshop’s to nobody here', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, first, second] = [await aPerson(collective), await aPerson(collective), await aPerson(collective)];
  const proposal = await aProposal(collective, { author_id: author.id });
  const [thread, reply] = [newId(), newId()];
  await inTenant(collective.id, 'write', async (db) => {
    const kept = { proposal_id: proposal.id, status: 'published' as const, published_at: new Date(), body: 'Un avis.' };
    await db.insertInto('comments').values([{ ...kept, id: thread, stance: 'for', author_id: first.id }, { ...kept, id: reply, parent_id: thread, author_id: second.id }]).execute();
    await recordAll(db, second, [{ verb: 'comment.published', subject: { type: 'comment', id: reply } }]);
  });
  await workDone(collective);
  expect(new Map((await told(collective)).map(({ personId, reason }) => [personId, reason]))).toEqual(new Map([[author.id, 'author'], [first.id, 'reply']]));
});

test('whoever wrote or follows a text that was grouped learns what became of the one that carries it', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, reader] = [await aPerson(collective), await aPerson(collective)];
  const [carrier, grouped] = [await aProposal(collective), await aProposal(collective, { author_id: author.id, title: 'La même, dite ailleurs' })];
  await follows(collective, reader, 'proposal', grouped.id);
  const groupingId = newId();
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('groupings').values({ id: groupingId, kind: 'merge', carrier_id: carrier.id, carrier_status: 'published', reason: 'La même demande',
      title_before: null, body_before: null, title_after: null, body_after: null, made_by: null, undone_by: null, undone_at: null, undone_reason: null }).execute();
    await db.insertInto('grouping_members').values({ grouping_id: groupingId, proposal_id: grouped.id, position: 1, previous_status: 'published' }).execute();
    await db.updateTable('proposals').set({ status: 'grouped', carried_by: carrier.id }).where('id', '=', grouped.id).execute();
  });
  await happens(collective, decided(carrier.id));
  await workDone(collective);
  expect((await told(collective)).map(({ reason }) => reason).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['author', 'follows_proposal']);
  expect((await (await as(collective, reader)).following.notices({})).notices).toMatchObject([{ title: 'La même, dite ailleurs', hidden: false }]);
});
