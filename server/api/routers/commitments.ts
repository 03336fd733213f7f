import { commitmentPage, deskCommitments, listCommitments } from '../../domain/commitments/queries.ts';
import { commitmentListSchema, commitmentPageSchema, deskCommitmentsSchema, makeSchema, progressSchema } from '../../domain/commitments/schema.ts';
import { makeCommitments, recordProgress } from '../../domain/commitments/service.ts';
import { organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const commitments = router({
  list: tenantProcedure.input(commitmentListSchema).query(({ ctx, input }) => listCommitments(ctx.db, input)),
  page: tenantProcedure.input(commitmentPageSchema).query(({ ctx, input }) => commitmentPage(ctx.db, ctx.actor, input)),
  desk: organiserProcedure.input(deskCommitmentsSchema).query(({ ctx, input }) => deskCommitments(ctx.db, ctx.actor, input)),
  make: organiserProcedure.input(makeSchema).mutation(({ ctx, input }) => makeCommitments(ctx.db, ctx.actor, input)),
  progress: organiserProcedure.input(progressSchema).mutation(({ ctx, input }) => recordProgress(ctx.db, ctx.actor, input)),
});
