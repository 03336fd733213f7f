import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { recordAll } from '../journal.ts';
import type { OriginInput } from './schema.ts';

/**
 * Says from which meeting proposals came, or corrects where they were born: one field, one truth, with the reason in the journal.
 * A sheet follows its proposal to the right meeting; where there is no known meeting any more, what it held is kept in the journal.
 * @throws freeze.running, meeting.not_found, proposal.not_found, proposal.version_conflict, meeting.sheet_taken
 */
export async function tagOrigin(db: TenantDb, actor: Actor & { kind: 'person' }, input: OriginInput): Promise<{ changed: number }> {
  await requireNotFrozen(db);
  const meetingId = input.origin === 'meeting' ? (input.meetingId ?? null) : null;
  if (meetingId !== null) await requireMeeting(db, meetingId);
  const rows = await db
    .selectFrom('proposals')
    .leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select([
      'proposals.id',
      'proposals.origin',
      'proposals.meeting_id',
      'proposals.version',
      'sheets.code',
      'sheets.table_label',
      'sheets.verbatim',
      'sheets.hands',
      'sheets.objections',
    ])
    .where('proposals.id', '=', sql<string>`any(${input.ids}::uuid[])`)
    .orderBy('proposals.id')
    .forUpdate(['proposals'])
    .execute();
  if (rows.length !== new Set(input.ids).size) throw new DomainError('proposal.not_found');
  if (rows.some((row) => row.version !== (input.versions?.[input.ids.indexOf(row.id)] ?? row.version)))
    throw new DomainError('proposal.version_conflict', { field: 'ids' });
  const changing = rows.filter(
    (row) => row.origin !== input.origin || row.meeting_id !== meetingId || (input.sheetCode && input.sheetCode !== row.code),
  );
  await requireFreeCodes(
    db,
    changing.map((row) => input.sheetCode ?? row.code),
    meetingId,
    input.ids,
  );
  const ids = changing.map((row) => row.id);
  if (meetingId === null)
    await db
      .deleteFrom('sheets')
      .where('proposal_id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  await db
    .updateTable('proposals')
    .set({ origin: input.origin, meeting_id: meetingId, version: sql`version + 1` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  if (input.sheetCode && meetingId !== null && changing[0]) await nameSheet(db, actor, changing[0], meetingId, input.sheetCode);
  await recordAll(
    db,
    actor,
    changing.map(({ id, origin, meeting_id, version: _version, ...sheet }) => ({
      verb: 'proposal.origin_corrected',
      subject: { type: 'proposal' as const, id },
      data: {
        from: origin satisfies Origin,
        to: input.origin,
        fromMeeting: meeting_id,
        toMeeting: meetingId,
        reason: input.reason,
        ...(sheet.code && meetingId === null && { sheet }),
      },
    })),
  );
  return { changed: changing.length };
}

async function requireMeeting(db: TenantDb, id: string): Promise<void> {
  const meeting = await db.selectFrom('meetings').select('state').where('id', '=', id).executeTakeFirst();
  if (!meeting || meeting.state === 'cancelled') throw new DomainError('meeting.not_found', { field: 'meetingId' });
}

/** Two sheets of one meeting cannot bear one code: said in words, before the key would refuse it. */
async function requireFreeCodes(db: TenantDb, codes: (string | null)[], meetingId: string | null, except: string[]): Promise<void> {
  const wanted = codes.filter((code): code is string => code !== null);
  if (meetingId === null || wanted.length === 0) return;
  const taken = await db
    .selectFrom('sheets')
    .select('code')
    .where('meeting_id', '=', meetingId)
    .where('code', '=', sql<string>`any(${wanted})`)
    .where('proposal_id', '<>', sql<string>`all(${except}::uuid[])`)
    .limit(1)
    .executeTakeFirst();
  const twice = wanted.find((code, index) => wanted.indexOf(code) !== index);
  if (taken || twice) throw new DomainError('meeting.sheet_taken', { field: 'sheetCode', data: { code: taken?.code ?? twice ?? '' } });
}

async function nameSheet(
  db: TenantDb,
  actor: Actor & { kind: 'person' },
  row: { id: string; code: string | null },
  meetingId: string,
  code: string,
): Promise<void> {
  if (row.code !== null) await db.updateTable('sheets').set({ code }).where('proposal_id', '=', row.id).execute();
  else {
    await db
      .insertInto('sheets')
      .values({
        proposal_id: row.id,
        meeting_id: meetingId,
        code,
        typed_by: actor.id,
        table_label: null,
        verbatim: null,
        hands: null,
        objections: null,
      })
      .execute();
  }
}
