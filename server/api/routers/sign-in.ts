import { enterAsDemo, signUp, welcomePage } from '../../auth/arrival.ts';
import { codeSchema, demoSchema, linkSchema, requestSchema } from '../../auth/schema.ts';
import { enterCode, enterLink, linkPage, requestForInvitation, requestSignIn } from '../../auth/sign-in.ts';
import { mailbox } from '../../mail/mailbox.ts';
import { signInPage } from '../../auth/ways.ts';
import { invitationTokenSchema, signUpSchema } from '../../domain/people/schema.ts';
import { browserProcedure, router } from '../trpc.ts';

export const signIn = router({
  page: browserProcedure.query(({ ctx }) => signInPage(ctx)),
  mailbox: browserProcedure.query(({ ctx }) => mailbox(ctx.db)),
  request: browserProcedure.input(requestSchema).mutation(({ ctx, input }) => requestSignIn(ctx, input)),
  requestForInvitation: browserProcedure.input(invitationTokenSchema).mutation(({ ctx, input }) => requestForInvitation(ctx, input)),
  enterCode: browserProcedure.input(codeSchema).mutation(({ ctx, input }) => enterCode(ctx, input)),
  link: browserProcedure.input(linkSchema).query(({ ctx, input }) => linkPage(ctx.db, input)),
  enterLink: browserProcedure.input(linkSchema).mutation(({ ctx, input }) => enterLink(ctx, input)),
  welcome: browserProcedure.query(({ ctx }) => welcomePage(ctx)),
  signUp: browserProcedure.input(signUpSchema).mutation(({ ctx, input }) => signUp(ctx, input)),
  enterAsDemo: browserProcedure.input(demoSchema).mutation(({ ctx, input }) => enterAsDemo(ctx, input)),
});
