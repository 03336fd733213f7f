import { imports as english } from '../../app/words/en/imports.ts';
import { imports as french } from '../../app/words/fr/imports.ts';
import { setEnglish, setFrench, setTree } from '../../app/words/typography.ts';
import type { Problem } from '../domain/imports/neutral.ts';
import type { ImportReport } from '../domain/imports/run.ts';
import type { Found } from './files.ts';

export type ImportWords = typeof french;
export type Say = (line: string) => void;

const SHOWN = 50;

/** The words of the terminal's language. */
export function terminalWords(lang: string | undefined): ImportWords {
  return lang?.startsWith('en') ? setTree(english, setEnglish) : setTree(french, setFrench);
}

function sayProblems(words: ImportWords, file: string, problems: readonly Problem[], say: Say): void {
  for (const { line, column, code, value } of problems.slice(0, SHOWN)) {
    say(`  ${words.problem(words.place(file, line, column), words.problems[code], value)}`);
  }
  if (problems.length > SHOWN) say(`  ${words.andMore(problems.length - SHOWN)}`);
}

/** What was read, file by file, with each fault by its line and column. */
export function sayFound(words: ImportWords, found: Found, say: Say): void {
  for (const file of found.files) {
    if (file.format) say(words.file(file.name, file.format, file.rows));
    if (file.leftOut.amendments > 0) say(words.amendments(file.leftOut.amendments));
    if (file.leftOut.repeated > 0) say(words.repeated(file.leftOut.repeated));
    if (file.leftOut.withheld > 0) say(words.withheld(file.leftOut.withheld));
    sayProblems(words, file.name, file.problems, say);
  }
  for (const name of found.asides) say(words.leftAside(name));
}

/** What was done, or would be. */
export function sayReport(words: ImportWords, report: ImportReport, dryRun: boolean, say: Say): void {
  const { added, known, orphans, byOrigin, byStatus } = report;
  if (added.proposals + added.meetings + added.comments + added.themes.length + added.districts.length + known.refreshed === 0) {
    say(words.unchanged);
    return;
  }
  say(dryRun ? words.would : words.did);
  say(words.counts(added.proposals, added.meetings, added.comments));
  if (added.proposals > 0) {
    say(words.origins(byOrigin));
    say(words.statuses(byStatus));
  }
  if (added.themes.length > 0) say(words.themes(added.themes));
  if (added.districts.length > 0) say(words.districts(added.districts));
  if (known.proposals + known.meetings > 0) say(words.known(known.proposals, known.meetings));
  if (orphans > 0) say(words.orphans(orphans));
  if (known.refreshed > 0) say(words.refreshed(known.refreshed));
}
