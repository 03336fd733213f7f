import type { ReactNode } from 'react';
import type { Example, OnRejection, Rule } from '../../server/domain/votes/schema.ts';
import type { Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { RuleExample } from './vote-result.tsx';

/** A rule, what a rejection does, and the examples that show where it bites. */
export type SaidRule = { rule: Rule; onRejection: OnRejection; examples: readonly Example[] };

/**
 * The rule of a vote in a sentence, with its worked example drawn: shown before anything is put to the vote. `brief` keeps the other
 * examples one press away.
 */
export function VoteRule({ said, noun, words, id = 'regle', title = null, brief = false, children = null }: {
  said: SaidRule; noun: Noun; words: Words; id?: string; title?: string | null; brief?: boolean; children?: ReactNode;
}) {
  const { rule, onRejection, examples } = said;
  const [first, second, ...others] = examples;
  const rest = first?.kind === 'line' ? others : examples.slice(1);
  return (
    <section className="rule" aria-labelledby={id}>
      <h2 id={id}>{title ?? words.votes.ruleTitle}</h2>
      <p className="say">{words.votes.ruleSentence(rule, noun)} {words.votes.otherwise(onRejection, noun)}</p>
      {first === undefined ? null : <FirstExample first={first} second={second} onRejection={onRejection} noun={noun} words={words} />}
      {rest.length === 0 ? null : (
        <details className="more-examples" id={`${id}-exemples`} open={!brief || undefined}>
          <summary>{words.parliament.rule.otherExamples(rest.length)}</summary>
          <ul>{rest.map((one) => <li key={one.kind}>{words.votes.example(one, onRejection, noun)}</li>)}</ul>
        </details>
      )}
      {children}
    </section>
  );
}

/** The example at the line, drawn, then what one vote fewer would change. A rule that can never adopt has nothing to draw. */
function FirstExample({ first, second, onRejection, noun, words }: {
  first: Example; second: Example | undefined; onRejection: OnRejection; noun: Noun; words: Words;
}) {
  const sentence = [first, second?.kind === 'one_short' ? second : undefined].filter((one) => one !== undefined)
    .map((one) => words.votes.example(one, onRejection, noun)).join(' ');
  const caption = <><b>{words.votes.exampleTitle}</b> {sentence}</>;
  if (first.kind !== 'line') return <p className="hush">{caption}</p>;
  const { yes, no, needed, base } = first.decision;
  return <RuleExample yes={yes} no={no} rest={base.value - yes - no} needed={needed} words={words}>{caption}</RuleExample>;
}
