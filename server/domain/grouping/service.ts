import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { recordAll, type Deed } from '../journal.ts';
import { mayMove, MOVES } from '../proposals/lifecycle.ts';
import { moveAll } from '../proposals/moves.ts';
import { hold, takeTurn, type Held } from './hold.ts';
import { mayChangeCarrier, mayGroup } from './policy.ts';
import type { MergeInput } from './schema.ts';

/**
 * Several proposals become one: the carrier goes on to the vote, its verdict is the fate of all. Each keeps its text, its origin, its
 * voice and its supporters; those that a member carries already come along. Sending the same id again answers what the first time gave.
 * @throws freeze.running, proposal.not_found, proposal.version_conflict, grouping.already_grouped, grouping.not_ready,
 * grouping.carrier_on_agenda, grouping.carrier_decided, grouping.carrier_grouped
 */
export async function merge(db: TenantDb, actor: Actor & { kind: 'person' } | Actor, input: MergeInput): Promise<{ id: string; carrier: number }> {
  await requireNotFrozen(db);
  const allowed = actor.kind === 'system' ? true : mayGroup(actor, { frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  await takeTurn(db);
  const memberIds = [...new Set(input.memberIds)].filter((id) => id !== input.carrierId);
  const rows = new Map((await hold(db, [input.carrierId, ...memberIds])).map((row) => [row.id, row]));
  const carrier = rows.get(input.carrierId)!;
  if (await madeBefore(db, input.id)) return { id: input.id, carrier: carrier.reference ?? 0 };
  const members = memberIds.map((id) => rows.get(id)!);
  requireReady(carrier, members);
  const texts = rewritten(carrier, input);
  await writeGrouping(db, actor, input, carrier, texts, members);
  if (texts) await writeText(db, carrier.id, texts.after);
  await carry(db, carrier.id, memberIds);
  await recordAll(db, actor, deedsOf(input, carrier, members));
  return { id: input.id, carrier: carrier.reference ?? 0 };
}

async function madeBefore(db: TenantDb, id: string): Promise<boolean> {
  return (await db.selectFrom('groupings').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Says which one is not ready and why, before the table of moves would refuse them all. */
function requireReady(carrier: Held, members: readonly Held[]): void {
  const reference = carrier.reference ?? 0;
  const allowed = mayChangeCarrier(carrier.status);
  if (carrier.status === 'submitted' || carrier.status === 'inadmissible' || carrier.status === 'withdrawn') {
    throw new DomainError('grouping.not_ready', { data: { reference } });
  }
  if (allowed !== true) throw new DomainError(allowed, { data: { reference } });
  for (const member of members) {
    const data = { reference: member.reference ?? 0 };
    if (member.status === 'grouped') throw new DomainError('grouping.already_grouped', { data });
    if (!mayMove(member.status, 'group')) throw new DomainError('grouping.not_ready', { data });
  }
}

interface Text { title: string; body: string }

/** The carrier's texts before and after, or null where none changes. @throws proposal.version_conflict */
function rewritten(carrier: Held, input: MergeInput): { before: Text; after: Text } | null {
  const before = { title: carrier.title, body: carrier.body };
  const after = { title: input.title ?? before.title, body: input.body ?? before.body };
  if (after.title === before.title && after.body === before.body) return null;
  if (input.version !== carrier.version) throw new DomainError('proposal.version_conflict');
  return { before, after };
}

async function writeGrouping(
  db: TenantDb, actor: Actor, input: MergeInput, carrier: Held, texts: { before: Text; after: Text } | null, members: readonly Held[],
): Promise<void> {
  await db.insertInto('groupings').values({
    id: input.id, kind: 'merge', carrier_id: carrier.id, carrier_status: carrier.status, reason: input.reason,
    title_before: texts?.before.title ?? null, body_before: texts?.before.body ?? null,
    title_after: texts?.after.title ?? null, body_after: texts?.after.body ?? null,
    made_by: actor.kind === 'person' ? actor.id : null, undone_by: null, undone_at: null, undone_reason: null,
  }).execute();
  await db.insertInto('grouping_members').values(members.map((member, index) => ({
    grouping_id: input.id, proposal_id: member.id, position: index + 1, previous_status: member.status,
  }))).execute();
}

/** Writes a text, as a new version of its proposal. */
export async function writeText(db: TenantDb, id: string, { title, body }: Text): Promise<void> {
  await db.updateTable('proposals').set({ title, body, version: sql`version + 1` }).where('id', '=', id).execute();
}

/** The members, and all that they carry, are carried from now on. A half that its source took back stays with its source. */
async function carry(db: TenantDb, carrierId: string, memberIds: string[]): Promise<void> {
  await moveAll(db, memberIds, 'group');
  await db.updateTable('proposals').set({ carried_by: carrierId }).where((eb) => eb.or([
    eb('id', '=', sql<string>`any(${memberIds}::uuid[])`),
    eb.and([eb('carried_by', '=', sql<string>`any(${memberIds}::uuid[])`), eb('carried_by', 'is distinct from', eb.ref('part_of'))]),
  ])).execute();
}

function deedsOf({ id: groupingId, reason }: MergeInput, carrier: Held, members: readonly Held[]): Deed[] {
  return [
    ...members.map((member): Deed => ({
      verb: MOVES.group.verb, subject: { type: 'proposal', id: member.id },
      data: { groupingId, carrierId: carrier.id, carrier: carrier.reference, reason },
    })),
    {
      verb: 'proposal.joined', subject: { type: 'proposal', id: carrier.id },
      data: { groupingId, members: members.map(({ id }) => id), references: members.map(({ reference }) => reference), reason },
    },
  ];
}
