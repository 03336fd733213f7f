import type { Progress } from '../../../server/db/tables/programme.ts';
import type { SignName } from '../../kit/sign.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import type { Words } from '../../words/words.ts';

const LOOK: Record<Progress, { tone: Tone; sign: SignName }> = {
  not_started: { tone: 'plain', sign: 'wait' },
  in_progress: { tone: 'wait', sign: 'go' },
  kept: { tone: 'yes', sign: 'yes' },
  changed: { tone: 'yes', sign: 'amended' },
  abandoned: { tone: 'no', sign: 'no' },
};

/** Where a commitment stands: a word in a tag, with a shape. */
export function CommitmentTag({ state, words, big = false }: { state: Progress; words: Words; big?: boolean }) {
  return <Tag {...LOOK[state]} big={big}>{words.commitments.state[state]}</Tag>;
}
