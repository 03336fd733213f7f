import type { ImportState } from '../../../../server/db/tables/imports.ts';
import type { SignName } from '../../../kit/sign.tsx';
import { Tag, type Tone } from '../../../kit/tag.tsx';
import type { Words } from '../../../words/words.ts';

const LOOK: Record<ImportState, { tone: Tone; sign: SignName }> = {
  reading: { tone: 'wait', sign: 'wait' }, ready: { tone: 'wait', sign: 'read' }, writing: { tone: 'wait', sign: 'wait' },
  done: { tone: 'yes', sign: 'yes' }, failed: { tone: 'no', sign: 'alert' }, discarded: { tone: 'plain', sign: 'left' },
  undoing: { tone: 'wait', sign: 'wait' }, undone: { tone: 'plain', sign: 'back' },
};

export function StateTag({ state, words }: { state: ImportState; words: Words }) {
  return <Tag tone={LOOK[state].tone} sign={LOOK[state].sign}>{words.bringing.states[state]}</Tag>;
}
