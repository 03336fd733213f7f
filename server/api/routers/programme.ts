import { validatedProposals, validatedSchema } from '../../domain/programme/validated.ts';
import { router, tenantProcedure } from '../trpc.ts';

export const programme = router({
  validated: tenantProcedure.input(validatedSchema).query(({ ctx, input }) => validatedProposals(ctx.db, input)),
});
