import { sql, type SqlBool } from 'kysely';
import type { NoticeReason } from '../../db/tables/following.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { databaseNow } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { carriedWith } from '../grouping/carried.ts';
import { enqueue } from '../jobs.ts';
import { isTold, toldTo, type ToldVerb } from './deeds.ts';
import { nextLetter } from './rhythm.ts';

interface ToldDeed { id: string; at: Date; verb: ToldVerb; actorId: string | null; subjectType: string; subjectId: string; data: Record<string, unknown> }
/** What a deed is about, as far as people can follow it. */
interface About { proposals: string[]; meeting: string | null; answered?: string | null }

/** The strongest reason comes first: whoever has several is told once. */
const RANKS: readonly NoticeReason[] = ['reply', 'author', 'seat', 'follows_proposal', 'follows_meeting', 'follows_theme'];

/**
 * Tells deeds of the journal to those whom they concern, each once: done again, it changes nothing. What is to be mailed is marked, and
 * its letter asked for. Answers how many were told.
 */
export async function tellDeeds(db: TenantDb, ids: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('journal')
    .select(['id', 'at', 'verb', 'actor_id as actorId', 'subject_type as subjectType', 'subject_id as subjectId', 'data'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).orderBy('id').execute();
  let told = 0;
  for (const row of rows) if (isTold(row.verb)) told += await tellDeed(db, { ...row, verb: row.verb });
  if (told > 0) await askForLetters(db, ids[0]!);
  return told;
}

async function tellDeed(db: TenantDb, deed: ToldDeed): Promise<number> {
  const about = await aboutOf(db, deed);
  const concerned = concernedBy(db, deed, about);
  if (concerned.length === 0) return 0;
  const everyone = concerned.reduce((all, some) => all.unionAll(some));
  const owed = owedIn(deed, about.proposals);
  const { numInsertedOrUpdatedRows } = await db.insertInto('notices')
    .columns(['person_id', 'journal_id', 'verb', 'reason', 'proposal_id', 'meeting_id', 'at', 'mail'])
    .expression((eb) => eb.selectFrom(everyone.as('one')).innerJoin('people', 'people.id', 'one.person_id')
      .leftJoin('mail_preferences', 'mail_preferences.person_id', 'people.id')
      .select([
        'people.id as person_id', sql<string>`${deed.id}::uuid`.as('journal_id'), sql<string>`${deed.verb}`.as('verb'), 'one.reason', 'one.proposal_id',
        'one.meeting_id', sql<Date>`${deed.at}::timestamptz`.as('at'),
        sql<'due' | 'none'>`case when people.email is not null and mail_preferences.rhythm <> 'never' and not (${owed})
          and exists (select from consents where consents.person_id = people.id and purpose = 'follow_up_mail' and withdrawn_at is null)
          then 'due' else 'none' end`.as('mail'),
      ])
      .distinctOn('people.id').where('people.state', '=', 'active')
      .where(sql<SqlBool>`people.id is distinct from ${deed.actorId}::uuid`)
      .orderBy('people.id').orderBy(sql`array_position(${[...RANKS]}::text[], one.reason)`))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'journal_id']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Whether a letter of its own told it to one of them. */
function owedIn({ verb, subjectId }: ToldDeed, proposals: readonly string[]) {
  const { owed } = toldTo(verb);
  if (owed === undefined) return sql<boolean>`false`;
  if (owed === 'own') return sql<boolean>`one.reason = 'seat' or (one.reason = 'author' and one.proposal_id = ${subjectId}::uuid)`;
  return sql<boolean>`one.reason = 'author'
    or exists (select from supports where supports.person_id = people.id and supports.proposal_id = any(${[...proposals]}::uuid[]))`;
}

/** The proposals and the meeting that a deed is about: its subject, or what its data or its own tables say. */
async function aboutOf(db: TenantDb, { subjectType, subjectId, data }: ToldDeed): Promise<About> {
  if (subjectType === 'proposal') return { proposals: [subjectId, ...await carriedWith(db, subjectId)], meeting: null };
  if (subjectType === 'meeting') return { proposals: [], meeting: subjectId };
  if (subjectType === 'comment') return saidAbout(db, subjectId);
  if (subjectType === 'edition') return { proposals: await sourcesOf(db, 'edition_id', subjectId), meeting: null };
  if (subjectType === 'commitment') {
    const kept = await db.selectFrom('commitments').select('measure_id').where('id', '=', subjectId).executeTakeFirst();
    return { proposals: kept ? await sourcesOf(db, 'measure_id', kept.measure_id) : [], meeting: null };
  }
  const named = [data.proposalId, ...(Array.isArray(data.proposalIds) ? data.proposalIds as unknown[] : [])];
  return { proposals: named.filter((id): id is string => typeof id === 'string'), meeting: null };
}


/** A comment: the text under which it stands, and whom it answers. One on a measure of the workshop concerns nobody here. */
async function saidAbout(db: TenantDb, id: string): Promise<About> {
  const row = await db.selectFrom('comments').leftJoin('comments as parents', 'parents.id', 'comments.parent_id')
    .select(['comments.proposal_id', 'parents.author_id']).where('comments.id', '=', id).where('comments.status', '=', 'published').executeTakeFirst();
  return row && row.proposal_id !== null ? { proposals: [row.proposal_id], meeting: null, answered: row.author_id } : { proposals: [], meeting: null };
}

async function sourcesOf(db: TenantDb, column: 'edition_id' | 'measure_id', id: string): Promise<string[]> {
  const rows = await db.selectFrom('edition_sources').select('proposal_id').distinct().where(column, '=', id).execute();
  return rows.map((row) => row.proposal_id);
}

/** One query for each kind of people concerned, all of one shape. */
function concernedBy(db: TenantDb, deed: ToldDeed, { proposals, meeting, answered = null }: About) {
  const told = toldTo(deed.verb);
  const follows = (kind: 'proposal' | 'meeting' | 'theme') => told.followers?.includes(kind) === true;
  const ours = sql<string>`any(${proposals}::uuid[])`;
  const reason = (name: NoticeReason) => sql<NoticeReason>`${name}::text`.as('reason');
  const nothing = sql<string | null>`null::uuid`;
  const found = [];
  if (told.reply && answered !== null) {
    found.push(db.selectFrom('people').select(['id as person_id', reason('reply'), sql<string | null>`${proposals[0] ?? null}::uuid`.as('proposal_id'),
      nothing.as('meeting_id')]).where('id', '=', answered));
  }
  if (told.author && proposals.length > 0) {
    found.push(db.selectFrom('proposals').select([sql<string>`author_id`.as('person_id'), reason('author'), sql<string | null>`id`.as('proposal_id'),
      nothing.as('meeting_id')]).where('id', '=', ours).where('author_id', 'is not', null));
  }
  if (told.seats !== undefined) {
    found.push(db.selectFrom('seats').select(['person_id', reason('seat'), nothing.as('proposal_id'), nothing.as('meeting_id')])
      .where((eb) => (told.seats === 'own' ? eb('id', '=', deed.subjectId)
        : sql<SqlBool>`starts_on <= ${deed.at}::date and (ends_on is null or ends_on >= ${deed.at}::date)`)));
  }
  if (follows('proposal') && proposals.length > 0) {
    found.push(db.selectFrom('follows').select(['person_id', reason('follows_proposal'), 'proposal_id', nothing.as('meeting_id')])
      .where('proposal_id', '=', ours));
  }
  if (follows('meeting')) {
    found.push(meeting === null
      ? db.selectFrom('follows').innerJoin('proposals', 'proposals.meeting_id', 'follows.meeting_id')
        .select(['follows.person_id', reason('follows_meeting'), sql<string | null>`proposals.id`.as('proposal_id'), 'follows.meeting_id'])
        .where('proposals.id', '=', ours).where('proposals.listed', '=', true)
      : db.selectFrom('follows').select(['person_id', reason('follows_meeting'), nothing.as('proposal_id'), 'meeting_id']).where('meeting_id', '=', meeting));
  }
  if (follows('theme') && proposals.length > 0) {
    found.push(db.selectFrom('follows').innerJoin('proposals', 'proposals.theme', 'follows.theme')
      .select(['follows.person_id', reason('follows_theme'), sql<string | null>`proposals.id`.as('proposal_id'), nothing.as('meeting_id')])
      .where('proposals.id', '=', ours).where('proposals.listed', '=', true));
  }
  return found;
}

/** Asks for the letters of those who wait for one, each rhythm once for each of its days. */
async function askForLetters(db: TenantDb, key: string): Promise<void> {
  const rows = await db.selectFrom('notices').innerJoin('mail_preferences', 'mail_preferences.person_id', 'notices.person_id')
    .select('rhythm').distinct().where('notices.mail', '=', 'due').execute();
  for (const { rhythm } of rows) if (rhythm !== 'never') await askForLetter(db, rhythm, key);
}

/** key: what makes an ask for a letter at once one ask. */
export async function askForLetter(db: TenantDb, rhythm: 'at_once' | 'daily' | 'weekly', key: string): Promise<void> {
  if (rhythm === 'at_once') {
    await enqueue(db, { kind: 'digest', payload: { rhythm }, onceKey: `at_once ${key}` });
    return;
  }
  const [{ timeZone }, at] = await Promise.all([settingsOf(db), databaseNow(db)]);
  const { day, leaves } = nextLetter(rhythm, at, timeZone);
  await enqueue(db, { kind: 'digest', payload: { rhythm }, onceKey: `${rhythm} ${day}`, runAt: leaves });
}
