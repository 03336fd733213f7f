import { Tag, type Tone } from '../../kit/tag.tsx';
import type { SignName } from '../../kit/sign.tsx';
import type { Words } from '../../words/words.ts';

type State = keyof Words['common']['meetingState'];
const LOOK: Record<State, { tone: Tone; sign: SignName }> = {
  declared: { tone: 'plain', sign: 'agenda' }, reported: { tone: 'wait', sign: 'read' }, checked: { tone: 'yes', sign: 'yes' },
  cancelled: { tone: 'no', sign: 'no' },
};

/** The state of a meeting: a word with its shape. */
export function MeetingTag({ state, words }: { state: State; words: Words }) {
  const { tone, sign } = LOOK[state];
  return <Tag tone={tone} sign={sign}>{words.common.meetingState[state]}</Tag>;
}
