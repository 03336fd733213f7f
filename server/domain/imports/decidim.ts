// Decidim's exports, all generations from 0.16 to 0.31: separator `;`, nested keys joined by `/` (title/fr), lists joined by ", ".
// Columns vary with the version and with the languages in use, so each is looked for, never counted.
import type { Origin, Voice } from '../../db/tables/proposals.ts';
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { labelsOf, localised, sortLabels } from './decidim-labels.ts';
import { hostOf } from './labels.ts';
import { fateOf, type ImportedMeeting, type ImportedProposal, type ImportedState, type LeftOut, type Problem, type ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

const SIGNS =
  /^(?:component\/id|participatory_space\/.+|category\/.+|scope\/.+|taxonomies\/.+|meeting_urls|related_proposals|created_in_meeting)$/;

function hasText(header: readonly string[], base: string): boolean {
  return header.some((name) => name === base || name.startsWith(`${base}/`));
}
export function isDecidimMeetings(header: readonly string[]): boolean {
  return header.includes('id') && header.includes('start_time') && hasText(header, 'title') && header.some((name) => SIGNS.test(name));
}
export function isDecidimProposals(header: readonly string[]): boolean {
  return header.includes('id') && hasText(header, 'title') && hasText(header, 'body') && !header.includes('start_time')
    && header.some((name) => SIGNS.test(name));
}

/** The states that Decidim ships with. Since 0.29 an organisation names its own: those are mapped by `options.states`, never guessed. */
const STATES: Record<string, ImportedState> = {
  '': 'pending', not_answered: 'pending', pending: 'pending', evaluating: 'pending', accepted: 'accepted', rejected: 'rejected',
  withdrawn: 'withdrawn',
};

function stateOf(cells: Cells, options: ReadOptions): ImportedState {
  if (cells.flag('withdrawn') || cells.text('withdrawn_at', CELL_LIMITS.label) !== null) return 'withdrawn';
  const word = cells.text('state', CELL_LIMITS.label) ?? '';
  if (Object.hasOwn(options.states, word)) return options.states[word]!;
  if (Object.hasOwn(STATES, word)) return STATES[word]!;
  cells.refuse('state', 'import.value_unknown', word);
  return 'pending';
}

const list = (value: string | null) => (value === null ? [] : value.split(', ').map((part) => part.trim()).filter((part) => part !== ''));
const isMeetingUrl = (url: string) => /\/meetings\/[^/?]+/.test(url);
const isRoot = (url: string) => URL.canParse(url) && new URL(url).pathname === '/';

/** An address as both files of one site write it. */
export function sameAddress(url: string): string { return url.replace(/[?#].*$/, '').replace(/\/$/, ''); }

/**
 * Decidim says "from a meeting" in three ways that can disagree (a flag, a link, the author): any of them is enough.
 * The meeting itself is taken only when exactly one is named. An official proposal's author is the site itself.
 */
function originOf(cells: Cells): { origin: Origin; voice: Voice; meetingUrl: string | null } {
  const authors = list(cells.text('author/url', CELL_LIMITS.body));
  const named = [...list(cells.text('meeting_urls', CELL_LIMITS.body)), ...authors.filter(isMeetingUrl)];
  const meetings = new Set(named.map(sameAddress));
  if (meetings.size > 0 || cells.flag('created_in_meeting')) {
    return { origin: 'meeting', voice: 'assembly', meetingUrl: meetings.size === 1 ? [...meetings][0]! : null };
  }
  const official = authors.length > 0 && authors.every(isRoot);
  return { origin: official ? 'collective' : 'online', voice: official ? 'collective' : 'resident', meetingUrl: null };
}

function sourceOf(cells: Cells, options: ReadOptions): string {
  const host = hostOf(cells.url('url'));
  return options.source ?? (host === null ? 'decidim' : `decidim:${host}`);
}

/** Amendments are texts about a proposal, not proposals: they are counted and left out. */
export function readDecidimProposals(
  table: Table, options: ReadOptions, problems: Problem[], leftOut: LeftOut,
): ImportedProposal[] {
  const at = (base: string) => localised(table, base, options.locales);
  const [title, body, answer] = [at('title'), at('body'), at('answer')];
  return readRows(table, options, problems, (cells) => {
    if (cells.flag('is_amend')) {
      leftOut.amendments += 1;
      return null;
    }
    const state = stateOf(cells, options);
    return {
      line: cells.line, source: sourceOf(cells, options), externalId: cells.required('id', CELL_LIMITS.id),
      title: title.required(cells, CELL_LIMITS.title),
      body: body.prose(cells, CELL_LIMITS.body) ?? body.required(cells, CELL_LIMITS.body),
      ...sortLabels(labelsOf(cells, table, options.locales), options.districts), ...fateOf(state),
      reason: answer.prose(cells, CELL_LIMITS.body),
      decidedAt: cells.date('state_published_at') ?? cells.date('answered_at'),
      ...originOf(cells), organisation: null, supports: cells.integer('votes') ?? cells.integer('supports'),
      comments: cells.integer('comments'), createdAt: cells.date('created_at') ?? cells.date('published_at'), url: cells.url('url'),
    };
  });
}

export function readDecidimMeetings(table: Table, options: ReadOptions, problems: Problem[]): ImportedMeeting[] {
  const at = (base: string) => localised(table, base, options.locales);
  const [title, description, location] = [at('title'), at('description'), at('location')];
  // Instants without a zone are Rails' database format: UTC.
  return readRows(table, { ...options, timeZone: 'UTC' }, problems, (cells) => {
    cells.required('start_time', CELL_LIMITS.label);
    const startsOn = cells.date('start_time');
    const place = cells.text('address', CELL_LIMITS.place) ?? location.text(cells, CELL_LIMITS.place);
    if (place === null) cells.refuse('address', 'import.cell_missing');
    if (!startsOn || place === null) return null;
    return {
      line: cells.line, source: sourceOf(cells, options), externalId: cells.required('id', CELL_LIMITS.id),
      title: title.required(cells, CELL_LIMITS.title), description: description.prose(cells, CELL_LIMITS.body), startsOn, place,
      ...sortLabels(labelsOf(cells, table, options.locales), options.districts), attendees: cells.integer('attendees'),
      url: cells.url('url'),
    };
  });
}
