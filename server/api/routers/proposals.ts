import { proposalPage } from '../../domain/proposals/page.ts';
import { listProposals } from '../../domain/proposals/list.ts';
import { tagOrigin } from '../../domain/proposals/origin.ts';
import { idSchema, listSchema, moderationSchema, originSchema, referenceSchema, submissionSchema, titleSchema } from '../../domain/proposals/schema.ts';
import { lookAlikes } from '../../domain/proposals/search.ts';
import { moderate, submit, withdraw } from '../../domain/proposals/service.ts';
import { support, unsupport } from '../../domain/proposals/supports.ts';
import { counted, memberProcedure, moderatorProcedure, router, tenantProcedure, volunteerProcedure } from '../trpc.ts';

export const proposals = router({
  list: tenantProcedure.input(listSchema).query(({ ctx, input }) => listProposals(ctx.db, input)),
  page: tenantProcedure.input(referenceSchema).query(({ ctx, input }) => proposalPage(ctx.db, ctx.actor, input)),
  byId: tenantProcedure.input(idSchema).query(({ ctx, input }) => proposalPage(ctx.db, ctx.actor, input)),
  lookAlikes: tenantProcedure.input(titleSchema).query(({ ctx, input }) => lookAlikes(ctx.db, input.title)),
  submit: memberProcedure.input(submissionSchema).mutation(({ ctx, input }) => submit(ctx.db, ctx.actor, input)),
  withdraw: memberProcedure.input(idSchema).mutation(({ ctx, input }) => withdraw(ctx.db, ctx.actor, input)),
  support: memberProcedure.use(counted).input(idSchema).mutation(({ ctx, input }) => support(ctx.db, ctx.actor, input)),
  unsupport: memberProcedure.use(counted).input(idSchema).mutation(({ ctx, input }) => unsupport(ctx.db, ctx.actor, input)),
  moderate: moderatorProcedure.input(moderationSchema).mutation(({ ctx, input }) => moderate(ctx.db, ctx.actor, input)),
  tagOrigin: volunteerProcedure.input(originSchema).mutation(({ ctx, input }) => tagOrigin(ctx.db, ctx.actor, input)),
});
