import { PUBLIC } from '../proposals/lifecycle.ts';
import { sql, type SqlBool } from 'kysely';
import type { ProposalStatus, RefusalReason } from '../../db/tables/proposals.ts';
import type { ConsentPurpose, DemoRole, GrantedRole } from '../../db/tables/people.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { standingConsents } from './consents.ts';
import { parseEmail } from './email.ts';
import { undeliveredLetters, type Undelivered } from './undelivered.ts';
import { waitingInvitations, type WaitingInvitation } from './invitations.ts';
import type { PeopleListInput } from './schema.ts';

const PAGE_SIZE = 50;
const SHOWN_AT_MOST = 100;

export interface AccountPage {
  pseudonym: string; name: string | null; email: string | null; language: string; createdAt: Date; sessions: number;
  roles: { role: GrantedRole; since: Date }[];
  seat: { kind: string; endsOn: string | null } | null;
  consents: { purpose: ConsentPurpose; givenAt: Date }[];
  proposals: { id: string; reference: number | null; title: string; status: ProposalStatus; submittedAt: Date; refusal: { reason: RefusalReason; answer: string } | null }[];
  supports: { reference: number; title: string; status: ProposalStatus }[];
}

/** Everything a person sees of themself. */
export async function accountPage(db: TenantDb, actor: Actor & { kind: 'person' }): Promise<AccountPage> {
  const [person, sessions, roles, seat, consents, proposals, supports] = await Promise.all([
    db.selectFrom('people').select(['pseudonym', 'name', 'email', 'language', 'created_at as createdAt']).where('id', '=', actor.id).executeTakeFirstOrThrow(),
    db.selectFrom('sessions').select((eb) => eb.fn.countAll<string>().as('n')).where('person_id', '=', actor.id)
      .where('expires_at', '>', sql<Date>`now()`).executeTakeFirstOrThrow(),
    db.selectFrom('role_grants').select(['role', 'starts_at as since']).where('person_id', '=', actor.id).where(inForce()).orderBy('role').execute(),
    db.selectFrom('seats').select(['kind', 'ends_on as endsOn']).where('id', '=', actor.seatId).executeTakeFirst(),
    standingConsents(db, actor.id),
    myProposals(db, actor.id),
    db.selectFrom('supports').innerJoin('proposals', 'proposals.id', 'supports.proposal_id').select(['proposals.reference', 'proposals.title', 'proposals.status'])
      .where('supports.person_id', '=', actor.id).where('proposals.status', 'in', [...PUBLIC]).orderBy('proposals.reference', 'desc').limit(SHOWN_AT_MOST).execute(),
  ]);
  return {
    ...person, sessions: Number(sessions.n), roles, seat: seat ?? null, consents, proposals,
    supports: supports.flatMap(({ reference, ...rest }) => (reference === null ? [] : [{ reference, ...rest }])),
  };
}

/** What a person has put forward, newest first, each with the answer it got if it was refused. */
async function myProposals(db: TenantDb, personId: string): Promise<AccountPage['proposals']> {
  const rows = await db.selectFrom('proposals').leftJoinLateral((eb) => eb.selectFrom('moderations').select(['reason_code', 'answer'])
    .whereRef('moderations.proposal_id', '=', 'proposals.id').where('decision', '=', 'inadmissible').orderBy('decided_at', 'desc').limit(1).as('refused'), (join) => join.onTrue())
    .select(['proposals.id', 'reference', 'title', 'status', 'submitted_at as submittedAt', 'refused.reason_code', 'refused.answer'])
    .where('author_id', '=', personId).orderBy('submitted_at', 'desc').limit(SHOWN_AT_MOST).execute();
  return rows.map(({ reason_code: reason, answer, ...row }) => ({
    ...row, refusal: row.status === 'inadmissible' && reason !== null && answer !== null ? { reason, answer } : null,
  }));
}

/** A role's row counts between its start and its end, by the database's clock. */
function inForce() {
  return sql<SqlBool>`starts_at <= now() and (ends_at is null or ends_at > now())`;
}

export interface ListedPerson { id: string; pseudonym: string; name: string | null; createdAt: Date; roles: GrantedRole[]; member: boolean }
/** undelivered: whose latest letters a mail server refused, never where to. */
export interface PeopleDesk {
  people: ListedPerson[]; next: string | null; total: number; invitations: WaitingInvitation[]; undelivered: Undelivered[];
}

const KEY = sql<string>`lower(normalize(people.pseudonym, NFKC))`;

/**
 * The people of a collective for its organisers, by pseudonym. A search finds a part of a pseudonym, or one whole address: addresses are
 * never listed.
 */
export async function peopleDesk(db: TenantDb, input: PeopleListInput): Promise<PeopleDesk> {
  const email = input.q ? parseEmail(input.q) : null;
  const matching = db.selectFrom('people').where('people.state', '=', 'active')
    .$if(email !== null, (query) => query.where('people.email_key', '=', email!.key))
    .$if(email === null && Boolean(input.q), (query) => query.where(sql<SqlBool>`strpos(${KEY}, lower(normalize(${input.q}::text, NFKC))) > 0`))
    .$if(Boolean(input.role), (query) => query.where((eb) => eb.exists(eb.selectFrom('role_grants').select('role')
      .whereRef('role_grants.person_id', '=', 'people.id').where('role', '=', input.role!).where(inForce()))));
  const after = /^[0-9a-f-]{36}$/.test(input.after ?? '') ? input.after! : null;
  const [rows, total, invitations, undelivered] = await Promise.all([
    matching.select((eb) => ['people.id', 'people.pseudonym', 'people.name', 'people.created_at as createdAt',
      eb.selectFrom('role_grants').select(sql<GrantedRole[] | null>`array_agg(role order by role)`.as('roles'))
        .whereRef('role_grants.person_id', '=', 'people.id').where(inForce()).as('roles'),
      eb.selectFrom('seats').select('seats.id').whereRef('seats.person_id', '=', 'people.id')
        .where(sql<SqlBool>`starts_on <= current_date and (ends_on is null or ends_on >= current_date)`).limit(1).as('seatId')])
      .$if(after !== null, (query) => query.where(sql<SqlBool>`(${KEY}, people.id) > (select lower(normalize(pseudonym, NFKC)), id from people where id = ${after})`))
      .orderBy(KEY).orderBy('people.id').limit(PAGE_SIZE + 1).execute(),
    matching.select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    waitingInvitations(db), undeliveredLetters(db),
  ]);
  const people = rows.slice(0, PAGE_SIZE).map(({ seatId, roles, ...rest }) => ({ ...rest, roles: roles ?? [], member: seatId !== null }));
  return { people, next: rows.length > PAGE_SIZE ? people.at(-1)!.id : null, total: Number(total.n), invitations, undelivered };
}

export interface DemoPerson { id: string; pseudonym: string; name: string | null; role: DemoRole }

/** The planted people at the demo's door, from the organiser to the resident. */
export async function demoPeople(db: TenantDb): Promise<DemoPerson[]> {
  const rows = await db.selectFrom('people').select(['id', 'pseudonym', 'name', 'demo_role as role']).where('demo_role', 'is not', null)
    .where('state', '=', 'active').orderBy(sql`array_position(array['organiser','volunteer','moderator','member','resident'], demo_role)`).orderBy('id').limit(20).execute();
  return rows.flatMap(({ role, ...rest }) => (role === null ? [] : [{ ...rest, role }]));
}
