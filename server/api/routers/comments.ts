import { conversationOf } from '../../domain/comments/conversation.ts';
import { decideComment } from '../../domain/comments/moderation.ts';
import { commentQueue } from '../../domain/comments/queue.ts';
import { receiptOf, reportComment, reportedComment } from '../../domain/comments/reports.ts';
import { roomNotes } from '../../domain/comments/room.ts';
import {
  commentDecisionSchema, commentEditSchema, commentIdSchema, commentQueueSchema, conversationSchema, reportSchema, roomNotesSchema,
  roomSayingSchema, sayingSchema,
} from '../../domain/comments/schema.ts';
import { editComment, say, sayFromRoom, withdrawComment } from '../../domain/comments/service.ts';
import { memberProcedure, moderatorProcedure, router, tenantProcedure, volunteerProcedure } from '../trpc.ts';

export const comments = router({
  of: tenantProcedure.input(conversationSchema).query(({ ctx, input }) => conversationOf(ctx.db, ctx.actor, input)),
  say: memberProcedure.input(sayingSchema).mutation(({ ctx, input }) => say(ctx.db, ctx.actor, input)),
  edit: memberProcedure.input(commentEditSchema).mutation(({ ctx, input }) => editComment(ctx.db, ctx.actor, input)),
  withdraw: memberProcedure.input(commentIdSchema).mutation(({ ctx, input }) => withdrawComment(ctx.db, ctx.actor, input)),
  reported: tenantProcedure.input(commentIdSchema).query(({ ctx, input }) => reportedComment(ctx.db, ctx.actor, input)),
  report: tenantProcedure.input(reportSchema).mutation(({ ctx, input }) => reportComment(ctx.db, ctx.actor, input)),
  receipt: tenantProcedure.input(commentIdSchema).query(({ ctx, input }) => receiptOf(ctx.db, ctx.actor, input)),
  room: volunteerProcedure.input(roomNotesSchema).query(({ ctx, input }) => roomNotes(ctx.db, ctx.actor, input)),
  sayFromRoom: volunteerProcedure.input(roomSayingSchema).mutation(({ ctx, input }) => sayFromRoom(ctx.db, ctx.actor, input)),
  queue: moderatorProcedure.input(commentQueueSchema).query(({ ctx, input }) => commentQueue(ctx.db, ctx.actor, input)),
  decide: moderatorProcedure.input(commentDecisionSchema).mutation(({ ctx, input }) => decideComment(ctx.db, ctx.actor, input)),
});
