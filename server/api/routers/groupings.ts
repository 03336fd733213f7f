import { askLookAlikes, dismiss } from '../../domain/grouping/look-alikes.ts';
import { aroundPage, clustersPage, groupingPage, madePage, previewPage } from '../../domain/grouping/queries.ts';
import {
  aroundSchema, clustersSchema, dismissSchema, groupingSchema, madeSchema, mergeSchema, previewSchema, splitSchema, undoSchema,
} from '../../domain/grouping/schema.ts';
import { merge } from '../../domain/grouping/service.ts';
import { split } from '../../domain/grouping/splitting.ts';
import { undo } from '../../domain/grouping/undoing.ts';
import { organiserProcedure, router } from '../trpc.ts';

export const groupings = router({
  clusters: organiserProcedure.input(clustersSchema).query(({ ctx, input }) => clustersPage(ctx.db, ctx.actor, input)),
  around: organiserProcedure.input(aroundSchema).query(({ ctx, input }) => aroundPage(ctx.db, ctx.actor, input)),
  preview: organiserProcedure.input(previewSchema).query(({ ctx, input }) => previewPage(ctx.db, ctx.actor, input)),
  made: organiserProcedure.input(madeSchema).query(({ ctx, input }) => madePage(ctx.db, input)),
  one: organiserProcedure.input(groupingSchema).query(({ ctx, input }) => groupingPage(ctx.db, ctx.actor, input)),
  merge: organiserProcedure.input(mergeSchema).mutation(({ ctx, input }) => merge(ctx.db, ctx.actor, input)),
  undo: organiserProcedure.input(undoSchema).mutation(({ ctx, input }) => undo(ctx.db, ctx.actor, input)),
  split: organiserProcedure.input(splitSchema).mutation(({ ctx, input }) => split(ctx.db, ctx.actor, input)),
  dismiss: organiserProcedure.input(dismissSchema).mutation(({ ctx, input }) => dismiss(ctx.db, ctx.actor, input)),
  compare: organiserProcedure.mutation(({ ctx }) => askLookAlikes(ctx.db, ctx.actor)),
});
