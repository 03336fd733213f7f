import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { Sign, type SignName } from './sign.tsx';

export type Tone = 'yes' | 'no' | 'wait' | 'plain';
export type ProposalStatus = keyof Words['common']['status'];

const STATUS: Record<ProposalStatus, { tone: Tone; sign: SignName }> = {
  submitted: { tone: 'wait', sign: 'read' },
  published: { tone: 'wait', sign: 'wait' },
  inadmissible: { tone: 'no', sign: 'bar' },
  in_validation: { tone: 'wait', sign: 'agenda' },
  validated: { tone: 'yes', sign: 'yes' },
  validated_amended: { tone: 'yes', sign: 'amended' },
  sent_back: { tone: 'wait', sign: 'back' },
  set_aside: { tone: 'no', sign: 'no' },
  withdrawn: { tone: 'plain', sign: 'left' },
  grouped: { tone: 'plain', sign: 'grouped' },
};

/** A word in a tag, with a shape: the colour only repeats them. */
export function Tag({ tone = 'plain', sign, big = false, children }: { tone?: Tone; sign: SignName; big?: boolean; children: ReactNode }) {
  return (
    <span className={`tag ${tone}${big ? ' big' : ''}`}>
      <Sign name={sign} />
      {children}
    </span>
  );
}

/** The status of a proposal. */
export function StatusTag({ status, words, big = false }: { status: ProposalStatus; words: Words; big?: boolean }) {
  const { tone, sign } = STATUS[status];
  return (
    <Tag tone={tone} sign={sign} big={big}>
      {words.common.status[status]}
    </Tag>
  );
}
