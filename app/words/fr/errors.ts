// What is said beside a field, and all the coded sentences together.

import type { SettingsCode } from '../../../tenants/settings-error.ts';
import { french } from '../grammar.ts';
import type { Sentence, SentenceData } from '../sentence.ts';
import { houseErrors } from './errors-house.ts';

const n = (data: SentenceData, key: string): string => french.number(Number(data[key]));

const fieldErrors = {
  'field.required': 'Répondez à cette question.',
  'field.invalid': 'Cette réponse ne convient pas.',
  'field.format': "Cette réponse n'a pas la forme attendue.",
  'field.too_short': (data: SentenceData) => `Écrivez au moins ${n(data, 'minimum')} caractères.`,
  'field.too_long': (data: SentenceData) => `C'est trop long : ${n(data, 'maximum')} caractères au plus.`,
  'field.too_few': (data: SentenceData) => `Choisissez-en au moins ${n(data, 'minimum')}.`,
  'field.too_many': (data: SentenceData) => `Choisissez-en ${n(data, 'maximum')} au plus.`,
  'field.too_small': (data: SentenceData) => `C'est trop peu : ${n(data, 'minimum')} au moins.`,
  'field.too_big': (data: SentenceData) => `C'est trop : ${n(data, 'maximum')} au plus.`,
  'field.characters': "Ce texte contient des caractères invisibles. Tapez-le de nouveau au lieu de le coller.",
  'field.one_line': "Tenez en une seule ligne.",
  'field.sheet_code': "Un code de fiche : des lettres, des chiffres et des tirets, 16 signes au plus.",
  'proposal.organisation_named': "Donnez le nom de l'organisation qui parle, ou choisissez de parler pour vous.",
  'proposal.sheet_needs_one_meeting': "Un code de fiche se donne pour un seul texte, avec sa rencontre.",
  'field.number': 'Donnez un nombre entier, en chiffres.',
  'field.date': 'Donnez une date qui existe.',
  'field.https': 'Donnez une adresse complète qui commence par https://, sans espace ni mot de passe.',
  'field.email': 'Donnez une adresse complète, comme prenom@exemple.fr.',
  'field.choice': 'Choisissez une réponse de la liste.',
  'person.pseudonym_form': 'Un nom ne contient ni adresse, ni lien.',
  'field.tick': 'Cochez cette case pour continuer.',
} satisfies Record<string, Sentence>;

const settingsErrors: Record<SettingsCode, Sentence> = {
  'settings.not_json': "Ce fichier n'est pas un fichier de réglages.",
  'settings.required': 'Ce réglage est nécessaire.',
  'settings.type': 'Ce réglage attend une autre sorte de réponse.',
  'settings.choice': (data) => `Choisissez parmi : ${data.values}.`,
  'settings.unknown_field': "Ce réglage n'existe pas.",
  'settings.too_short': (data) => `Écrivez au moins ${n(data, 'minimum')} caractères.`,
  'settings.too_long': (data) => `C'est trop long : ${n(data, 'maximum')} caractères au plus.`,
  'settings.too_few': (data) => `Il en faut au moins ${n(data, 'minimum')}.`,
  'settings.too_many': (data) => `Il y en a trop : ${n(data, 'maximum')} au plus.`,
  'settings.too_small': (data) => `C'est trop peu : ${n(data, 'minimum')} au moins.`,
  'settings.too_big': (data) => `C'est trop : ${n(data, 'maximum')} au plus.`,
  'settings.characters': 'Ce texte contient des caractères invisibles. Tapez-le de nouveau au lieu de le coller.',
  'settings.code': 'Des lettres minuscules sans accent, des chiffres et des tirets, en commençant par une lettre.',
  'settings.day': 'Donnez une date qui existe.',
  'settings.time_zone': 'Donnez un fuseau horaire comme Europe/Paris.',
  'settings.issuer': 'Donnez une adresse qui commence par https://, sans mot de passe ni question.',
  'settings.duplicate': 'Cette valeur est déjà prise plus haut.',
  'settings.language_missing': 'Le français fait toujours partie des langues.',
  'settings.phase_ends_before_it_begins': 'Cette phase finit avant de commencer.',
  'settings.phase_order': 'Cette phase commence avant celle qui la précède. Changez la date, ou leur ordre.',
  'settings.phase_overlap': "Cette phase commence avant la fin d'une autre. Changez la date, ou dites qu'elles se chevauchent.",
  'settings.round_order': 'Le second tour vient après le premier.',
  'settings.shape_crosses': 'Le contour de ce secteur se croise lui-même.',
  'settings.shape_flat': "Le contour de ce secteur n'a pas de surface.",
  'settings.slug': "Cette adresse ne peut pas être prise. Choisissez-en une autre.",
  'settings.sign_in_missing': 'Gardez au moins une façon de se connecter.',
  'rule.above_whole': 'Cette fraction dépasse le tout.',
  'rule.never_met': 'Rien ne peut atteindre ce seuil : il dépasse le tout.',
  'settings.invalid': 'Ce réglage ne convient pas.',
};

export const errors = { ...houseErrors, ...settingsErrors, ...fieldErrors };
