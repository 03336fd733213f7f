import { attach, detach } from '../../domain/proposals/attachments.ts';
import { deskHome } from '../../domain/proposals/desk.ts';
import { saveStepSchema } from '../../domain/proposals/draft-schema.ts';
import { draftPage, dropDraft, saveStep, sendDraft } from '../../domain/proposals/drafts.ts';
import { myProposals, readingQueue } from '../../domain/proposals/queue.ts';
import { proposalPage } from '../../domain/proposals/page.ts';
import { waitingPage, waitingSchema } from '../../domain/proposals/fates.ts';
import { listProposals } from '../../domain/proposals/list.ts';
import { tagOrigin } from '../../domain/proposals/origin.ts';
import {
  idSchema, listSchema, mineSchema, moderationSchema, originSchema, queueSchema, referenceSchema, submissionSchema, titleSchema,
} from '../../domain/proposals/schema.ts';
import { lookAlikes } from '../../domain/proposals/search.ts';
import { moderate, submit, withdraw } from '../../domain/proposals/service.ts';
import { support, unsupport } from '../../domain/proposals/supports.ts';
import { answerProcedure, detachProcedure, draftProcedure, dropProcedure, sendProcedure, uploadProcedure } from '../drafts.ts';
import { COUNTED, memberProcedure, moderatorProcedure, router, tenantProcedure, volunteerProcedure } from '../trpc.ts';

export const proposals = router({
  waiting: tenantProcedure.input(waitingSchema).query(({ ctx, input }) => waitingPage(ctx.db, input)),
  list: tenantProcedure.input(listSchema).query(({ ctx, input }) => listProposals(ctx.db, input)),
  page: tenantProcedure.input(referenceSchema).query(({ ctx, input }) => proposalPage(ctx.db, ctx.actor, input)),
  byId: tenantProcedure.input(idSchema).query(({ ctx, input }) => proposalPage(ctx.db, ctx.actor, input)),
  lookAlikes: tenantProcedure.input(titleSchema).query(({ ctx, input }) => lookAlikes(ctx.db, input.title)),
  draft: draftProcedure.query(({ ctx }) => draftPage(ctx.db, ctx.actor, ctx.token)),
  saveStep: answerProcedure.input(saveStepSchema).mutation(({ ctx, input }) => saveStep(ctx.db, ctx.actor, ctx.token, input)),
  dropDraft: dropProcedure.mutation(({ ctx }) => dropDraft(ctx.db, ctx.actor, ctx.token)),
  sendDraft: sendProcedure.input(idSchema).mutation(({ ctx, input }) => sendDraft(ctx.db, ctx.actor, ctx.token, input)),
  attach: uploadProcedure.mutation(({ ctx }) => attach(ctx.db, ctx.actor, ctx.token, ctx.file)),
  detach: detachProcedure.input(idSchema).mutation(({ ctx, input }) => detach(ctx.db, ctx.actor, ctx.token, input.id)),
  submit: memberProcedure.input(submissionSchema).mutation(({ ctx, input }) => submit(ctx.db, ctx.actor, input)),
  withdraw: memberProcedure.input(idSchema).mutation(({ ctx, input }) => withdraw(ctx.db, ctx.actor, input)),
  support: memberProcedure.meta(COUNTED).input(idSchema).mutation(({ ctx, input }) => support(ctx.db, ctx.actor, input)),
  unsupport: memberProcedure.meta(COUNTED).input(idSchema).mutation(({ ctx, input }) => unsupport(ctx.db, ctx.actor, input)),
  mine: memberProcedure.input(mineSchema).query(({ ctx, input }) => myProposals(ctx.db, ctx.actor, input)),
  queue: moderatorProcedure.input(queueSchema).query(({ ctx, input }) => readingQueue(ctx.db, ctx.actor, input)),
  desk: memberProcedure.query(({ ctx }) => deskHome(ctx.db, ctx.actor)),
  moderate: moderatorProcedure.input(moderationSchema).mutation(({ ctx, input }) => moderate(ctx.db, ctx.actor, input)),
  tagOrigin: volunteerProcedure.input(originSchema).mutation(({ ctx, input }) => tagOrigin(ctx.db, ctx.actor, input)),
});
