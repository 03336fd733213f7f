import type { ReactNode } from 'react';
import type { Decision, Outcome, Rule, VoteCounts } from '../../server/domain/votes/schema.ts';
import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { Sign, type SignName } from './sign.tsx';
import { StatusTag, Tag, type ProposalStatus, type Tone } from './tag.tsx';
import { VoteResult, type VoteCounts as DrawnCounts } from './vote-result.tsx';

export type Verdict = Extract<ProposalStatus, 'validated' | 'validated_amended' | 'sent_back' | 'set_aside'>;
/** What a vote decided: a verdict, or nothing at all and why. */
export type Decided = { outcome: Outcome; verdict: Verdict | null };

const LOOKS: Record<Verdict, { tone: Tone; sign: SignName }> = {
  validated: { tone: 'yes', sign: 'yes' },
  validated_amended: { tone: 'yes', sign: 'amended' },
  sent_back: { tone: 'wait', sign: 'back' },
  set_aside: { tone: 'no', sign: 'no' },
};

/** « validée », « écartée », or « sans décision : égalité des voix ». */
export function verdictText({ outcome, verdict }: Decided, words: Words): string {
  return verdict === null ? words.parliament.vote.undecided(words.common.outcome[outcome]) : words.common.status[verdict];
}

/** The same as a tag with its shape. */
export function VerdictTag({ decided, words, big = false }: { decided: Decided; words: Words; big?: boolean }) {
  if (decided.verdict !== null) return <StatusTag status={decided.verdict} words={words} big={big} />;
  return (
    <Tag tone="wait" sign="wait" big={big}>
      {verdictText(decided, words)}
    </Tag>
  );
}

/** The same, large: the line over a result. */
export function VerdictLine({ decided, words }: { decided: Decided; words: Words }) {
  const { tone, sign } = decided.verdict === null ? { tone: 'wait' as const, sign: 'wait' as const } : LOOKS[decided.verdict];
  return (
    <p className={`outcome ${tone}`}>
      <Sign name={sign} />
      {capitalised(verdictText(decided, words))}
    </p>
  );
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** Where nothing could be decided, no line is drawn: reaching it would have changed nothing. */
const WITHOUT_LINE: ReadonlySet<Outcome> = new Set(['no_vote', 'quorum_missed', 'too_few_voters']);

export function drawnCounts({ yes, no, abstain, base, needed, outcome }: Decision): DrawnCounts {
  return { yes, no, abstain, base: { of: base.of, count: base.value }, needed: WITHOUT_LINE.has(outcome) ? null : needed };
}

/** A result whole: drawn, with its arithmetic in a sentence and its reason. */
export function DecisionShown({
  rule,
  decision,
  reason = null,
  words,
  children = null,
}: {
  rule: Rule;
  decision: Decision;
  reason?: string | null;
  words: Words;
  children?: ReactNode;
}) {
  return (
    <>
      <VoteResult counts={drawnCounts(decision)} reason={reason} words={words} />
      <p className="arithmetic">{words.votes.arithmetic(rule, decision)}</p>
      {children}
    </>
  );
}

/** Who voted how, in the hall and from afar, and everyone together: the table that adds up to the drawing. */
export function PlacesTable({ counts, caption, words }: { counts: VoteCounts; caption: string; words: Words }) {
  const { number } = grammar(words.language);
  const { room, online } = counts.places;
  const said = words.parliament.vote.parts;
  const silent = (part: { present: number; yes: number; no: number; abstain: number }) => part.present - part.yes - part.no - part.abstain;
  const lines: [string, number, number, number][] = [
    [words.kit.vote.yes, room.yes, online.yes, counts.yes],
    [words.kit.vote.no, room.no, online.no, counts.no],
    [words.kit.vote.abstain(2), room.abstain, online.abstain, counts.abstain],
    [said.silent, silent(room), silent(online), silent(counts)],
  ];
  return (
    <table className="data slim parts">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{caption}</span>
          </th>
          {[said.room, said.online, said.all].map((head) => (
            <th key={head} scope="col" className="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, ...values]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, index) => (
              <td key={`${index}`} className="num">
                {number(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{said.present}</th>
          {[room.present, online.present, counts.present].map((value, index) => (
            <td key={`${index}`} className="num">
              {number(value)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
