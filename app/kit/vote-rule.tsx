import type { ReactNode } from 'react';
import type { Example, OnRejection, Rule } from '../../server/domain/votes/schema.ts';
import type { Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { RuleExample } from './vote-result.tsx';

/** A rule, what a rejection does, and the examples that show where it bites. */
export type SaidRule = { rule: Rule; onRejection: OnRejection; examples: readonly Example[] };

/** The rule in two sizes: what validates, large; its conditions and what happens otherwise, as running text. */
export function ruleParts(rule: Rule, noun: Noun, words: Words): { main: string; conditions: string } {
  const [main = '', ...conditions] = words.votes.ruleSentence(rule, noun).split(/(?<=\.)\s+/);
  return { main, conditions: conditions.join(' ') };
}

/** The sentence alone: where the example stands elsewhere on the page. `headed`: false under a heading that already says what it is. */
export function RuleSentence({
  said,
  noun,
  words,
  id = 'regle',
  title = null,
  headed = true,
  children = null,
}: {
  said: Pick<SaidRule, 'rule' | 'onRejection'>;
  noun: Noun;
  words: Words;
  id?: string;
  title?: string | null;
  headed?: boolean;
  children?: ReactNode;
}) {
  const { main, conditions } = ruleParts(said.rule, noun, words);
  const heading = title ?? words.votes.ruleTitle;
  return (
    <section className={headed ? 'rule' : 'rule bare'} aria-labelledby={headed ? id : undefined} aria-label={headed ? undefined : heading}>
      {headed ? <h2 id={id}>{heading}</h2> : null}
      <p className="say">{main}</p>
      <p className="conditions">
        {conditions} {words.votes.otherwise(said.onRejection, noun)}
      </p>
      {children}
    </section>
  );
}

/**
 * The rule of a vote in a sentence, with its worked example drawn: shown before anything is put to the vote. `brief` keeps the other
 * examples one press away.
 */
export function VoteRule({
  said,
  brief = false,
  ...rest
}: {
  said: SaidRule;
  noun: Noun;
  words: Words;
  id?: string;
  title?: string | null;
  brief?: boolean;
  headed?: boolean;
}) {
  return (
    <RuleSentence said={said} {...rest}>
      <RuleExamples said={said} noun={rest.noun} words={rest.words} id={rest.id} brief={brief} />
    </RuleSentence>
  );
}

/** The worked example, drawn, and the others. */
export function RuleExamples({
  said,
  noun,
  words,
  id = 'regle',
  brief = false,
}: {
  said: SaidRule;
  noun: Noun;
  words: Words;
  id?: string;
  brief?: boolean;
}) {
  const { onRejection, examples } = said;
  const [first, second, ...others] = examples;
  const rest = first?.kind === 'line' ? others : examples.slice(1);
  return (
    <>
      {first === undefined ? null : <FirstExample first={first} second={second} onRejection={onRejection} noun={noun} words={words} />}
      {rest.length === 0 ? null : (
        <details className="more-examples" id={`${id}-exemples`} open={!brief || undefined}>
          <summary>{words.parliament.rule.otherExamples(rest.length)}</summary>
          <ul>
            {rest.map((one) => (
              <li key={one.kind}>{words.votes.example(one, onRejection, noun)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The example at the line, drawn, then what one vote fewer would change. A rule that can never adopt has nothing to draw. */
function FirstExample({
  first,
  second,
  onRejection,
  noun,
  words,
}: {
  first: Example;
  second: Example | undefined;
  onRejection: OnRejection;
  noun: Noun;
  words: Words;
}) {
  const sentence = [first, second?.kind === 'one_short' ? second : undefined]
    .filter((one) => one !== undefined)
    .map((one) => words.votes.example(one, onRejection, noun))
    .join(' ');
  const caption = (
    <>
      <b>{words.votes.exampleTitle}</b> {sentence}
    </>
  );
  if (first.kind !== 'line') return <p className="hush">{caption}</p>;
  const { yes, no, needed, base } = first.decision;
  return (
    <RuleExample yes={yes} no={no} rest={base.value - yes - no} needed={needed} words={words}>
      {caption}
    </RuleExample>
  );
}
