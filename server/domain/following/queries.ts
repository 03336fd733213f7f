import { sql, type SqlBool } from 'kysely';
import type { FollowKind, Rhythm } from '../../db/tables/following.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { standingConsents } from '../people/consents.ts';
import { isPublic } from '../proposals/lifecycle.ts';
import { describe, type Described } from './described.ts';
import { NOTICES_A_PAGE, type NoticesInput, type Target } from './schema.ts';

type Person = Actor & { kind: 'person' };

/** What the reader of a page may do about following what it shows. */
export interface FollowState { follows: boolean; may: 'follow' | 'sign_in' }

export async function followState(db: TenantDb, actor: Actor, target: Target): Promise<FollowState> {
  if (actor.kind !== 'person') return { follows: false, may: 'sign_in' };
  const [column, value] = target.kind === 'theme' ? ['theme' as const, target.theme]
    : [target.kind === 'proposal' ? 'proposal_id' as const : 'meeting_id' as const, target.id];
  const row = await db.selectFrom('follows').select('id').where('person_id', '=', actor.id).where(column, '=', value).executeTakeFirst();
  return { follows: row !== undefined, may: 'follow' };
}

export interface Followed {
  id: string; kind: FollowKind; since: Date; theme: string | null;
  proposal: { reference: number; title: string; status: ProposalStatus } | null;
  meeting: { reference: number; title: string; startsAt: Date } | null;
}
export interface FollowsPage {
  follows: Followed[]; rhythm: Rhythm; consented: boolean; hasAddress: boolean;
  /** When the latest letter could not be delivered, if none has been since. */
  refusedAt: Date | null;
}

/** Everything one follows, the latest first (there is a most), and how often one is written to. */
export async function followsPage(db: TenantDb, actor: Person): Promise<FollowsPage> {
  const [rows, preference, consents, person, lastLetter] = await Promise.all([
    db.selectFrom('follows').leftJoin('proposals', 'proposals.id', 'follows.proposal_id').leftJoin('meetings', 'meetings.id', 'follows.meeting_id')
      .select(['follows.id', 'follows.kind', 'follows.created_at as since', 'follows.theme', 'proposals.reference', 'proposals.title', 'proposals.status',
        'meetings.reference as meetingReference', 'meetings.title as meetingTitle', 'meetings.starts_at as startsAt'])
      .where('follows.person_id', '=', actor.id).orderBy('follows.created_at', 'desc').orderBy('follows.id', 'desc').execute(),
    db.selectFrom('mail_preferences').select('rhythm').where('person_id', '=', actor.id).executeTakeFirst(),
    standingConsents(db, actor.id),
    db.selectFrom('people').select('email').where('id', '=', actor.id).executeTakeFirstOrThrow(),
    db.selectFrom('outbox').select(['sent_at', 'failed_at', 'last_error']).where('person_id', '=', actor.id)
      .where((eb) => eb.or([eb('sent_at', 'is not', null), eb('last_error', 'like', 'refused:%'), eb('last_error', 'like', 'gave up:%')])).orderBy('created_at', 'desc').limit(1).executeTakeFirst(),
  ]);
  return {
    follows: rows.map((row) => ({
      id: row.id, kind: row.kind, since: row.since, theme: row.theme,
      proposal: row.reference === null || row.title === null || row.status === null || !isPublic(row.status) ? null : { reference: row.reference, title: row.title, status: row.status },
      meeting: row.meetingReference === null || row.meetingTitle === null || row.startsAt === null ? null
        : { reference: row.meetingReference, title: row.meetingTitle, startsAt: row.startsAt },
    })),
    rhythm: preference?.rhythm ?? 'never', consented: consents.some(({ purpose }) => purpose === 'follow_up_mail'), hasAddress: person.email !== null,
    refusedAt: lastLetter && lastLetter.sent_at === null ? lastLetter.failed_at : null,
  };
}

export interface NoticeShown extends Omit<Described, 'personId' | 'proposalId' | 'meetingId'> { unread: boolean }
export interface NoticesPage { notices: NoticeShown[]; next: string | null; unread: number }

/** What one was told, the latest first. next: the `after` of the next page. */
export async function noticesPage(db: TenantDb, actor: Person, { after }: NoticesInput): Promise<NoticesPage> {
  const from = /^(\d+)_(.{36})$/.exec(after ?? '');
  const [rows, unread] = await Promise.all([
    db.selectFrom('notices').select(['person_id', 'journal_id', 'verb', 'reason', 'proposal_id', 'meeting_id', 'at', 'read_at'])
      .where('person_id', '=', actor.id)
      .$if(from !== null, (query) => query.where(sql<SqlBool>`(at, journal_id) < (${new Date(Number(from?.[1]))}::timestamptz, ${from?.[2]}::uuid)`))
      .orderBy('at', 'desc').orderBy('journal_id', 'desc').limit(NOTICES_A_PAGE + 1).execute(),
    unreadCount(db, actor),
  ]);
  const page = rows.slice(0, NOTICES_A_PAGE);
  const fresh = new Set(page.filter((row) => row.read_at === null).map((row) => row.journal_id));
  const last = page.at(-1);
  return {
    notices: (await describe(db, page)).map(({ id, verb, reason, at, title, theme, path, hidden }) => ({
      id, verb, reason, at, title, theme, path, hidden, unread: fresh.has(id),
    })),
    next: rows.length > NOTICES_A_PAGE && last ? `${last.at.getTime()}_${last.journal_id}` : null, unread,
  };
}

/** Above this, a number says no more. */
const COUNTED_AT_MOST = 100;

/** How many notices wait to be read, a hundred at most: read by an index that holds nothing else. */
export async function unreadCount(db: TenantDb, actor: Actor): Promise<number> {
  if (actor.kind !== 'person') return 0;
  const some = db.selectFrom('notices').select('journal_id').where('person_id', '=', actor.id).where('read_at', 'is', null).limit(COUNTED_AT_MOST);
  const { n } = await db.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}
