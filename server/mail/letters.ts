import type { Tenant } from '../api/context.ts';
import type { Env } from '../env.ts';
import { letters as en } from '../../app/words/en/mail.ts';
import { letters as fr } from '../../app/words/fr/mail.ts';
import { setEnglish, setFrench } from '../../app/words/typography.ts';

export interface LetterInput { template: string; data: Record<string, unknown>; language: 'fr' | 'en'; tenant: Tenant; env: Env }

/** The address of a collective's page, as people type it. */
export function addressOf(tenant: Tenant, env: Env, path: string): string {
  const standard = (env.publicProtocol === 'http' && env.port === 80) || env.publicProtocol === 'https';
  return `${env.publicProtocol}://${tenant.slug}.${env.apexHost}${standard ? '' : `:${env.port}`}${path}`;
}

/** A letter in the collective's name: short, text alone, one link, why it came. @throws for a template without words */
export function renderLetter({ template, data, language, tenant, env }: LetterInput): { subject: string; text: string } {
  const words = (language === 'en' ? en : fr) as Record<string, (letter: LetterData) => { subject: string; text: string }>;
  const write = Object.hasOwn(words, template) ? words[template] : undefined;
  if (!write) throw new Error(`no words for the letter ${template}`);
  const letter = write({ data: data as LetterData['data'], collective: tenant.settings.name, link: (path) => addressOf(tenant, env, path) });
  const set = language === 'en' ? setEnglish : setFrench;
  return { subject: set(letter.subject), text: set(letter.text) };
}

/** What a letter's words are given. link: makes a full address of a path. */
export interface LetterData { data: Record<string, string>; collective: string; link: (path: string) => string }
