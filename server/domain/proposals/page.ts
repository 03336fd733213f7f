import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { AuthorShown, Origin, ProposalStatus, RefusalReason, Voice } from '../../db/tables/proposals.ts';
import type { MeetingKind } from '../../db/tables/meetings.ts';
import { personId, type Actor } from '../actor.ts';
import { answerTo, type PublishedAnswer } from '../answers/queries.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { familyOf, type Family } from '../grouping/family.ts';
import { othersRestOn } from '../grouping/hold.ts';
import { backs, supportersOf } from '../grouping/supporters.ts';
import { isPublic } from './lifecycle.ts';
import { abilitiesOf, maySee, type Abilities, type Doors } from './policy.ts';
import { roadOf, type Station } from './road.ts';
import { SHEET_OF } from './sheet-of.ts';

export interface ProposalPage {
  id: string;
  reference: number | null;
  title: string;
  body: string;
  theme: string;
  district: string | null;
  place: { x: number; y: number } | null;
  status: ProposalStatus;
  listed: boolean;
  /** At its address for everyone: what is listed, and what another carries. */
  public: boolean;
  family: Family;
  origin: Origin;
  voice: Voice;
  organisation: string | null;
  /** As the author chose to be shown; null when nobody is named (a room, an import, an erased person). */
  author: string | null;
  submittedAt: Date;
  publishedAt: Date | null;
  meeting: {
    id: string;
    reference: number;
    kind: MeetingKind;
    title: string;
    place: string;
    startsAt: Date;
    attendance: number | null;
  } | null;
  sheet: { code: string; table: string | null; verbatim: string | null; hands: number | null; objections: string | null } | null;
  supports: number;
  importedSupports: number | null;
  importedUrl: string | null;
  mine: { author: boolean; supports: boolean };
  attachments: { id: string; mediaType: string; name: string; width: number | null; height: number | null; bytes: number }[];
  /** The answer on admissibility, for its author and those who answer. */
  refusal: { reason: RefusalReason; answer: string; at: Date } | null;
  /** What the collective answered in public; null while it has not. */
  answer: PublishedAnswer | null;
  road: Station[];
  version: number;
  abilities: Abilities;
}

/** What the calendar lets be done now, for pages; deeds ask the database's clock again. */
export async function doorsNow(db: TenantDb): Promise<Doors> {
  const settings = await settingsOf(db);
  const at = now();
  return { support: opens(settings, 'support', at), frozen: isFrozen(settings, at) };
}

/** A proposal by its public reference or its id, with its road. @throws proposal.not_found, also for what the reader may not see */
export async function proposalPage(db: TenantDb, actor: Actor, by: { reference: number } | { id: string }): Promise<ProposalPage> {
  const row = await db
    .selectFrom('proposals')
    .leftJoin('people', 'people.id', 'proposals.author_id')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('sheets', (join) => join.on('sheets.proposal_id', '=', SHEET_OF))
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.title',
      'proposals.body',
      'proposals.theme',
      'proposals.district',
      'proposals.place_x',
      'proposals.place_y',
      'proposals.status',
      'proposals.origin',
      'proposals.voice',
      'proposals.organisation',
      'proposals.author_id',
      'proposals.author_shown',
      'proposals.submitted_at',
      'proposals.published_at',
      'proposals.listed',
      'proposals.version',
      'proposals.carried_by',
      'proposals.part_of',
      'proposals.imported_supports',
      'proposals.imported_url',
      'people.pseudonym',
      'people.name',
      'people.state as author_state',
      'meetings.id as meeting_id',
      'meetings.reference as meeting_reference',
      'meetings.kind as meeting_kind',
      'meetings.title as meeting_title',
      'meetings.place as meeting_place',
      'meetings.starts_at as meeting_starts_at',
      'meetings.attendance',
      'sheets.code',
      'sheets.table_label',
      'sheets.verbatim',
      'sheets.hands',
      'sheets.objections',
      'sheets.reading',
      eb
        .selectFrom('supports')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id')
        .as('supports'),
    ])
    .where('reference' in by ? 'proposals.reference' : 'proposals.id', '=', 'reference' in by ? by.reference : by.id)
    .executeTakeFirst();
  if (!row) throw new DomainError('proposal.not_found');
  const facts = { status: row.status, authorId: row.author_id, listed: row.listed, reading: row.reading };
  if (!maySee(actor, facts)) throw new DomainError('proposal.not_found');
  const me = personId(actor);
  const author = me !== null && row.author_id === me;
  const [doors, attachments, supporting, refusal, answer, road, family, united, rested] = await Promise.all([
    doorsNow(db),
    db
      .selectFrom('attachments')
      .select(['id', 'media_type as mediaType', 'name', 'width', 'height', 'bytes'])
      .where('proposal_id', '=', row.id)
      .orderBy('id')
      .limit(10)
      .execute(),
    me === null ? false : backs(db, me, row.id),
    row.status === 'inadmissible' ? lastRefusal(db, row.id) : null,
    answerTo(db, row.id),
    roadOf(db, row.id),
    familyOf(db, { id: row.id, status: row.status, carriedBy: row.carried_by, partOf: row.part_of }),
    supportersOf(db, [row.id]),
    author && othersRestOn(db, row.id),
  ]);
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    body: row.body,
    theme: row.theme,
    district: row.district,
    place: row.place_x === null || row.place_y === null ? null : { x: row.place_x, y: row.place_y },
    status: row.status,
    listed: row.listed,
    public: isPublic(row.status),
    family,
    origin: row.origin,
    voice: row.voice,
    organisation: row.organisation,
    author: shownAs(row.author_shown, row.author_state === 'active' ? row : null),
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    meeting:
      row.meeting_id === null || row.meeting_reference === null || row.meeting_starts_at === null || row.meeting_kind === null
        ? null
        : {
            id: row.meeting_id,
            reference: row.meeting_reference,
            kind: row.meeting_kind,
            title: row.meeting_title ?? '',
            place: row.meeting_place ?? '',
            startsAt: row.meeting_starts_at,
            attendance: row.attendance,
          },
    sheet:
      row.code === null
        ? null
        : { code: row.code, table: row.table_label, verbatim: row.verbatim, hands: row.hands, objections: row.objections },
    supports: united.get(row.id) ?? Number(row.supports),
    importedSupports: row.imported_supports,
    importedUrl: row.imported_url,
    mine: { author, supports: supporting },
    attachments,
    refusal,
    answer,
    road,
    version: row.version,
    abilities: abilitiesOf(actor, { ...facts, carrier: family.carrier?.status ?? null, rested }, doors),
  };
}

function shownAs(shown: AuthorShown, person: { pseudonym: string | null; name: string | null } | null): string | null {
  if (shown === 'none' || person === null) return null;
  return shown === 'name' ? (person.name ?? person.pseudonym) : person.pseudonym;
}

async function lastRefusal(db: TenantDb, id: string): Promise<ProposalPage['refusal']> {
  const row = await db
    .selectFrom('moderations')
    .select(['reason_code', 'answer', 'decided_at'])
    .where('proposal_id', '=', id)
    .where('decision', '=', 'inadmissible')
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && row.reason_code && row.answer ? { reason: row.reason_code, answer: row.answer, at: row.decided_at } : null;
}
