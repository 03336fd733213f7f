import { openDataPage } from '../../domain/opendata/counts.ts';
import { router, tenantProcedure } from '../trpc.ts';

export const openData = router({
  page: tenantProcedure.query(({ ctx }) => openDataPage(ctx.db)),
});
