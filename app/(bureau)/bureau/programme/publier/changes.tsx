import type { Changes, MeasureChange, MeasureName } from '../../../../../server/domain/programme/changes.ts';
import { WordingDifference } from '../../../../kit/text-difference.tsx';
import { grammar } from '../../../../words/grammar.ts';
import type { Words } from '../../../../words/words.ts';

/** What an edition changes: chapters first, then measures added, changed, moved and taken out. */
export function ChangesShown({ changes, words }: { changes: Changes; words: Words }) {
  const said = words.workshop.publish;
  const { added, changed, moved, removed, same } = changes;
  return (
    <div className="flow">
      <Chapters changes={changes} words={words} />
      <Names title={said.added} names={added} words={words} />
      {changed.length === 0 ? null : <h3>{said.changed} ({changed.length})</h3>}
      {changed.map((one) => <Changed key={one.id} change={one} words={words} />)}
      <Names title={said.moved} names={moved} words={words} note={(one) => {
        const { from } = moved.find(({ id }) => id === one.id)!;
        return from === one.chapter ? said.elsewhere : said.movedFrom(from);
      }} />
      <Names title={said.removed} names={removed} words={words} />
      {same === 0 ? null : <p className="hush">{said.same(same)}</p>}
    </div>
  );
}

function Chapters({ changes: { chapters: { added, removed, renamed, reordered } }, words }: { changes: Changes; words: Words }) {
  const said = words.workshop.publish;
  const lines = [
    ...added.map(said.chapterAdded), ...removed.map(said.chapterRemoved), ...renamed.map(({ before, after }) => said.chapterRenamed(before, after)),
    ...(reordered ? [said.chaptersReordered] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{said.chapters}</h3>
      <ul className="plain-list">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </>
  );
}

function Names({ title, names, words, note = ({ chapter }) => chapter }: { title: string; names: readonly MeasureName[]; words: Words; note?: (name: MeasureName) => string }) {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title} ({names.length})</h3>
      <ul className="plain-list">
        {names.map((name) => (
          <li key={name.id}>
            {name.reference === null ? null : `${words.edition.measure(name.reference)}, `}{name.title} <small className="hush">{note(name)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Changed({ change, words }: { change: MeasureChange; words: Words }) {
  const said = words.workshop.publish;
  const { list } = grammar(words.language);
  const named = (numbers: readonly number[]) => list(numbers.map((number) => words.proposals.reference(number)));
  return (
    <details open>
      <summary>{change.reference === null ? '' : `${words.edition.measure(change.reference)}, `}{change.title}</summary>
      {change.wording === null ? null : <WordingDifference change={change.wording} words={words} />}
      {change.sources.added.length === 0 ? null : <p>{said.sourcesAdded(named(change.sources.added))}</p>}
      {change.sources.removed.length === 0 ? null : <p>{said.sourcesRemoved(named(change.sources.removed))}</p>}
    </details>
  );
}
