import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { isPublic } from '../proposals/lifecycle.ts';
import { storedCounts, storedRule } from '../votes/schema.ts';
import { BATCH, stamp, type Facts } from './facts.ts';
import { markOf } from './marks.ts';
import type { BallotRow, VoteRow } from './schema.ts';

/** Announced votes by sitting and item: the rule as it was frozen, the counts and the outcome. A vote under way tells nothing yet. */
export async function* voteRows(db: TenantDb): AsyncGenerator<VoteRow[]> {
  let after: Row | null = null;
  for (;;) {
    const rows: Row[] = await readPage(db, after);
    if (rows.length > 0) yield rows.flatMap((row) => rowOf(row) ?? []);
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: TenantDb, after: { number: number; position: number; id: string } | null) {
  return db.selectFrom('questions').innerJoin('sittings', 'sittings.id', 'questions.sitting_id')
    .innerJoin('agenda_items', 'agenda_items.id', 'questions.agenda_item_id').innerJoin('proposals', 'proposals.id', 'questions.proposal_id')
    .select(['questions.id', 'sittings.number', 'sittings.title', 'sittings.starts_at', 'agenda_items.position', 'proposals.reference',
      'proposals.status', 'questions.mode', 'questions.rule', 'questions.on_rejection', 'questions.opened_at', 'questions.closed_at',
      'questions.announced_at', 'questions.counts', 'questions.outcome', 'questions.reason'])
    .where('questions.state', '=', 'announced')
    .$if(after !== null, (query) => query.where(sql<SqlBool>`(sittings.number, agenda_items.position, questions.id)
      > (${after!.number}::integer, ${after!.position}::integer, ${after!.id}::uuid)`))
    .orderBy('sittings.number').orderBy('agenda_items.position').orderBy('questions.id').limit(BATCH).execute();
}

function rowOf(row: Row): VoteRow | null {
  const rule = storedRule(row.rule);
  const counts = storedCounts(row.counts);
  if (counts === null || row.outcome === null || row.closed_at === null || row.announced_at === null) return null;
  const { places: { room, online } } = counts;
  return {
    vote: row.id, sitting: row.number, sitting_title: row.title, sitting_at: stamp(row.starts_at), item: row.position,
    proposal: isPublic(row.status) ? row.reference : null, mode: row.mode, opened_at: stamp(row.opened_at), closed_at: stamp(row.closed_at),
    announced_at: stamp(row.announced_at), threshold_num: rule.threshold.num, threshold_den: rule.threshold.den,
    threshold_strict: rule.threshold.strict, base: rule.base, quorum_num: rule.quorum?.num ?? null, quorum_den: rule.quorum?.den ?? null,
    quorum_of: rule.quorum?.of ?? null, minimum_voters: rule.minimumVoters, on_rejection: row.on_rejection, enrolled: counts.enrolled,
    present: counts.present, yes: counts.yes, no: counts.no, abstain: counts.abstain, room_present: room.present, room_yes: room.yes,
    room_no: room.no, room_abstain: room.abstain, online_present: online.present, online_yes: online.yes, online_no: online.no,
    online_abstain: online.abstain, outcome: row.outcome, reason: row.reason,
  };
}

/**
 * One line for each seat of each announced vote, also for those that did not vote, so that every count can be done again. The minutes
 * print the same by name, as the rule of a roll call wants it; here a seat is a mark.
 */
export async function* ballotRows(db: TenantDb, { key }: Facts): AsyncGenerator<BallotRow[]> {
  let after: { id: string; seat_id: string } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readBallots>> = await readBallots(db, after);
    if (rows.length > 0) yield rows.map(({ id, seat_id, choice, place }) => ({ vote: id, seat: markOf(key, seat_id), choice, place }));
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

async function readBallots(db: TenantDb, after: { id: string; seat_id: string } | null) {
  return db.selectFrom('questions').innerJoin('electors', 'electors.question_id', 'questions.id')
    .leftJoin('roll_call_ballots', (join) => join.onRef('roll_call_ballots.question_id', '=', 'electors.question_id')
      .onRef('roll_call_ballots.seat_id', '=', 'electors.seat_id'))
    .select(['questions.id', 'electors.seat_id', 'roll_call_ballots.choice', 'roll_call_ballots.place'])
    .where('questions.state', '=', 'announced')
    .$if(after !== null, (query) => query.where(sql<SqlBool>`(questions.id, electors.seat_id) > (${after!.id}::uuid, ${after!.seat_id}::uuid)`))
    .orderBy('questions.id').orderBy('electors.seat_id').limit(BATCH).execute();
}
