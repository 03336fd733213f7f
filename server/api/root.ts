import { answers } from './routers/answers.ts';
import { collectives } from './routers/collectives.ts';
import { commitments } from './routers/commitments.ts';
import { comments } from './routers/comments.ts';
import { imports } from './routers/imports.ts';
import { groupings } from './routers/groupings.ts';
import { following } from './routers/following.ts';
import { meetings } from './routers/meetings.ts';
import { openData } from './routers/open-data.ts';
import { parliament } from './routers/parliament.ts';
import { people } from './routers/people.ts';
import { programme } from './routers/programme.ts';
import { proposals } from './routers/proposals.ts';
import { signIn } from './routers/sign-in.ts';
import { votes } from './routers/votes.ts';
import { createCallerFactory, router } from './trpc.ts';

/** Every procedure of the house. A new word adds its router here, and its lines to the matrix of tests/rules. */
export const appRouter = router({
  answers, collectives, comments, commitments, following, groupings, imports, meetings, openData, parliament, people, programme, proposals, signIn, votes,
});
export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same ladder as over HTTP. */
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
