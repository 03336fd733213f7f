import { diffWordsWithSpace } from 'diff';
import type { WordingChange } from '../../server/domain/programme/difference.ts';
import type { Words } from '../words/words.ts';

export interface Piece { kind: 'same' | 'in' | 'out'; text: string }

/** Beyond this many changes two texts are two texts: one whole beside the other reads better, and costs nothing to find. */
const MOST_EDITS = 1_500;

/** What was put in and taken out, word by word. Without the pieces put in it is the first text, without those taken out the second. */
export function wordsBetween(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  const pieces: Piece[] = changes?.map(({ added, removed, value }) => ({ kind: added ? 'in' : removed ? 'out' : 'same', text: value }))
    ?? [{ kind: 'out', text: before }, { kind: 'in', text: after }];
  return pieces.filter(({ text }) => text !== '');
}

/** Two texts as one: insertions underlined, deletions struck, each said in words to whoever hears the page. */
export function TextDifference({ before, after, words }: { before: string; after: string; words: Words }) {
  const said = words.edition.difference;
  return wordsBetween(before, after).map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>;
    const Mark = kind === 'in' ? 'ins' : 'del';
    return (
      <Mark key={index}>
        <span className="sr"> [{kind === 'in' ? said.added : said.removed} </span>
        {text}
        <span className="sr"> {said.end}] </span>
      </Mark>
    );
  });
}

/** Two versions of a text with paragraphs: its title, then each paragraph where the second has it. */
export function WordingDifference({ change, words }: { change: WordingChange; words: Words }) {
  const said = words.edition.difference;
  const { title, paragraphs } = change;
  const same = title.before === title.after && paragraphs.every(({ before, after, moved }) => before === after && !moved);
  if (same) return <p className="hush">{said.same}</p>;
  return (
    <div className="difference" dir="auto">
      <p className="hush no-print">{said.key}</p>
      {title.before === title.after ? null : (
        <p className="titled"><span className="sr">{said.title} </span><TextDifference before={title.before} after={title.after} words={words} /></p>
      )}
      {paragraphs.map(({ id, before, after, moved }) => (
        <div key={id} className={before === null || after === null || moved || before !== after ? 'touched' : undefined}>
          {before === null ? <small>{said.newParagraph}</small> : null}
          {after === null ? <small>{said.goneParagraph}</small> : null}
          {moved ? <small>{said.moved}</small> : null}
          <p>
            {before === null ? <ins>{after}</ins> : after === null ? <del>{before}</del>
              : before === after ? after : <TextDifference before={before} after={after} words={words} />}
          </p>
        </div>
      ))}
    </div>
  );
}
