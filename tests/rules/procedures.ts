// One line a procedure: who may call it, and the smallest call that names somebody else's things. A procedure without a line fails.
import type { Role } from '../../server/domain/actor.ts';
import type { Names } from './canaries.ts';

export type Caller = 'anonymous' | Role;
export const CALLERS: readonly Caller[] = ['anonymous', 'resident', 'volunteer', 'member', 'moderator', 'organiser'];

/** Everyone, and those of each rung. */
const everyone = CALLERS;
const persons: readonly Caller[] = ['resident', 'volunteer', 'member', 'moderator', 'organiser'];
const volunteers: readonly Caller[] = ['volunteer', 'organiser'];
const moderators: readonly Caller[] = ['moderator', 'organiser'];
const organisers: readonly Caller[] = ['organiser'];

export interface ProcedureLine {
  who: readonly Caller[];
  /** The input, made of names that may be another collective's, or nobody's. */
  input: (names: Names) => unknown;
}

const nothing = () => undefined;
const text = { title: 'Un banc devant la gare', body: 'Pour attendre le bus sans rester debout.', theme: 'logement', voice: 'resident' as const };
const meeting = { kind: 'cafe', title: 'Un café au coin', place: 'Au coin', day: '2026-11-20', hour: '18:00' };
const settings = {
  version: 1, name: 'Essai', tagline: null, noun: { fr: { one: 'idée', many: 'idées', feminine: true }, en: { one: 'idea', many: 'ideas' } },
  look: { hue: 20, chroma: 'clear' }, welcome: { fr: 'Bonjour', en: null }, themes: [{ code: 'logement', label: { fr: 'Se loger', en: null } }],
  phases: [{ code: 'tout', label: { fr: 'Tout', en: null }, fromDay: '2026-11-01', toDay: '2026-12-30', opens: ['propose', 'support', 'validate'], overlaps: false }],
};

export const PROCEDURES: Readonly<Record<string, ProcedureLine>> = {
  'collectives.front': { who: everyone, input: nothing },
  'collectives.journal': { who: everyone, input: ({ journal }) => ({ after: journal }) },
  'collectives.editSettings': { who: organisers, input: () => settings },
  'collectives.setHallMode': { who: organisers, input: () => ({ hours: 1 }) },

  'commitments.list': { who: everyone, input: () => ({}) },
  'commitments.page': { who: everyone, input: ({ measureReference: reference }) => ({ reference }) },
  'commitments.desk': { who: organisers, input: ({ editionNumber: edition }) => ({ edition }) },
  'commitments.make': { who: organisers, input: ({ editionNumber: edition, measure }) => ({ edition, which: 'some', measures: [measure] }) },
  'commitments.progress': { who: organisers, input: ({ commitment }) => ({ id: '0192f3c0-0000-7000-8000-00000000c0de', commitment, version: 1, state: 'kept', reason: 'Parce que', happenedOn: '2026-11-01' }) },

  'comments.of': { who: everyone, input: ({ proposal, comment: thread }) => ({ proposal, thread }) },
  'comments.say': { who: persons, input: ({ comment: id, proposal, reply: parent }) => ({ id, proposal, parent, body: 'Pour, et dès demain.' }) },
  'comments.edit': { who: persons, input: ({ comment: id }) => ({ id, version: 1, body: 'Pour, et dès demain.' }) },
  'comments.withdraw': { who: persons, input: ({ comment: id }) => ({ id }) },
  'comments.reported': { who: everyone, input: ({ comment: id }) => ({ id }) },
  'comments.report': { who: everyone, input: ({ report: id, comment }) => ({ id, comment, reason: 'charter' }) },
  'comments.receipt': { who: everyone, input: ({ report: id }) => ({ id }) },
  'comments.room': { who: volunteers, input: ({ meetingReference: reference }) => ({ reference }) },
  'comments.sayFromRoom': { who: volunteers, input: ({ comment: id, meeting: meetingId, reference }) => ({ id, meetingId, reference, stance: 'for', body: 'Pour, dit la salle.' }) },
  'comments.queue': { who: moderators, input: () => ({}) },
  'comments.decide': { who: moderators, input: ({ comment: id }) => ({ id, decision: 'keep' }) },

  'imports.list': { who: organisers, input: ({ importRun: after }) => ({ after }) },
  'imports.run': { who: organisers, input: ({ importRun: id }) => ({ id }) },
  'imports.problems': { who: organisers, input: ({ importRun: id }) => ({ id }) },
  'imports.open': { who: organisers, input: ({ importRun: id, importFile }) => ({ id, files: [{ id: importFile, name: 'a.csv', bytes: 1 }] }) },
  'imports.remap': { who: organisers, input: ({ importRun: id }) => ({ id, version: 1, table: 'a.csv', columns: { title: 'Titre' } }) },
  'imports.confirm': { who: organisers, input: ({ importRun: id }) => ({ id, version: 1, skipFaulty: true }) },
  'imports.discard': { who: organisers, input: ({ importRun: id }) => ({ id, version: 1 }) },
  'imports.undo': { who: organisers, input: ({ importRun: id }) => ({ id, version: 1 }) },
  'groupings.clusters': { who: organisers, input: () => ({ from: 0 }) },
  'groupings.around': { who: organisers, input: ({ reference }) => ({ reference }) },
  'groupings.preview': { who: organisers, input: ({ reference }) => ({ carrier: reference, members: [reference] }) },
  'groupings.made': { who: organisers, input: ({ grouping: after }) => ({ after }) },
  'groupings.one': { who: organisers, input: ({ grouping: id }) => ({ id }) },
  'groupings.merge': { who: organisers, input: ({ grouping: id, proposal: carrierId, grouped }) => ({ id, carrierId, memberIds: [grouped], reason: 'Même idée' }) },
  'groupings.undo': { who: organisers, input: ({ grouping: groupingId, grouped: proposalId }) => ({ groupingId, proposalId, reason: 'Deux idées' }) },
  'groupings.split': { who: organisers, input: ({ grouping: id, proposal: sourceId }) => ({
    id, sourceId, reason: 'Deux idées', version: 1, oneTitle: 'Une idée', oneBody: 'Une idée assez longue', otherTitle: 'Une autre', otherBody: 'Une autre idée assez longue',
  }) },
  'groupings.dismiss': { who: organisers, input: ({ proposal: oneId, waiting }) => ({ oneId, otherIds: [waiting] }) },
  'groupings.compare': { who: organisers, input: nothing },

  'meetings.list': { who: everyone, input: () => ({}) },
  'meetings.page': { who: everyone, input: ({ meetingReference: reference }) => ({ reference }) },
  'meetings.calendar': { who: everyone, input: ({ meetingReference: reference }) => ({ reference }) },
  'meetings.desk': { who: volunteers, input: () => ({}) },
  'meetings.form': { who: volunteers, input: ({ meetingReference: reference }) => ({ reference }) },
  'meetings.entry': { who: volunteers, input: ({ meetingReference: reference, sheetCode: sheet, proposal: saved }) => ({ reference, sheet, saved }) },
  'meetings.tagging': { who: volunteers, input: ({ meetingReference, proposal: id }) => ({ meeting: meetingReference, id }) },
  'meetings.reading': { who: volunteers, input: ({ proposal: id }) => ({ id }) },
  'meetings.readSheet': { who: volunteers, input: ({ proposal: id }) => ({ id, version: 1, outcome: 'agreed' }) },
  'meetings.rows': { who: volunteers, input: ({ meetingReference: reference, rows: batch }) => ({ reference, batch }) },
  'meetings.startRows': { who: volunteers, input: ({ meeting: meetingId }) => ({ meetingId, text: 'Fiche\tIdée\n1\tUn banc' }) },
  'meetings.mapRows': { who: volunteers, input: ({ rows: id }) => ({ id, version: 1, columns: ['title'], headed: true }) },
  'meetings.confirmRows': { who: volunteers, input: ({ rows: id }) => ({ id, version: 1 }) },
  'meetings.declare': { who: volunteers, input: ({ meeting: id }) => ({ id, ...meeting }) },
  'meetings.edit': { who: volunteers, input: ({ meeting: id }) => ({ id, version: 1, ...meeting }) },
  'meetings.cancel': { who: volunteers, input: ({ meeting: id }) => ({ id, version: 1 }) },
  'meetings.report': { who: volunteers, input: ({ meeting: id }) => ({ id, version: 1, attendance: 3 }) },
  'meetings.check': { who: volunteers, input: ({ meeting: id }) => ({ id, version: 1 }) },
  'meetings.submitSheets': { who: volunteers, input: ({ meeting: meetingId, proposal: id, sheetCode: code }) => ({ format: 1, meetingId, sheets: [{ id, ...text, sheet: { code } }] }) },
  'meetings.correctSheet': { who: volunteers, input: ({ proposal: id, sheetCode: code }) => ({ id, version: 1, ...text, sheet: { code } }) },

  'parliament.page': { who: everyone, input: nothing },
  'parliament.sitting': { who: everyone, input: ({ sittingNumber: number }) => ({ number }) },
  'parliament.minutes': { who: everyone, input: ({ sittingNumber: number }) => ({ number }) },
  'parliament.seats': { who: organisers, input: nothing },
  'parliament.addSeat': { who: organisers, input: ({ seat: id, person: personId }) => ({ id, personId, kind: 'lot', startsOn: '2026-11-01' }) },
  'parliament.endSeat': { who: organisers, input: ({ seat: id }) => ({ id, endsOn: '2026-12-31' }) },
  'parliament.planSitting': { who: organisers, input: ({ sitting: id }) => ({ id, title: 'Une séance', startsAt: '2026-12-01T18:00:00Z' }) },
  'parliament.editSitting': { who: organisers, input: ({ sitting: id }) => ({ id, title: 'Une séance', startsAt: '2026-12-01T18:00:00Z', version: 1 }) },
  'parliament.openSitting': { who: organisers, input: ({ sitting: sittingId }) => ({ sittingId }) },
  'parliament.closeSitting': { who: organisers, input: ({ sitting: sittingId }) => ({ sittingId }) },
  'parliament.addToAgenda': { who: organisers, input: ({ sitting: sittingId, proposal }) => ({ sittingId, proposalIds: [proposal] }) },
  'parliament.removeFromAgenda': { who: organisers, input: ({ item: itemId }) => ({ itemId }) },
  'parliament.arrangeAgenda': { who: organisers, input: ({ sitting: sittingId, item }) => ({ sittingId, itemIds: [item] }) },
  'parliament.recommend': { who: organisers, input: ({ item: itemId }) => ({ itemId, recommendation: 'À valider' }) },
  'parliament.arrive': { who: persons, input: ({ sitting: sittingId }) => ({ sittingId, place: 'room' }) },
  'parliament.leave': { who: persons, input: ({ sitting: sittingId }) => ({ sittingId }) },
  'parliament.signIn': { who: organisers, input: ({ sitting: sittingId, seat: seatId }) => ({ sittingId, seatId }) },
  'parliament.signOut': { who: organisers, input: ({ sitting: sittingId, seat: seatId }) => ({ sittingId, seatId }) },

  'people.account': { who: persons, input: nothing },
  'people.editProfile': { who: persons, input: ({ pseudonym }) => ({ pseudonym, language: 'fr' }) },
  'people.setMailConsents': { who: persons, input: () => ({ followUpMail: '1' }) },
  'people.signOutEverywhere': { who: persons, input: nothing },
  'people.withdraw': { who: persons, input: () => ({ sure: '1' }) },
  'people.desk': { who: organisers, input: ({ pseudonym: q }) => ({ q }) },
  'people.invite': { who: organisers, input: ({ email }) => ({ email, role: 'volunteer' }) },
  'people.revokeInvitation': { who: organisers, input: ({ invitation: id }) => ({ id }) },
  'people.grantRole': { who: organisers, input: ({ person: personId }) => ({ personId, role: 'volunteer' }) },
  'people.endRole': { who: organisers, input: ({ person: personId }) => ({ personId, role: 'moderator' }) },
  'people.invitation': { who: everyone, input: ({ invitationToken: token }) => ({ token }) },
  'people.acceptInvitation': { who: persons, input: ({ invitationToken: token }) => ({ token }) },

  'openData.page': { who: everyone, input: nothing },
  'programme.validated': { who: everyone, input: ({ reference: after }) => ({ theme: 'logement', after }) },
  'programme.current': { who: everyone, input: nothing },
  'programme.editions': { who: everyone, input: nothing },
  'programme.edition': { who: everyone, input: () => ({ number: 700_705 }) },
  'programme.editionFile': { who: everyone, input: () => ({ number: 700_705 }) },
  'programme.measure': { who: everyone, input: () => ({ reference: 700_704 }) },
  'programme.draft': { who: persons, input: nothing },
  'programme.draftOf': { who: persons, input: ({ measure: id }) => ({ id }) },
  'programme.plan': { who: organisers, input: nothing },
  'programme.desk': { who: organisers, input: ({ measure: id }) => ({ id }) },
  'programme.versions': { who: organisers, input: ({ measure: id }) => ({ id }) },
  'programme.choice': { who: organisers, input: ({ reference: after }) => ({ after, cited: 'true' }) },
  'programme.preview': { who: organisers, input: nothing },
  'programme.addChapter': { who: organisers, input: ({ chapter: id }) => ({ id, title: 'Se loger' }) },
  'programme.editChapter': { who: organisers, input: ({ chapter: id }) => ({ id, version: 1, title: 'Se loger' }) },
  'programme.moveChapter': { who: organisers, input: ({ chapter: id }) => ({ id, by: 1 }) },
  'programme.removeChapter': { who: organisers, input: ({ chapter: id }) => ({ id }) },
  'programme.putBackChapter': { who: organisers, input: ({ chapter: id }) => ({ id }) },
  'programme.draftMeasure': { who: organisers, input: ({ measure: id, chapter: chapterId, proposal }) => ({ id, chapterId, proposalIds: [proposal] }) },
  'programme.editMeasure': { who: organisers, input: ({ measure: id }) => ({ id, version: 1, title: 'Un banc', text: 'Un banc par arrêt.' }) },
  'programme.restoreVersion': { who: organisers, input: ({ measure: id }) => ({ id, version: 1, restore: 1 }) },
  'programme.moveMeasure': { who: organisers, input: ({ measure: id }) => ({ id, by: -1 }) },
  'programme.placeMeasure': { who: organisers, input: ({ measure: id, chapter: chapterId }) => ({ id, chapterId, place: 1 }) },
  'programme.removeMeasure': { who: organisers, input: ({ measure: id }) => ({ id }) },
  'programme.putBackMeasure': { who: organisers, input: ({ measure: id }) => ({ id }) },
  'programme.addSources': { who: organisers, input: ({ measure: id, proposal }) => ({ id, proposalIds: [proposal] }) },
  'programme.removeSource': { who: organisers, input: ({ measure: id, proposal: proposalId }) => ({ id, proposalId }) },
  'programme.publish': { who: organisers, input: ({ edition: id }) => ({ id, title: 'Édition', after: 0, seen: '0'.repeat(64) }) },

  'proposals.waiting': { who: everyone, input: () => ({}) },
  'proposals.list': { who: everyone, input: ({ meetingReference: meeting }) => ({ meeting }) },
  'proposals.page': { who: everyone, input: ({ reference }) => ({ reference }) },
  'proposals.byId': { who: everyone, input: ({ proposal: id }) => ({ id }) },
  'proposals.lookAlikes': { who: everyone, input: () => ({ title: 'CANARI titre' }) },
  'proposals.draft': { who: everyone, input: nothing },
  'proposals.saveStep': { who: everyone, input: () => ({ step: 'idea', title: 'Un banc devant la gare' }) },
  'proposals.dropDraft': { who: everyone, input: nothing },
  'proposals.sendDraft': { who: persons, input: ({ draft: id }) => ({ id }) },
  'proposals.attach': { who: persons, input: () => ({ file: new Uint8Array([1, 2, 3]), name: 'photo.jpg' }) },
  'proposals.detach': { who: persons, input: ({ attachment: id }) => ({ id }) },
  'proposals.submit': { who: persons, input: ({ proposal: id }) => ({ id, ...text }) },
  'proposals.withdraw': { who: persons, input: ({ proposal: id }) => ({ id }) },
  'proposals.support': { who: persons, input: ({ proposal: id }) => ({ id }) },
  'proposals.unsupport': { who: persons, input: ({ proposal: id }) => ({ id }) },
  'proposals.mine': { who: persons, input: () => ({}) },
  'proposals.queue': { who: moderators, input: () => ({}) },
  'proposals.desk': { who: persons, input: nothing },
  'proposals.moderate': { who: moderators, input: ({ waiting: id }) => ({ id, decision: 'publish' }) },
  'proposals.tagOrigin': { who: volunteers, input: ({ proposal, meeting: meetingId }) => ({ ids: [proposal], origin: 'meeting', meetingId, reason: 'Dite au café' }) },

  'signIn.page': { who: everyone, input: nothing },
  'signIn.mailbox': { who: everyone, input: nothing },
  'signIn.request': { who: everyone, input: ({ email }) => ({ email }) },
  'signIn.requestForInvitation': { who: everyone, input: ({ invitationToken: token }) => ({ token }) },
  'signIn.enterCode': { who: everyone, input: () => ({ code: '123456' }) },
  'signIn.link': { who: everyone, input: ({ linkToken: token }) => ({ token }) },
  'signIn.enterLink': { who: everyone, input: ({ linkToken: token }) => ({ token }) },
  'signIn.welcome': { who: everyone, input: nothing },
  'signIn.signUp': { who: everyone, input: ({ pseudonym }) => ({ age: 'old_enough', pseudonym, charter: '1', opinions: '1' }) },
  'signIn.enterAsDemo': { who: everyone, input: ({ person: personId }) => ({ personId }) },

  'votes.question': { who: everyone, input: ({ question: id }) => ({ id }) },
  'votes.cast': { who: persons, input: ({ question: id }) => ({ id, choice: 'yes' }) },
  'votes.open': { who: organisers, input: ({ question: id, item: itemId }) => ({ id, itemId }) },
  'votes.close': { who: organisers, input: ({ question: id }) => ({ id }) },
  'votes.annul': { who: organisers, input: ({ question: id }) => ({ id, reason: 'Une erreur de texte' }) },
  'votes.announce': { who: organisers, input: ({ question: id }) => ({ id, reason: 'Parce que la salle l’a voulu' }) },
};
