// The pages that any public site owes: legal notice, accessibility, journal.
import type { PublicVerb } from '../../../server/domain/collectives/public-journal.ts';

const verbs: Record<PublicVerb, string> = {
  'collective.settings_changed': 'Réglages du collectif modifiés',
  'proposal.published': 'Publication',
  'proposal.withdrawn': 'Retrait par la personne qui l’avait déposée',
  'proposal.origin_corrected': 'Origine précisée ou corrigée',
  'proposal.sheet_corrected': 'Fiche d’une rencontre corrigée d’après le papier',
  'proposal.put_on_agenda': 'Inscription à l’ordre du jour',
  'proposal.taken_off_agenda': 'Retrait de l’ordre du jour',
  'proposal.left_undecided': 'Vote sans décision',
  'proposal.validated': 'Validation',
  'proposal.validated_amended': 'Validation avec amendement',
  'proposal.sent_back': 'Renvoi pour retravailler le texte',
  'proposal.set_aside': 'Mise à l’écart',
  'meeting.declared': 'Rencontre annoncée',
  'meeting.edited': 'Rencontre modifiée',
  'meeting.cancelled': 'Rencontre annulée',
  'meeting.reported': 'Compte rendu de rencontre',
  'meeting.checked': 'Compte rendu relu',
  'sitting.planned': 'Séance prévue',
  'sitting.opened': 'Séance ouverte',
  'sitting.closed': 'Séance close',
  'question.opened': 'Vote ouvert',
  'question.closed': 'Vote clos et dépouillé',
  'question.announced': 'Résultat annoncé',
  'import.done': 'Reprise de données d’un autre site',
};

export const civic = {
  legalTitle: 'Mentions légales',
  publisher: 'Éditeur', director: 'Direction de la publication', host: 'Hébergement', privacyContact: 'Vos données : à qui écrire',
  missing: 'Cette mention n’est pas encore remplie.',
  dataTitle: 'Vos données',
  data: [
    'Une opinion politique est une donnée sensible. Ce site demande le moins possible : une adresse pour entrer, un pseudonyme, votre accord écrit.',
    'En public, vous apparaissez sous votre pseudonyme, sauf si vous choisissez votre nom pour un texte. Les personnes présentes aux rencontres sont comptées, jamais nommées.',
    'Le site n’emploie ni traceur, ni mesure d’audience, ni service d’un tiers. Les seuls témoins de connexion servent à vous reconnaître, à retrouver un brouillon et à garder votre langue.',
  ],
  accessibilityTitle: 'Accessibilité',
  accessibility: [
    'Ce site n’a pas encore été audité par un tiers : nous ne déclarons donc aucun taux de conformité.',
    'Il est conçu pour être lu et utilisé au clavier, avec un lecteur d’écran, sans JavaScript, agrandi à 400 %, et dans des contrastes calculés pour rester lisibles.',
    'Des vérifications automatiques (règles axe) passent sur chaque sorte de page avant chaque mise en ligne. Elles ne remplacent pas un audit.',
  ],
  accessibilityContact: 'Quelque chose vous arrête ? Écrivez à la personne de contact indiquée dans les mentions légales : une autre voie vous sera proposée.',
  journalTitle: 'Journal public',
  journalLede: 'Qui a fait quoi, dans l’ordre. Chaque ligne est écrite avec l’acte lui-même ; aucune ne peut être changée ni retirée. Les personnes n’y sont jamais nommées.',
  journalEmpty: 'Rien encore', journalEmptyWhy: 'Le premier acte public de ce collectif s’inscrira ici.',
  verbs,
  by: (role: string) => ({ organiser: 'par l’organisation', moderator: 'par la modération', volunteer: 'par un·e bénévole', member: 'par un membre du parlement',
    resident: 'par un·e habitant·e', anonymous: 'par une personne non connectée' })[role] ?? 'automatiquement',
};
