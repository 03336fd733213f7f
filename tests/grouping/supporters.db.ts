import fc from 'fast-check';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { Model, stateOf, type Real } from './model.ts';

const REASON = 'Elles disent la même chose.';
const pick = <T,>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

let done = 0;
let most = 0;
type Command = fc.AsyncCommand<Model, Real>;
function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  const counted = async (model: Model, real: Real) => {
    await run(model, real);
    done += 1;
  };
  return { check: () => true, run: counted, toString: () => name };
}

const press = (who: number, which: number, on: boolean): Command => command(`${on ? 'support' : 'unsupport'}(${who}, ${which})`, async (model, real) => {
  const id = pick([...model.proposals.keys()], which)!;
  const caller = await as(real.collective, real.people[who]);
  await (on ? caller.proposals.support({ id }) : caller.proposals.unsupport({ id }));
  for (const target of model.targets(id)) {
    if (on) model.of(target).own.add(who);
    else for (const one of [target, ...model.carried(target)]) model.of(one).own.delete(who);
  }
});

const mergeSome = (which: number, members: number[], rewrite: boolean): Command => command(`merge(${which}, ${members.join(' ')}, ${rewrite})`, async (model, real) => {
  const carrier = pick(model.open(), which);
  const chosen = [...new Set(members.map((at) => pick(model.open(), at)!))].filter((id) => id !== carrier);
  if (!carrier || chosen.length === 0) return;
  const id = newId();
  const title = rewrite ? `Texte repris ${id.slice(-6)}` : null;
  const { proposals } = await stateOf(real.collective);
  const api = await as(real.collective, real.organiser);
  const { version } = await api.proposals.byId({ id: carrier });
  expect(proposals.find((one) => one.id === carrier)!.title).toBe(model.of(carrier).title);
  await api.groupings.merge({ id, carrierId: carrier, memberIds: chosen, reason: REASON, title, version });
  model.groupings.push({ id, kind: 'merge', carrier, members: chosen, left: new Set(), undone: false, before: title ? model.of(carrier).title : null, after: title });
  if (title) model.of(carrier).title = title;
  for (const [, one] of model.proposals) if (one.carriedBy !== null && chosen.includes(one.carriedBy) && one.partOf !== one.carriedBy) one.carriedBy = carrier;
  for (const member of chosen) Object.assign(model.of(member), { back: model.of(member).status, status: 'grouped', carriedBy: carrier });
});

const undoOne = (which: number, single: number | null): Command => command(`undo(${which}, ${single})`, async (model, real) => {
  const grouping = pick(model.standing(), which);
  if (!grouping) return;
  const api = await as(real.collective, real.organiser);
  const held = grouping.members.filter((id) => !grouping.left.has(id));
  const proposalId = grouping.kind === 'merge' && single !== null ? pick(held, single)! : null;
  const answer = await api.groupings.undo({ groupingId: grouping.id, proposalId, reason: REASON }).then(() => 'done', (error: Error) => error.message);
  if (grouping.kind === 'merge' && model.of(grouping.carrier).status === 'grouped') return expect(answer).toBe('grouping.carrier_grouped');
  if (grouping.kind === 'split' && grouping.members.some((half) => model.of(half).status !== 'published' || model.carried(half).length > 0)) {
    return expect(answer).toBe('grouping.half_busy');
  }
  expect(answer).toBe('done');
  if (grouping.kind === 'split') return rejoin(model, grouping.carrier, grouping.members, grouping);
  const leaving = proposalId ? [proposalId] : held;
  for (const id of leaving) {
    Object.assign(model.of(id), { status: model.of(id).back, carriedBy: null });
    grouping.left.add(id);
    for (const below of descendants(model, id)) model.of(below).carriedBy = id;
  }
  if (grouping.left.size < grouping.members.length) return;
  grouping.undone = true;
  if (grouping.before === null) return;
  const later = model.standing().find((one) => one.carrier === grouping.carrier && one.before !== null && model.groupings.indexOf(one) > model.groupings.indexOf(grouping));
  if (later) later.before = grouping.before;
  else model.of(grouping.carrier).title = grouping.before;
});

function descendants(model: Model, id: string): string[] {
  const below = model.standing().filter((one) => one.kind === 'merge' && one.carrier === id).flatMap((one) => one.members.filter((member) => !one.left.has(member)));
  return below.flatMap((one) => [one, ...descendants(model, one)]);
}

function rejoin(model: Model, source: string, halves: string[], grouping: { undone: boolean }): void {
  const stay = new Set(halves.flatMap((half) => [...model.of(half).own]));
  for (const one of [source, ...model.carried(source)]) for (const who of model.of(one).own) if (!stay.has(who)) model.of(one).own.delete(who);
  const there = model.union(source);
  for (const who of stay) if (!there.has(who)) model.of(source).own.add(who);
  model.of(source).status = model.of(source).back;
  for (const half of halves) Object.assign(model.of(half), { status: 'grouped', carriedBy: source, own: new Set() });
  grouping.undone = true;
}

const splitOne = (which: number): Command => command(`split(${which})`, async (model, real) => {
  const source = pick(model.open(), which);
  if (!source || model.proposals.size > 14) return;
  const api = await as(real.collective, real.organiser);
  const { version } = await api.proposals.byId({ id: source });
  const id = newId();
  await api.groupings.split({
    id, sourceId: source, reason: 'Elle dit deux choses.', version, oneTitle: 'La première moitié', oneBody: 'Ce que dit la première moitié.',
    otherTitle: 'La seconde moitié', otherBody: 'Ce que dit la seconde moitié.',
  });
  const { proposals } = await stateOf(real.collective);
  const halves = proposals.filter((one) => one.partOf === source && !model.proposals.has(one.id)).map((one) => one.id);
  expect(halves.length).toBe(2);
  const own = model.union(source);
  for (const half of halves) {
    const title = proposals.find((one) => one.id === half)!.title;
    model.proposals.set(half, { status: 'published', carriedBy: null, partOf: source, own: new Set(own), title, back: 'published' });
  }
  Object.assign(model.of(source), { back: model.of(source).status, status: 'grouped', carriedBy: null });
  model.groupings.push({ id, kind: 'split', carrier: source, members: halves, left: new Set(), undone: false, before: null, after: null });
});

/** Rows, unions and every count, beside the model's. */
async function same(model: Model, { collective, people }: Real): Promise<void> {
  const { proposals, supports } = await stateOf(collective);
  expect(proposals.length).toBe(model.proposals.size);
  const personOf = new Map(people.map((person, index) => [person.id, index]));
  for (const row of proposals) {
    const one = model.of(row.id);
    expect({ status: row.status, carriedBy: row.carriedBy, title: row.title }).toEqual({ status: one.status, carriedBy: one.carriedBy, title: one.title });
    const own = supports.filter(({ id }) => id === row.id).map(({ person }) => personOf.get(person)!);
    expect(new Set(own)).toEqual(one.own);
    expect(own.length).toBe(one.own.size);
  }
  const list = await (await as(collective)).proposals.list({});
  const whole = [...model.proposals.values()].filter((one) => one.partOf === null);
  expect(list.all.total).toBe(whole.length);
  expect(list.all.online + list.all.meeting + list.all.collective).toBe(list.all.total);
  expect(list.matching).toBe([...model.proposals.values()].filter((one) => one.status !== 'grouped').length);
  for (const item of list.items) expect(item.supports).toBe(model.union(item.id).size);
  const { fates, items } = await (await as(collective)).proposals.waiting({});
  const { total, verdict, carried, inadmissible, waiting } = fates.all;
  expect(verdict + carried + inadmissible + waiting).toBe(total);
  expect(total).toBe(list.all.total);
  expect(items.length).toBe(waiting);
}

test('P2 T50 two hundred times support, take back, merge, undo, take one out, split: every union, status, text and count is the model’s', async ({ database }) => {
  test.setTimeout(120_000);
  const at = fc.nat(60);
  const commands = fc.commands([
    fc.tuple(fc.nat(5), at, fc.boolean()).map(([who, which, on]) => press(who, which, on)),
    fc.tuple(fc.nat(5), at).map(([who, which]) => press(who, which, true)),
    fc.tuple(at, fc.array(at, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([which, members, rewrite]) => mergeSome(which, members, rewrite)),
    fc.tuple(at, fc.option(at, { nil: null })).map(([which, single]) => undoOne(which, single)),
    at.map(splitOne),
    fc.constant(command('count()', same)),
  ], { maxCommands: 200, size: 'max' });
  await fc.assert(fc.asyncProperty(commands, async (chosen) => {
    const fresh = await aCollective(database);
    const here: Real = {
      collective: fresh, people: await Promise.all(Array.from({ length: 6 }, () => aPerson(fresh))), organiser: await aPerson(fresh, ['organiser']),
    };
    done = 0;
    const meeting = await aMeeting(fresh);
    const model = new Model();
    for (let n = 0; n < 8; n += 1) {
      const { id } = await aProposal(fresh, { title: `Proposition ${n}`, ...(n % 3 === 0 && { origin: 'meeting' as const, meeting_id: meeting.id }) });
      model.proposals.set(id, { status: 'published', carriedBy: null, partOf: null, own: new Set(), title: `Proposition ${n}`, back: 'published' });
    }
    await fc.asyncModelRun(() => ({ model, real: here }), chosen);
    await same(model, here);
    most = Math.max(most, done);
  }), { numRuns: 6, endOnFailure: true });
  // Not a run of refusals and of nothing to do.
  expect(most).toBeGreaterThan(60);
});
