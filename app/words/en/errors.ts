import type { SettingsCode } from '../../../tenants/settings-error.ts';
import type { errors as shape } from '../fr/errors.ts';
import { english } from '../grammar.ts';
import type { Sentence, SentenceData } from '../sentence.ts';
import { houseErrors } from './errors-house.ts';

const n = (data: SentenceData, key: string): string => english.number(Number(data[key]));

const fieldErrors = {
  'field.required': 'Answer this question.',
  'field.invalid': 'This answer does not fit.',
  'field.format': 'This answer does not have the expected form.',
  'field.too_short': (data: SentenceData) => `Write at least ${n(data, 'minimum')} characters.`,
  'field.too_long': (data: SentenceData) => `This is too long: ${n(data, 'maximum')} characters at most.`,
  'field.too_few': (data: SentenceData) => `Choose at least ${n(data, 'minimum')}.`,
  'field.too_many': (data: SentenceData) => `Choose ${n(data, 'maximum')} at most.`,
  'field.too_small': (data: SentenceData) => `This is too little: ${n(data, 'minimum')} at least.`,
  'field.too_big': (data: SentenceData) => `This is too much: ${n(data, 'maximum')} at most.`,
  'field.characters': "This text holds invisible characters. Type it again instead of pasting it.",
  'field.one_line': "Keep it to one line.",
  'field.sheet_code': "A sheet code: letters, digits and hyphens, 16 characters at most.",
  'proposal.organisation_named': "Give the name of the organisation that speaks, or choose to speak for yourself.",
  'proposal.sheet_needs_one_meeting': "A sheet code is given for a single text, with its meeting.",
  'field.number': 'Give a whole number, in figures.',
  'field.date': 'Give a date that exists.',
  'field.https': 'Give a whole address that begins with https://, without spaces or a password.',
  'field.email': 'Give a full address, such as name@example.org.',
  'field.choice': 'Choose an answer from the list.',
  'person.pseudonym_form': 'A name holds no address and no link.',
  'field.tick': 'Tick this box to go on.',
} satisfies Record<string, Sentence>;

const settingsErrors: Record<SettingsCode, Sentence> = {
  'settings.not_json': 'This file is not a settings file.',
  'settings.required': 'This setting is needed.',
  'settings.type': 'This setting expects another kind of answer.',
  'settings.choice': (data) => `Choose among: ${data.values}.`,
  'settings.unknown_field': 'This setting does not exist.',
  'settings.too_short': (data) => `Write at least ${n(data, 'minimum')} characters.`,
  'settings.too_long': (data) => `This is too long: ${n(data, 'maximum')} characters at most.`,
  'settings.too_few': (data) => `At least ${n(data, 'minimum')} are needed.`,
  'settings.too_many': (data) => `There are too many: ${n(data, 'maximum')} at most.`,
  'settings.too_small': (data) => `This is too little: ${n(data, 'minimum')} at least.`,
  'settings.too_big': (data) => `This is too much: ${n(data, 'maximum')} at most.`,
  'settings.characters': 'This text holds invisible characters. Type it again instead of pasting it.',
  'settings.code': 'Lower-case letters without accents, digits and hyphens, beginning with a letter.',
  'settings.day': 'Give a date that exists.',
  'settings.time_zone': 'Give a time zone such as Europe/Paris.',
  'settings.issuer': 'Give an address that begins with https://, without password or query.',
  'settings.duplicate': 'This value is already taken above.',
  'settings.language_missing': 'French is always one of the languages.',
  'settings.phase_ends_before_it_begins': 'This phase ends before it begins.',
  'settings.phase_order': 'This phase begins before the one above it. Change the date, or their order.',
  'settings.phase_overlap': 'This phase begins before another has ended. Change the date, or say that they overlap.',
  'settings.round_order': 'The second round comes after the first.',
  'settings.shape_crosses': 'The outline of this district crosses itself.',
  'settings.shape_flat': 'The outline of this district has no surface.',
  'settings.slug': 'This address cannot be taken. Choose another.',
  'settings.sign_in_missing': 'Keep at least one way to sign in.',
  'rule.above_whole': 'This fraction is more than the whole.',
  'rule.never_met': 'Nothing can reach this threshold: it is more than the whole.',
  'settings.invalid': 'This setting does not fit.',
};

export const errors: typeof shape = { ...houseErrors, ...settingsErrors, ...fieldErrors };
