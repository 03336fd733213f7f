import { frontPage } from '../../domain/collectives/front.ts';
import { router, tenantProcedure } from '../trpc.ts';

export const collectives = router({
  front: tenantProcedure.query(({ ctx }) => frontPage(ctx.db)),
});
