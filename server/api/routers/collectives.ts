import { frontPage } from '../../domain/collectives/front.ts';
import { hallModeSchema, settingsEditSchema } from '../../domain/collectives/schema.ts';
import { editSettings, setHallMode } from '../../domain/collectives/service.ts';
import { journalPageSchema, publicJournal } from '../../domain/collectives/public-journal.ts';
import { organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const collectives = router({
  front: tenantProcedure.query(({ ctx }) => frontPage(ctx.db)),
  journal: tenantProcedure.input(journalPageSchema).query(({ ctx, input }) => publicJournal(ctx.db, input)),
  editSettings: organiserProcedure.input(settingsEditSchema).mutation(({ ctx, input }) => editSettings(ctx.db, ctx.actor, input)),
  setHallMode: organiserProcedure.input(hallModeSchema).mutation(({ ctx, input }) => setHallMode(ctx.db, ctx.actor, input)),
});
