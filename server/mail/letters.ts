import type { Tenant } from '../api/context.ts';
import type { DigestLine } from '../domain/following/digest.ts';
import type { Env } from '../env.ts';
import { letters as en } from '../../app/words/en/mail.ts';
import { letters as fr } from '../../app/words/fr/mail.ts';
import { setEnglish, setFrench } from '../../app/words/typography.ts';
import { inLanguage } from '../../tenants/settings-fields.ts';

/** Paths of what a letter's reader can stop with one press: all letters of its kind, and the one follow that it comes from. */
export interface Stops { letters: string; follow: string | null }
export interface LetterInput {
  template: string; data: Record<string, unknown>; language: 'fr' | 'en'; tenant: Tenant; env: Env;
  /** Null for a letter that is owed. */
  stops?: Stops | null;
}

/** The address of a collective's page, as people type it. */
export function addressOf(tenant: Tenant, env: Env, path: string): string {
  const standard = (env.publicProtocol === 'http' && env.port === 80) || env.publicProtocol === 'https';
  return `${env.publicProtocol}://${tenant.slug}.${env.apexHost}${standard ? '' : `:${env.port}`}${path}`;
}

/**
 * A letter in the collective's name: short, text alone, why it came and how it stops. unsubscribe: the address to which a mail program
 * posts, pressed in it (RFC 8058). @throws for a template without words
 */
export function renderLetter({ template, data, language, tenant, env, stops = null }: LetterInput): { subject: string; text: string; unsubscribe: string | null } {
  const words = (language === 'en' ? en : fr) as Record<string, (letter: LetterData) => { subject: string; text: string }>;
  const write = Object.hasOwn(words, template) ? words[template] : undefined;
  if (!write) throw new Error(`no words for the letter ${template}`);
  const { settings } = tenant;
  const link = (path: string) => addressOf(tenant, env, path);
  const lines = (Array.isArray(data.lines) ? data.lines as DigestLine[] : []).map((line): LetterLine => ({
    // A line stays one line, whatever a title holds: nothing else can be written between two of them.
    verb: line.verb, reason: line.reason, title: oneLine(line.title), link: link(line.path),
    theme: line.theme === null ? null : themeIn(settings.themes, line.theme, language),
  }));
  const letter = write({
    data: data as LetterData['data'], collective: settings.name, link, lines, more: Number(data.more ?? 0),
    stop: stops === null ? null : { letters: link(stops.letters), follow: stops.follow === null ? null : link(stops.follow) },
  });
  const set = language === 'en' ? setEnglish : setFrench;
  return { subject: set(letter.subject), text: set(letter.text), unsubscribe: stops === null ? null : link(stops.letters) };
}

function oneLine(text: string): string { return text.replace(/[\s\u0000-\u001f\u2028\u2029]+/g, ' ').trim(); }

function themeIn(themes: Tenant['settings']['themes'], code: string, language: 'fr' | 'en'): string {
  const theme = themes.find((one) => one.code === code);
  return theme ? inLanguage(theme.label, language) : code;
}

/** A line of a digest, its codes not yet in words. */
export interface LetterLine { verb: string; reason: DigestLine['reason']; title: string; theme: string | null; link: string }

/** What a letter's words are given. link: makes a full address of a path. stop: addresses; null for a letter that is owed. */
export interface LetterData {
  data: Record<string, string>; collective: string; link: (path: string) => string;
  lines: LetterLine[]; more: number; stop: { letters: string; follow: string | null } | null;
}
