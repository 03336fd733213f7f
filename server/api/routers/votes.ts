import { cast } from '../../domain/votes/ballots.ts';
import { announce, closeQuestion } from '../../domain/votes/closing.ts';
import { questionPage } from '../../domain/votes/queries.ts';
import { ballotSchema, openingSchema, questionSchema, reasonSchema } from '../../domain/votes/schema.ts';
import { annulQuestion, openQuestion } from '../../domain/votes/service.ts';
import { COUNTED, memberProcedure, organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const votes = router({
  question: tenantProcedure.input(questionSchema).query(({ ctx, input }) => questionPage(ctx.db, ctx.actor, input)),
  // Any person may ask: who is an elector was fixed at opening, and a mandate that has ended since does not undo it.
  cast: memberProcedure.meta(COUNTED).input(ballotSchema).mutation(({ ctx, input }) => cast(ctx.db, ctx.actor, input)),
  open: organiserProcedure.input(openingSchema).mutation(({ ctx, input }) => openQuestion(ctx.db, ctx.actor, input)),
  close: organiserProcedure.input(questionSchema).mutation(({ ctx, input }) => closeQuestion(ctx.db, ctx.actor, input)),
  annul: organiserProcedure.input(reasonSchema).mutation(({ ctx, input }) => annulQuestion(ctx.db, ctx.actor, input)),
  announce: organiserProcedure.input(reasonSchema).mutation(({ ctx, input }) => announce(ctx.db, ctx.actor, input)),
});
