import type { TenantDb } from '../../db/tenant-db.ts';
import type { Outcome } from '../../db/tables/parliament.ts';
import type { Origin, Verdict } from '../../db/tables/proposals.ts';
import { commitmentsOf, type CommitmentStation } from '../commitments/road.ts';
import { DomainError } from '../errors.ts';
import { groupingRoad, type GroupingStation } from '../grouping/road.ts';
import { decide } from '../votes/rule.ts';
import { storedCounts, storedRule, type Decision, type Rule, type VoteCounts } from '../votes/schema.ts';
import { SHEET_OF } from './sheet-of.ts';

/** The vote behind a verdict, with all that its drawing and its arithmetic need. */
export interface VoteHeld {
  questionId: string;
  sitting: number;
  rule: Rule;
  counts: VoteCounts;
  decision: Decision;
}

/** One station of a proposal's road, in the order of time. What has not come yet is drawn hollow by the page. */
export type Station =
  | {
      kind: 'said';
      at: Date;
      meeting: { reference: number; title: string; place: string };
      sheet: string | null;
      table: string | null;
      hands: number | null;
      attendance: number | null;
    }
  | { kind: 'said_somewhere'; at: Date | null }
  | { kind: 'typed'; at: Date; sheet: string | null }
  | { kind: 'read'; at: Date; mended: boolean }
  | { kind: 'submitted'; at: Date; origin: Origin }
  | { kind: 'published'; at: Date }
  | { kind: 'origin_corrected'; at: Date; from: Origin; to: Origin; reason: string }
  | { kind: 'agenda'; at: Date; sitting: { number: number; title: string; startsAt: Date }; position: number }
  | { kind: 'undecided'; at: Date; sitting: number; outcome: Outcome }
  | { kind: 'verdict'; at: Date; verdict: Verdict; reason: string | null; imported: boolean; vote: VoteHeld | null }
  | { kind: 'measure'; at: Date; edition: number; measure: { reference: number; title: string } }
  | { kind: 'answered'; at: Date; number: number; note: string | null }
  | CommitmentStation
  | { kind: 'withdrawn'; at: Date }
  | GroupingStation;

/** The road of a proposal, from the room or the screen where it was born to its latest verdict: read from its rows and the journal. */
export async function roadOf(db: TenantDb, id: string): Promise<Station[]> {
  const [birth, deeds, agenda, verdicts, measures, commitments, groupings, answers] = await Promise.all([
    birthOf(db, id),
    deedsOf(db, id),
    agendaOf(db, id),
    verdictsOf(db, id),
    measuresOf(db, id),
    commitmentsOf(db, id),
    groupingRoad(db, id),
    answersTo(db, id),
  ]);
  // From its grouping on, what happens to its carrier happens to it.
  const { carried } = groupings;
  const carrier = carried === null ? [] : await Promise.all([
    agendaOf(db, carried.id), verdictsOf(db, carried.id), measuresOf(db, carried.id), commitmentsOf(db, carried.id), answersTo(db, carried.id),
  ]);
  // An edition prints those that were grouped beside who carries them: what both roads say is said once.
  const own = new Set([...measures, ...commitments].map((station) => JSON.stringify(station)));
  const on = carrier.flat().filter((station) => carried !== null && station.at >= carried.since && !own.has(JSON.stringify(station)));
  const later = [...deeds, ...agenda, ...verdicts, ...measures, ...commitments, ...answers, ...groupings.stations, ...on]
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return [...birth, ...later];
}

async function birthOf(db: TenantDb, id: string): Promise<Station[]> {
  const row = await db
    .selectFrom('proposals')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('sheets', (join) => join.on('sheets.proposal_id', '=', SHEET_OF))
    .leftJoin('readings', 'readings.proposal_id', 'proposals.id')
    .select([
      'proposals.origin',
      'proposals.submitted_at',
      'proposals.published_at',
      'proposals.import_source',
      'meetings.reference',
      'meetings.title',
      'meetings.place',
      'meetings.starts_at',
      'meetings.attendance',
      'sheets.code',
      'sheets.table_label',
      'sheets.hands',
      'sheets.typed_at',
      'readings.read_at',
      'readings.outcome as reading',
    ])
    .where('proposals.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('proposal.not_found');
  const stations: Station[] = [];
  if (row.origin === 'meeting' && row.reference !== null && row.starts_at !== null) {
    stations.push({
      kind: 'said',
      at: row.starts_at,
      meeting: { reference: row.reference, title: row.title ?? '', place: row.place ?? '' },
      sheet: row.code,
      table: row.table_label,
      hands: row.hands,
      attendance: row.attendance,
    });
    if (row.typed_at) stations.push({ kind: 'typed', at: row.typed_at, sheet: row.code });
  } else if (row.origin === 'meeting') stations.push({ kind: 'said_somewhere', at: row.import_source === null ? null : row.submitted_at });
  else stations.push({ kind: 'submitted', at: row.submitted_at, origin: row.origin });
  const read: Station[] = row.read_at === null ? [] : [{ kind: 'read', at: row.read_at, mended: row.reading === 'mended' }];
  const published: Station[] = row.published_at === null ? [] : [{ kind: 'published', at: row.published_at }];
  // What waited for its reading is published by it, at the same instant.
  const readFirst = row.read_at !== null && (row.published_at === null || row.read_at <= row.published_at);
  return [...stations, ...(readFirst ? [...read, ...published] : [...published, ...read])];
}

type Later = Station & { at: Date };

async function deedsOf(db: TenantDb, id: string): Promise<Later[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['at', 'verb', 'data'])
    .where('subject_type', '=', 'proposal')
    .where('subject_id', '=', id)
    .where('verb', 'in', ['proposal.withdrawn', 'proposal.origin_corrected'])
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map(({ at, verb, data }) =>
    verb === 'proposal.withdrawn'
      ? { kind: 'withdrawn', at }
      : { kind: 'origin_corrected', at, from: data.from as Origin, to: data.to as Origin, reason: data.reason as string },
  );
}

async function agendaOf(db: TenantDb, id: string): Promise<Later[]> {
  const rows = await db
    .selectFrom('agenda_items')
    .innerJoin('sittings', 'sittings.id', 'agenda_items.sitting_id')
    .leftJoin('questions', (join) => join.onRef('questions.agenda_item_id', '=', 'agenda_items.id').on('questions.state', '=', 'announced'))
    .select([
      'agenda_items.created_at',
      'agenda_items.position',
      'sittings.number',
      'sittings.title',
      'sittings.starts_at',
      'questions.outcome',
      'questions.announced_at',
    ])
    .where('agenda_items.proposal_id', '=', id)
    .where('agenda_items.removed_at', 'is', null)
    .orderBy('agenda_items.id')
    .limit(50)
    .execute();
  return rows.flatMap((row): Later[] => {
    const station: Later = {
      kind: 'agenda',
      at: row.created_at,
      position: row.position,
      sitting: { number: row.number, title: row.title, startsAt: row.starts_at },
    };
    const undecided = row.outcome !== null && row.outcome !== 'adopted' && row.outcome !== 'rejected' && row.announced_at;
    return undecided ? [station, { kind: 'undecided', at: row.announced_at!, sitting: row.number, outcome: row.outcome! }] : [station];
  });
}

async function verdictsOf(db: TenantDb, id: string): Promise<Later[]> {
  const rows = await db
    .selectFrom('verdicts')
    .leftJoin('questions', 'questions.id', 'verdicts.question_id')
    .leftJoin('sittings', 'sittings.id', 'questions.sitting_id')
    .select([
      'verdicts.verdict',
      'verdicts.reason',
      'verdicts.imported',
      'verdicts.decided_at',
      'verdicts.question_id',
      'questions.rule',
      'questions.counts',
      'sittings.number',
    ])
    .where('verdicts.proposal_id', '=', id)
    .orderBy('verdicts.decided_at')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    kind: 'verdict',
    at: row.decided_at,
    verdict: row.verdict,
    reason: row.reason,
    imported: row.imported,
    vote: voteOf(row),
  }));
}

/** The measures that cite it, each at the edition that first printed it so. What only the working copy holds is no station. */
async function measuresOf(db: TenantDb, id: string): Promise<Later[]> {
  const rows = await db
    .selectFrom('edition_sources')
    .innerJoin('editions', 'editions.id', 'edition_sources.edition_id')
    .innerJoin('measures', 'measures.id', 'edition_sources.measure_id')
    .innerJoin('edition_measures', (join) =>
      join
        .onRef('edition_measures.edition_id', '=', 'edition_sources.edition_id')
        .onRef('edition_measures.measure_id', '=', 'edition_sources.measure_id'),
    )
    .innerJoin('measure_versions', (join) =>
      join
        .onRef('measure_versions.measure_id', '=', 'edition_measures.measure_id')
        .onRef('measure_versions.version', '=', 'edition_measures.version'),
    )
    .distinctOn('edition_sources.measure_id')
    .select(['editions.number', 'editions.published_at', 'measures.reference', 'measure_versions.title'])
    .where('edition_sources.proposal_id', '=', id)
    .orderBy('edition_sources.measure_id')
    .orderBy('editions.number')
    .limit(50)
    .execute();
  return rows.map(({ number, published_at, reference, title }) => ({
    kind: 'measure',
    at: published_at,
    edition: number,
    measure: { reference: reference ?? 0, title },
  }));
}

/** Each text of the collective's answer that was public: the first, and its corrections. */
async function answersTo(db: TenantDb, id: string): Promise<Later[]> {
  const rows = await db
    .selectFrom('answer_versions')
    .innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
    .select(['answer_versions.published_at as at', 'answer_versions.number', 'answer_versions.note'])
    .where('answers.proposal_id', '=', id)
    .orderBy('answer_versions.number')
    .limit(50)
    .execute();
  return rows.map((row) => ({ kind: 'answered', ...row }));
}

function voteOf(row: { question_id: string | null; number: number | null; rule: unknown; counts: unknown }): VoteHeld | null {
  if (row.question_id === null || row.number === null || row.rule === null) return null;
  const counts = storedCounts(row.counts);
  if (counts === null) return null;
  const rule = storedRule(row.rule);
  return { questionId: row.question_id, sitting: row.number, rule, counts, decision: decide(rule, counts) };
}
