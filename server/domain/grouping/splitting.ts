import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { newId, newShuffle } from '../ids.ts';
import { recordAll, type Deed } from '../journal.ts';
import { mayMove, MOVES } from '../proposals/lifecycle.ts';
import { moveAll, moveOne } from '../proposals/moves.ts';
import { hold, takeTurn, type Held, type HeldGrouping } from './hold.ts';
import { mayGroup } from './policy.ts';
import type { SplitInput } from './schema.ts';
import { copySupporters, rejoinSupporters } from './supporters.ts';

/**
 * A proposal that says two things becomes two, each with the source's origin, meeting, sheet, voice and supporters. The source stays at
 * its address and leads to both; its fate is what theirs come to.
 * @throws freeze.running, proposal.not_found, proposal.version_conflict, grouping.not_ready, grouping.already_grouped
 */
export async function split(db: TenantDb, actor: Actor, input: SplitInput): Promise<{ id: string; references: number[] }> {
  await requireNotFrozen(db);
  const allowed = actor.kind === 'system' ? true : mayGroup(actor, { frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  await takeTurn(db);
  const [source] = await hold(db, [input.sourceId]);
  const before = await halvesOf(db, input.id);
  if (before.length > 0) return { id: input.id, references: before.map(({ reference }) => reference ?? 0) };
  requireSplittable(source!, input.version);
  const halves = await writeHalves(db, source!, input);
  await copySupporters(db, input.sourceId, halves.map(({ id }) => id));
  await moveOne(db, input.sourceId, 'split');
  await writeSplit(db, actor, input, source!, halves.map(({ id }) => id));
  await recordAll(db, actor, deedsOf(input, source!, halves));
  return { id: input.id, references: halves.map(({ reference }) => reference ?? 0) };
}

function requireSplittable(source: Held, version: number): void {
  const data = { reference: source.reference ?? 0 };
  if (source.status === 'grouped') throw new DomainError('grouping.already_grouped', { data });
  if (!mayMove(source.status, 'split')) throw new DomainError('grouping.not_ready', { data });
  if (source.version !== version) throw new DomainError('proposal.version_conflict');
}

interface Half { id: string; reference: number | null }

/** The halves of a split, in their order. */
async function halvesOf(db: TenantDb, groupingId: string): Promise<Half[]> {
  return db.selectFrom('grouping_members').innerJoin('proposals', 'proposals.id', 'grouping_members.proposal_id')
    .select(['proposals.id', 'proposals.reference']).where('grouping_id', '=', groupingId).orderBy('position').execute();
}

async function writeHalves(db: TenantDb, source: Held, input: SplitInput): Promise<Half[]> {
  const texts = [{ title: input.oneTitle, body: input.oneBody }, { title: input.otherTitle, body: input.otherBody }];
  const rows = texts.map((text) => ({
    ...text, id: newId(), status: 'submitted' as const, origin: source.origin, voice: source.voice, meeting_id: source.meeting_id, theme: source.theme,
    district: source.district, place_x: source.place_x, place_y: source.place_y, organisation: source.organisation, author_id: source.author_id,
    author_shown: source.author_shown, shuffle: newShuffle(), submitted_at: source.submitted_at, part_of: source.id,
  }));
  await db.insertInto('proposals').values(rows).execute();
  const published = await moveAll(db, rows.map(({ id }) => id), 'publish');
  return published.map(({ id, reference }) => ({ id, reference }));
}

async function writeSplit(db: TenantDb, actor: Actor, input: SplitInput, source: Held, halves: readonly string[]): Promise<void> {
  await db.insertInto('groupings').values({
    id: input.id, kind: 'split', carrier_id: source.id, carrier_status: source.status, reason: input.reason, title_before: null, body_before: null,
    title_after: null, body_after: null, made_by: actor.kind === 'person' ? actor.id : null, undone_by: null, undone_at: null, undone_reason: null,
  }).execute();
  await db.insertInto('grouping_members').values(halves.map((id, index) => ({
    grouping_id: input.id, proposal_id: id, position: index + 1, previous_status: null,
  }))).execute();
}

function deedsOf({ id: groupingId, reason }: SplitInput, source: Held, halves: readonly Half[]): Deed[] {
  const references = halves.map(({ reference }) => reference);
  return [
    { verb: MOVES.split.verb, subject: { type: 'proposal', id: source.id }, data: { groupingId, halves: halves.map(({ id }) => id), references, reason } },
    ...halves.map(({ id }): Deed => ({
      verb: 'proposal.half_made', subject: { type: 'proposal', id }, data: { groupingId, sourceId: source.id, source: source.reference },
    })),
  ];
}

/**
 * The halves go back into their source, which finds its status again and is supported by whoever supports one of them. They stay at their
 * addresses and lead there; a half on an agenda, decided, grouped or carrying others must be freed first.
 */
export async function rejoin(db: TenantDb, actor: Actor, grouping: HeldGrouping, reason: string): Promise<{ carrier: number; whole: true }> {
  const halves = (await halvesOf(db, grouping.id)).map(({ id }) => id);
  const rows = await hold(db, [grouping.carrierId, ...halves]);
  const source = rows.find(({ id }) => id === grouping.carrierId)!;
  await requireFree(db, rows.filter(({ id }) => halves.includes(id)));
  await rejoinSupporters(db, source.id, halves);
  await moveAll(db, [source.id], 'ungroup', new Map([[source.id, grouping.carrierStatus]]));
  await moveAll(db, halves, 'group');
  await db.updateTable('proposals').set({ carried_by: source.id }).where('id', '=', sql<string>`any(${halves}::uuid[])`).execute();
  const by = actor.kind === 'person' ? actor.id : null;
  await db.updateTable('groupings').set({ undone_at: sql<Date>`now()`, undone_by: by, undone_reason: reason }).where('id', '=', grouping.id).execute();
  await recordAll(db, actor, [{
    verb: MOVES.ungroup.verb, subject: { type: 'proposal', id: source.id },
    data: { groupingId: grouping.id, halves, references: rows.filter(({ id }) => id !== source.id).map(({ reference }) => reference), reason },
  }]);
  return { carrier: source.reference ?? 0, whole: true };
}

/** @throws grouping.half_busy naming the half that is no longer as it was made */
async function requireFree(db: TenantDb, halves: readonly Held[]): Promise<void> {
  for (const half of halves) {
    const carries = await db.selectFrom('proposals').select('id').where('carried_by', '=', half.id).limit(1).executeTakeFirst();
    const decided = await db.selectFrom('verdicts').select('id').where('proposal_id', '=', half.id).limit(1).executeTakeFirst();
    if (half.status !== 'published' || carries || decided) throw new DomainError('grouping.half_busy', { data: { reference: half.reference ?? 0 } });
  }
}
