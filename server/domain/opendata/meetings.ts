import type { TenantDb } from '../../db/tenant-db.ts';
import { BATCH, stamp, stampOrNull, type Facts } from './facts.ts';
import type { MeetingRow } from './schema.ts';

/** Meetings by their public number: people as counts, nobody named. */
export async function* meetingRows(db: TenantDb, facts: Facts): AsyncGenerator<MeetingRow[]> {
  for (let after = 0; ;) {
    const rows = await readPage(db, after);
    if (rows.length > 0) yield rows.map((row) => rowOf(row, facts));
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.reference;
  }
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: TenantDb, after: number) {
  return db.selectFrom('meetings')
    .select((eb) => ['reference', 'kind', 'title', 'description', 'place', 'district', 'theme', 'starts_at', 'ends_at', 'state', 'attendance',
      'under_25', 'from_25_to_64', 'over_64', 'report', 'sections', 'url',
      eb.selectFrom('proposals').select((count) => count.fn.countAll<string>().as('n')).whereRef('proposals.meeting_id', '=', 'meetings.id')
        .where('proposals.listed', '=', true).as('proposals')])
    .where('reference', '>', after).orderBy('reference').limit(BATCH).execute();
}

function rowOf(row: Row, { theme, district }: Facts): MeetingRow {
  return {
    reference: row.reference, kind: row.kind, title: row.title, description: row.description, place: row.place, district: row.district,
    district_label: row.district === null ? null : district(row.district), theme: row.theme,
    theme_label: row.theme === null ? null : theme(row.theme), starts_at: stamp(row.starts_at), ends_at: stampOrNull(row.ends_at),
    state: row.state, attendance: row.attendance, under_25: row.under_25, from_25_to_64: row.from_25_to_64, over_64: row.over_64,
    report: row.report, report_said: row.sections.said ?? null, report_debated: row.sections.debated ?? null,
    report_asked: row.sections.asked ?? null, report_next: row.sections.next ?? null, proposals: Number(row.proposals), source_url: row.url,
  };
}
