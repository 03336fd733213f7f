import { listRuns, runPage, runProblems } from '../../domain/imports/run-page.ts';
import { confirmRun, discardRun, openRun, remapRun, undoRun } from '../../domain/imports/runs.ts';
import {
  confirmSchema, openRunSchema, remapSchema, runIdSchema, runListSchema, versionedRunSchema,
} from '../../domain/imports/schema.ts';
import { organiserProcedure, router } from '../trpc.ts';

export const imports = router({
  list: organiserProcedure.input(runListSchema).query(({ ctx, input }) => listRuns(ctx.db, input)),
  run: organiserProcedure.input(runIdSchema).query(({ ctx, input }) => runPage(ctx.db, input)),
  problems: organiserProcedure.input(runIdSchema).query(({ ctx, input }) => runProblems(ctx.db, input)),
  open: organiserProcedure.input(openRunSchema).mutation(({ ctx, input }) => openRun(ctx.db, ctx.actor, input)),
  remap: organiserProcedure.input(remapSchema).mutation(({ ctx, input }) => remapRun(ctx.db, ctx.actor, input)),
  confirm: organiserProcedure.input(confirmSchema).mutation(({ ctx, input }) => confirmRun(ctx.db, ctx.actor, input)),
  discard: organiserProcedure.input(versionedRunSchema).mutation(({ ctx, input }) => discardRun(ctx.db, input)),
  undo: organiserProcedure.input(versionedRunSchema).mutation(({ ctx, input }) => undoRun(ctx.db, ctx.actor, input)),
});
