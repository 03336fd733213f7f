import { answersFeed } from '../../domain/answers/feed.ts';
import { answerForm, answersDesk } from '../../domain/answers/queries.ts';
import { correctionSchema, deskSchema, prepareSchema, togetherSchema } from '../../domain/answers/schema.ts';
import { correctAnswer, prepareAnswer, publishTogether } from '../../domain/answers/service.ts';
import { referenceSchema } from '../../domain/proposals/schema.ts';
import { moderatorProcedure, router, tenantProcedure } from '../trpc.ts';

export const answers = router({
  feed: tenantProcedure.query(({ ctx }) => answersFeed(ctx.db)),
  desk: moderatorProcedure.input(deskSchema).query(({ ctx, input }) => answersDesk(ctx.db, input)),
  form: moderatorProcedure.input(referenceSchema).query(({ ctx, input }) => answerForm(ctx.db, input)),
  prepare: moderatorProcedure.input(prepareSchema).mutation(({ ctx, input }) => prepareAnswer(ctx.db, ctx.actor, input)),
  publishTogether: moderatorProcedure.input(togetherSchema).mutation(({ ctx, input }) => publishTogether(ctx.db, ctx.actor, input)),
  correct: moderatorProcedure.input(correctionSchema).mutation(({ ctx, input }) => correctAnswer(ctx.db, ctx.actor, input)),
});
