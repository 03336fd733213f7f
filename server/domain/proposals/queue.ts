import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { isPublic } from './lifecycle.ts';
import { doorsNow } from './page.ts';
import { DECISIONS, mayModerate, type Decision } from './policy.ts';
import { PAGE_SIZE, type QueueInput } from './schema.ts';

export interface ToRead {
  id: string;
  reference: number | null;
  title: string;
  body: string;
  theme: string;
  district: string | null;
  status: ProposalStatus;
  version: number;
  origin: Origin;
  voice: Voice;
  organisation: string | null;
  pseudonym: string | null;
  since: Date;
  files: number;
  meeting: { reference: number; title: string } | null;
  /** What its reader may answer now; empty during a freeze. */
  decisions: Decision[];
}
export interface ReadingQueue {
  items: ToRead[];
  next: string | null;
  waiting: { submitted: number; published: number };
  frozen: boolean;
}

/** What waits to be read, the oldest first: texts that are not public yet, or texts that are and that nobody has read. */
export async function readingQueue(db: TenantDb, actor: Actor, { state, after }: QueueInput): Promise<ReadingQueue> {
  const since = sql.ref<Date>(state === 'submitted' ? 'proposals.submitted_at' : 'proposals.published_at');
  const [micros, id] = (after ?? '').split('_');
  const rows = unread(db, state)
    .leftJoin('people', 'people.id', 'proposals.author_id')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.title',
      'proposals.body',
      'proposals.theme',
      'proposals.district',
      'proposals.status',
      'proposals.version',
      'proposals.origin',
      'proposals.voice',
      'proposals.organisation',
      'people.pseudonym',
      since.as('since'),
      'meetings.reference as meetingReference',
      'meetings.title as meetingTitle',
      sql<string>`(extract(epoch from ${since}) * 1000000)::bigint`.as('micros'),
      eb
        .selectFrom('attachments')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('attachments.proposal_id', '=', 'proposals.id')
        .as('files'),
    ])
    .$if(Boolean(micros && id), (query) =>
      query.where(
        sql<SqlBool>`(${since}, proposals.id) > ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`,
      ),
    )
    .orderBy(since)
    .orderBy('proposals.id')
    .limit(PAGE_SIZE + 1)
    .execute();
  const [found, doors, waiting] = await Promise.all([rows, doorsNow(db), waitingToBeRead(db)]);
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      reference: row.reference,
      title: row.title,
      body: row.body,
      theme: row.theme,
      district: row.district,
      status: row.status,
      version: row.version,
      origin: row.origin,
      voice: row.voice,
      organisation: row.organisation,
      pseudonym: row.pseudonym,
      since: row.since,
      files: Number(row.files),
      meeting: row.meetingReference === null ? null : { reference: row.meetingReference, title: row.meetingTitle ?? '' },
      decisions: DECISIONS.filter(
        (decision) => mayModerate(actor, { status: row.status, authorId: null, listed: false }, doors, decision) === true,
      ),
    })),
    next: found.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null,
    waiting,
    frozen: doors.frozen,
  };
}

function unread(db: TenantDb, state: QueueInput['state']) {
  const all = db.selectFrom('proposals');
  return state === 'submitted'
    ? all
        .where('proposals.status', '=', 'submitted')
        // A sheet that another volunteer is to read first is theirs, not yet the moderation's.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('sheets')
                .select('sheets.code')
                .whereRef('sheets.proposal_id', '=', 'proposals.id')
                .where('sheets.reading', '=', 'before'),
            ),
          ),
        )
    : all.where('proposals.listed', '=', true).where('proposals.reviewed_at', 'is', null).where('proposals.status', '=', 'published');
}

/** How many texts wait for a reader, before and after publication. */
export async function waitingToBeRead(db: TenantDb): Promise<{ submitted: number; published: number }> {
  const count = (state: QueueInput['state']) =>
    unread(db, state)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
  const [submitted, published] = await Promise.all([count('submitted'), count('published')]);
  return { submitted: Number(submitted.n), published: Number(published.n) };
}

export interface OwnProposal {
  id: string;
  reference: number | null;
  title: string;
  status: ProposalStatus;
  listed: boolean;
  submittedAt: Date;
  supports: number;
}

/** One's own texts with what became of each, the latest first. */
export async function myProposals(
  db: TenantDb,
  actor: Actor & { kind: 'person' },
  { after }: { after?: string | null | undefined },
): Promise<{ items: OwnProposal[]; next: string | null }> {
  const [micros, id] = (after ?? '').split('_');
  const rows = await db
    .selectFrom('proposals')
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.title',
      'proposals.status',
      'proposals.listed',
      'proposals.submitted_at as submittedAt',
      sql<string>`(extract(epoch from proposals.submitted_at) * 1000000)::bigint`.as('micros'),
      eb
        .selectFrom('supports')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id')
        .as('supports'),
    ])
    .where('author_id', '=', actor.id)
    .$if(Boolean(micros && id), (query) =>
      query.where(
        sql<SqlBool>`(proposals.submitted_at, proposals.id) <
        ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`,
      ),
    )
    .orderBy('proposals.submitted_at', 'desc')
    .orderBy('proposals.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute();
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      reference: row.reference,
      title: row.title,
      status: row.status,
      listed: isPublic(row.status),
      submittedAt: row.submittedAt,
      supports: Number(row.supports),
    })),
    next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null,
  };
}
