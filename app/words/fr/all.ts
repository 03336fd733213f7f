// One line a word; en/all.ts has the same lines.
export { common } from './common.ts';
export { errors } from './errors.ts';
export { kit } from './kit.ts';
export { front } from './front.ts';
export { votes } from './votes.ts';
export { settings } from './settings.ts';
export { civic } from './civic.ts';
export { commitments } from './commitments.ts';
export { platform } from './platform.ts';
export { programme } from './programme.ts';
export { people } from './people.ts';
export { meetings } from './meetings.ts';
export { rooms } from './rooms.ts';
export { parliament } from './parliament.ts';
export { presidency } from './presidency.ts';
export { proposals } from './proposals.ts';
export { proposing } from './proposing.ts';
