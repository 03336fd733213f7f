import { sql, type SqlBool } from 'kysely';
import type { NoticeReason, Rhythm } from '../../db/tables/following.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { post, type Letter } from '../outbox.ts';
import { describe, type Described } from './described.ts';

/** People written to in one transaction. */
const PEOPLE_AT_ONCE = 100;
/** Lines of one letter; the others stand on the site. */
export const LINES_AT_MOST = 25;

/** A line of a letter, as codes: the words are put in when it is rendered. */
export interface DigestLine { verb: string; reason: NoticeReason; title: string; theme: string | null; path: string }

/**
 * Writes the letters of a rhythm for the next people whose notices are due, one each, in the transaction that marks them as sent: what is
 * rolled back stays due, what is done again finds nothing. Only to those who agreed and still do. Answers the last person, or null at
 * the end.
 */
export async function writeLetters(db: TenantDb, rhythm: Rhythm, after: string | null): Promise<string | null> {
  const people = await db.selectFrom('notices').innerJoin('mail_preferences', 'mail_preferences.person_id', 'notices.person_id')
    .innerJoin('people', 'people.id', 'notices.person_id').select(['people.id']).distinct()
    .where('notices.mail', '=', 'due').where('mail_preferences.rhythm', '=', rhythm).where('people.state', '=', 'active')
    .where('people.email', 'is not', null).where(agreed).$if(after !== null, (query) => query.where('people.id', '>', after!))
    .orderBy('people.id').limit(PEOPLE_AT_ONCE).execute();
  if (people.length === 0) return null;
  const ids = people.map(({ id }) => id);
  const taken = await db.updateTable('notices').set({ mail: 'sent' }).where('mail', '=', 'due')
    .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
    .returning(['person_id', 'journal_id', 'verb', 'reason', 'proposal_id', 'meeting_id', 'at']).execute();
  const described = await describe(db, taken);
  const letters = await Promise.all(ids.map((id) => letterFor(db, id, rhythm, described.filter((notice) => notice.personId === id))));
  await post(db, letters.flatMap((letter) => letter ?? []));
  return ids.length < PEOPLE_AT_ONCE ? null : ids.at(-1)!;
}

const agreed = sql<SqlBool>`exists (select from consents where consents.person_id = people.id and purpose = 'follow_up_mail' and withdrawn_at is null)`;

/** One letter with what can be read by anybody, the latest first; null when nothing of it can. */
async function letterFor(db: TenantDb, personId: string, rhythm: Rhythm, notices: readonly Described[]): Promise<Letter | null> {
  const shown = notices.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return null;
  const lines = shown.slice(0, LINES_AT_MOST).map(({ verb, reason, title, theme, path }): DigestLine => ({ verb, reason, title, theme, path }));
  const only = shown.length === 1 ? await followBehind(db, personId, shown[0]!) : null;
  return { template: 'digest', to: { personId }, data: { rhythm, lines, more: shown.length - lines.length, followId: only } };
}

/** The follow that a notice comes from, so that its letter can stop that one alone; null for an author or a seat. */
async function followBehind(db: TenantDb, personId: string, { reason, proposalId, meetingId, theme }: Described): Promise<string | null> {
  const [column, value] = reason === 'follows_proposal' ? ['proposal_id' as const, proposalId] : reason === 'follows_meeting' ? ['meeting_id' as const, meetingId]
    : reason === 'follows_theme' ? ['theme' as const, theme] : [null, null];
  if (column === null || value === null) return null;
  const follow = await db.selectFrom('follows').select('id').where('person_id', '=', personId).where(column, '=', value).executeTakeFirst();
  return follow?.id ?? null;
}
