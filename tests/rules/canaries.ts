import { randomBytes, randomUUID } from 'node:crypto';
import { hashToken } from '../../server/auth/tokens.ts';
import { stopToken } from '../../server/api/stops.ts';
import { inTenant } from '../../server/db/root.ts';
import type { TenantDb } from '../../server/db/tenant-db.ts';
import { newId } from '../../server/domain/ids.ts';
import type { Preview } from '../../server/domain/imports/run.ts';
import { EDITION_FORMAT, editionDocumentSchema } from '../../server/domain/programme/edition-schema.ts';
import { env } from '../../server/env.ts';
import type { TestCollective } from '../kit/builders.ts';
import { inEnvironment } from '../people/door.ts';

/** Every way of naming something of a collective: the ids, numbers, codes and secrets that a caller from next door could try. */
export interface Names {
  person: string; account: string; meeting: string; proposal: string; waiting: string; sitting: string; open: string; seat: string; item: string; question: string;
  invitation: string; draft: string; attachment: string; importRun: string; importFile: string; journal: string; job: string; chapter: string; measure: string; paragraph: string; edition: string; commitment: string; comment: string; reply: string; report: string;
  grouping: string; grouped: string;
  rows: string;
  answer: string; follow: string; stopToken: string;
  reference: number; meetingReference: number; sittingNumber: number; sheetCode: string;
  measureReference: number; editionNumber: number;
  email: string; pseudonym: string; slug: string; invitationToken: string; linkToken: string; draftToken: string; requestToken: string; proofToken: string;
}

const token = () => randomBytes(32).toString('base64url');

/** Names of the same form that stand for nothing anywhere. */
export function namesOfNothing(): Names {
  const id = randomUUID;
  return {
    person: id(), account: id(), meeting: id(), proposal: id(), waiting: id(), sitting: id(), open: id(), seat: id(), item: id(), question: id(), invitation: id(),
    draft: id(), attachment: id(), importRun: id(), importFile: id(), journal: id(), job: id(), chapter: id(), measure: id(), paragraph: id(), edition: id(), commitment: id(), comment: id(), reply: id(), report: id(),
    grouping: id(), grouped: id(),
    rows: id(),
    answer: id(), follow: id(), stopToken: token(),
    reference: 800_801, meetingReference: 800_802, sittingNumber: 800_803, sheetCode: 'Z9-99',
    measureReference: 800_804, editionNumber: 800_805,
    email: `inconnu-${id()}@inconnu.example`, pseudonym: `Quidam ${id().slice(0, 8)}`, slug: `inconnu-${id().slice(0, 8)}`, invitationToken: token(), linkToken: token(), draftToken: token(),
    requestToken: token(), proofToken: token(),
  };
}

/**
 * Puts a row into every table of a collective, with the canary in every text that a person could have written, and in every address.
 * A new table needs its row here: the isolation test says so.
 */
export async function plantCanaries(collective: TestCollective, canary: string): Promise<Names> {
  if ((globalThis as { fabriqueEnv?: unknown }).fabriqueEnv === undefined) inEnvironment();
  const none = namesOfNothing();
  const names: Names = {
    ...none, stopToken: stopToken(collective.id, { kind: 'letters', personId: none.person }, env().secret), measureReference: 700_704, editionNumber: 700_705, reference: 700_701, meetingReference: 700_702, sittingNumber: 700_703, sheetCode: 'C7-01', slug: collective.slug,
    pseudonym: `${canary} pseudonyme`, email: `${canary.toLowerCase()}@canari.example`,
  };
  await inTenant(collective.id, 'write', async (db) => {
    await plantPeople(db, names, canary);
    await plantProposals(db, names, canary);
    await plantParliament(db, names, canary);
    await plantGrouping(db, names, canary);
    await plantProgramme(db, names, canary);
    await plantComments(db, names, canary);
    await plantAnswers(db, names, canary);
    await db.insertInto('jobs').values({ id: names.job, kind: 'canary', payload: JSON.stringify({ canary }), run_at: soon(), requested_by: names.person }).execute();
    await plantImports(db, names, canary);
    await db.insertInto('counters').values({ name: 'canary', value: 7 }).execute();
    await db.insertInto('outbox').values({
      id: newId(), template: 'sign_in', person_id: names.person, address: names.email, data: JSON.stringify({ title: canary }), subject: canary, body: canary,
      sent_at: new Date(), last_error: canary,
    }).execute();
    for (const [verb, type, id] of [['proposal.published', 'proposal', names.proposal], ['meeting.declared', 'meeting', names.meeting], ['role.granted', 'person', names.person]] as const) {
      await db.insertInto('journal').values({
        id: verb === 'proposal.published' ? names.journal : newId(), actor_id: names.person, actor_role: 'organiser', verb, subject_type: type, subject_id: id,
        data: JSON.stringify({ reason: canary }),
      }).execute();
    }
    await db.insertInto('notices').values({
      person_id: names.person, journal_id: names.journal, verb: 'proposal.published', reason: 'author', proposal_id: names.proposal, meeting_id: null, at: new Date(),
      read_at: null,
    }).execute();
  });
  return names;
}

const soon = () => new Date(Date.now() + 3_600_000);

async function plantPeople(db: TenantDb, names: Names, canary: string): Promise<void> {
  await db.insertInto('people').values({
    id: names.person, pseudonym: names.pseudonym, name: `${canary} nom`, email: names.email, email_key: names.email, demo_role: 'organiser',
  }).execute();
  await db.insertInto('accounts').values({ provider: 'canary', subject: canary, person_id: names.person }).execute();
  await db.insertInto('role_grants').values([{ person_id: names.person, role: 'organiser' }, { person_id: names.person, role: 'moderator' }]).execute();
  await db.insertInto('consents').values({ person_id: names.person, purpose: 'newsletter', text_version: canary }).execute();
  await db.insertInto('sessions').values({ token_hash: hashToken(token()), person_id: names.person, expires_at: soon() }).execute();
  await db.insertInto('invitations').values({
    id: names.invitation, token_hash: hashToken(names.invitationToken), email: names.email, email_key: names.email, role: 'moderator', invited_by: names.person,
    expires_at: soon(),
  }).execute();
  await db.insertInto('sign_in_requests').values({
    id: newId(), email: names.email, email_key: names.email, link_hash: hashToken(names.linkToken), code_hash: Buffer.alloc(32),
    browser_hash: hashToken(names.requestToken), next_path: `/${canary}`, expires_at: soon(),
  }).execute();
  await db.insertInto('sign_up_proofs').values({
    token_hash: hashToken(names.proofToken), email: names.email, email_key: names.email, provider: null, subject: null, invitation_id: names.invitation,
    next_path: `/${canary}`, expires_at: soon(),
  }).execute();
}

async function plantProposals(db: TenantDb, names: Names, canary: string): Promise<void> {
  const now = new Date();
  await db.insertInto('meetings').values({
    id: names.meeting, reference: names.meetingReference, kind: 'cafe', title: `${canary} rencontre`, description: canary, place: `${canary} lieu`,
    starts_at: new Date(Date.now() - 86_400_000), facilitators: [canary], state: 'reported', attendance: 12, report: canary, declared_by: names.person,
    reported_by: names.person, import_source: canary, external_id: canary, url: `https://${canary.toLowerCase()}.example`,
  }).execute();
  const text = { title: `${canary} titre`, body: `${canary} texte assez long pour être une proposition`, theme: 'logement', shuffle: 1 };
  await db.insertInto('proposals').values([
    {
      ...text, id: names.proposal, reference: names.reference, status: 'in_validation', origin: 'meeting', meeting_id: names.meeting, voice: 'organisation',
      organisation: canary, author_id: names.person, published_at: now, import_source: canary, external_id: canary, imported_url: canary,
    },
    { ...text, id: names.waiting, status: 'submitted', origin: 'online', voice: 'resident', author_id: names.person },
  ]).execute();
  await db.insertInto('sheets').values({
    proposal_id: names.proposal, meeting_id: names.meeting, code: names.sheetCode, table_label: canary, verbatim: canary, hands: 3, objections: canary,
    typed_by: names.person,
  }).execute();
  await plantRooms(db, names, canary);
  await db.insertInto('supports').values({ proposal_id: names.proposal, person_id: names.person }).execute();
  await db.insertInto('moderations').values({
    id: newId(), proposal_id: names.waiting, decision: 'inadmissible', reason_code: 'unclear', answer: canary, decided_by: names.person,
  }).execute();
  await db.insertInto('proposal_drafts').values({
    id: names.draft, cookie_hash: hashToken(names.draftToken), person_id: null, fields: JSON.stringify({ title: text.title }), expires_at: soon(),
  }).execute();
  await db.insertInto('attachments').values({
    id: names.attachment, draft_id: null, proposal_id: names.proposal, person_id: names.person, media_type: 'application/pdf', name: `${canary}.pdf`, bytes: 10,
  }).execute();
}

/** The rest of the meetings' work: rows being brought in, how their columns are called, a sheet read by a second person. */
async function plantRooms(db: TenantDb, names: Names, canary: string): Promise<void> {
  const reader = newId();
  await db.insertInto('people').values({ id: reader, pseudonym: `${canary} relit`, name: null, email: `relit-${names.email}`, email_key: `relit-${names.email}` }).execute();
  await db.insertInto('readings').values({
    proposal_id: names.proposal, typed_by: names.person, reader_id: reader, outcome: 'mended', before: JSON.stringify({ title: canary }),
    after: JSON.stringify({ title: canary }),
  }).execute();
  await db.insertInto('row_batches').values({
    id: names.rows, meeting_id: names.meeting, made_by: names.person, file_name: `${canary}.csv`, lines: JSON.stringify([{ line: 1, cells: [canary] }]),
    columns: ['title'], headed: true, theme: null, expires_at: soon(),
  }).execute();
  await db.insertInto('row_columns').values({ name: canary.toLowerCase(), field: 'title' }).execute();
}

async function plantParliament(db: TenantDb, names: Names, canary: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await db.insertInto('seats').values({ id: names.seat, person_id: names.person, kind: 'lot', title: canary, starts_on: today, ends_on: null }).execute();
  await db.insertInto('sittings').values({
    id: names.sitting, number: names.sittingNumber, title: `${canary} séance`, place: canary, starts_at: new Date(), state: 'open', opened_at: new Date(),
  }).execute();
  await db.insertInto('agenda_items').values({
    id: names.item, sitting_id: names.sitting, proposal_id: names.proposal, position: 1, recommendation: canary,
  }).execute();
  await db.insertInto('attendances').values({ id: newId(), sitting_id: names.sitting, seat_id: names.seat, place: 'room' }).execute();
  await db.insertInto('questions').values({
    id: names.question, sitting_id: names.sitting, agenda_item_id: names.item, proposal_id: names.proposal, mode: 'roll_call', on_rejection: 'set_aside',
    rule: JSON.stringify({ threshold: { num: 1, den: 2, strict: true }, base: 'expressed', quorum: null, minimumVoters: 1 }), opened_by: names.person, reason: canary,
  }).execute();
  await db.insertInto('electors').values({ question_id: names.question, seat_id: names.seat, person_id: names.person }).execute();
  await db.insertInto('roll_call_ballots').values({ question_id: names.question, seat_id: names.seat, choice: 'yes', place: 'room' }).execute();
  await db.insertInto('verdicts').values({ id: newId(), proposal_id: names.proposal, verdict: 'sent_back', reason: canary, question_id: names.question }).execute();
}

async function plantGrouping(db: TenantDb, names: Names, canary: string): Promise<void> {
  const text = { title: `${canary} titre`, body: `${canary} texte`, theme: 'logement', shuffle: 1, origin: 'online', voice: 'resident' } as const;
  await db.insertInto('proposals').values({
    ...text, id: names.grouped, reference: names.reference + 9, published_at: new Date(), status: 'grouped', carried_by: names.proposal,
  }).execute();
  await db.insertInto('groupings').values({
    id: names.grouping, kind: 'merge', carrier_id: names.proposal, carrier_status: 'published', reason: canary, title_before: canary, body_before: canary,
    title_after: canary, body_after: canary, made_by: names.person, undone_by: null, undone_at: null, undone_reason: null,
  }).execute();
  await db.insertInto('grouping_members').values({ grouping_id: names.grouping, proposal_id: names.grouped, position: 1, previous_status: 'published' }).execute();
  const [one, other] = [names.proposal, names.waiting].toSorted();
  await db.insertInto('look_alikes').values({ one_id: one!, other_id: other!, score: 0.9, dismissed_by: names.person, dismissed_at: null }).execute();
  await db.insertInto('compared_proposals').values({ proposal_id: names.proposal, version: 1 }).execute();
}

async function plantProgramme(db: TenantDb, names: Names, canary: string): Promise<void> {
  const paragraphs = JSON.stringify([{ id: names.paragraph, text: canary }]);
  const { measure: measure_id, edition: edition_id, proposal: proposal_id } = names;
  await db.insertInto('chapters').values({ id: names.chapter, title: `${canary} chapitre`, introduction: canary, position: 1 }).execute();
  await db.insertInto('measures').values({ id: measure_id, chapter_id: names.chapter, reference: names.measureReference, title: `${canary} mesure`, paragraphs, position: 1 }).execute();
  await db.insertInto('measure_versions').values({
    measure_id, version: 1, title: `${canary} mesure`, paragraphs, note: canary, written_by: names.person,
  }).execute();
  await db.insertInto('measure_sources').values({ measure_id, proposal_id }).execute();
  const document = JSON.stringify(editionDocumentSchema.parse({
    format: EDITION_FORMAT, version: 1, collective: canary, number: names.editionNumber, title: `${canary} édition`, note: canary,
    publishedAt: new Date().toISOString(), day: '2026-09-01',
    chapters: [{ id: names.chapter, title: canary, introduction: canary, measures: [{
      id: measure_id, reference: names.measureReference, version: 1, title: canary, paragraphs: [{ id: names.paragraph, text: canary }],
      sources: [{
        reference: names.reference, title: canary, origin: 'meeting', voice: 'organisation', organisation: canary, verdict: null, grouped: [],
        meeting: { reference: names.meetingReference, title: canary, place: canary, day: '2026-09-01' }, sheet: null,
      }],
    }] }],
  }));
  await db.insertInto('editions').values({
    id: edition_id, number: names.editionNumber, title: `${canary} édition`, note: canary, document, hash: 'c'.repeat(64), published_by: names.person,
  }).execute();
  await db.insertInto('edition_measures').values({ edition_id, measure_id, version: 1, place: 1 }).execute();
  await db.insertInto('edition_sources').values({ edition_id, measure_id, proposal_id }).execute();
  await db.insertInto('commitments').values({ id: names.commitment, edition_id, measure_id, state: 'changed', wording: canary }).execute();
  await db.insertInto('progress_steps').values({
    id: newId(), commitment_id: names.commitment, state: 'changed', reason: canary, evidence: canary, evidence_url: `https://${canary.toLowerCase()}.example`,
    happened_on: '2026-09-01', wording: canary, recorded_by: names.person,
  }).execute();
}

async function plantComments(db: TenantDb, names: Names, canary: string): Promise<void> {
  const published = { status: 'published' as const, published_at: new Date() };
  await db.insertInto('comments').values([
    { ...published, id: names.comment, proposal_id: names.proposal, stance: 'for', body: `${canary} avis`, author_id: names.person, author_shown: 'name' },
    { ...published, id: names.reply, proposal_id: names.proposal, parent_id: names.comment, body: `${canary} réponse`, author_id: names.person },
    {
      ...published, id: newId(), measure_id: names.measure, workshop: true, stance: 'neutral', body: `${canary} atelier`, origin: 'meeting',
      meeting_id: names.meeting, hands: 7, typed_by: names.person, author_shown: 'none', import_source: canary, external_id: canary,
    },
  ]).execute();
  await db.insertInto('comment_reports').values({
    id: names.report, comment_id: names.comment, person_id: names.person, reason: 'charter', words: `${canary} signalement`,
  }).execute();
  await db.insertInto('comment_moderations').values({
    id: newId(), comment_id: names.comment, decision: 'hidden', reason_code: 'charter', statement: `${canary} motif`, decided_by: names.person,
  }).execute();
}

async function plantImports(db: TenantDb, names: Names, canary: string): Promise<void> {
  const said = JSON.stringify({ canary });
  const preview: Preview = {
    tables: [{
      name: `${canary}.csv`, format: null, unit: 'line', header: [canary], columns: {}, rows: 1, proposals: 0, meetings: 0, comments: 0,
      leftOut: { amendments: 0, repeated: 0, withheld: 0 }, problems: 1,
    }],
    asides: [canary], refused: 1, problems: 1, byCode: {}, rows: [], unknownStates: [canary],
    report: {
      added: { meetings: 0, proposals: 0, comments: 0, themes: [], districts: [] }, known: { meetings: 0, proposals: 0, comments: 0, refreshed: 0 },
      orphans: 0, byOrigin: {}, byStatus: {},
    },
  };
  await db.insertInto('import_runs').values({
    id: names.importRun, state: 'ready', preview: JSON.stringify(preview), problems: JSON.stringify([{ value: canary }]), requested_by: names.person,
  }).execute();
  await db.insertInto('import_files').values({ id: names.importFile, run_id: names.importRun, position: 0, name: `${canary}.csv`, bytes: 10 }).execute();
  await db.insertInto('import_mappings').values({ signature: canary, columns: JSON.stringify({ title: canary }) }).execute();
  await db.insertInto('import_rows').values({ run_id: names.importRun, row_id: names.proposal, noun: 'counts', digest: canary, before: said }).execute();
}

async function plantAnswers(db: TenantDb, names: Names, canary: string): Promise<void> {
  await db.insertInto('answers').values({
    id: names.answer, proposal_id: names.proposal, body: canary, state: 'ready', prepared_by: names.person, published_at: null,
  }).execute();
  await db.insertInto('answer_versions').values({
    answer_id: names.answer, number: 2, body: canary, note: canary, batch: newId(), published_by: names.person,
  }).execute();
  await db.insertInto('follows').values({ id: names.follow, person_id: names.person, kind: 'proposal', proposal_id: names.proposal, meeting_id: null, theme: null }).execute();
  await db.insertInto('mail_preferences').values({ person_id: names.person, rhythm: 'weekly' }).execute();
}
