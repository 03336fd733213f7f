import { followsPage, followState, noticesPage, unreadCount } from '../../domain/following/queries.ts';
import { followIdSchema, noticesSchema, readSchema, rhythmSchema, targetSchema } from '../../domain/following/schema.ts';
import { endFollow, follow, markRead, setRhythm, stop, unfollow } from '../../domain/following/service.ts';
import { stopProcedure } from '../stops.ts';
import { memberProcedure, router, tenantProcedure } from '../trpc.ts';

export const following = router({
  state: tenantProcedure.input(targetSchema).query(({ ctx, input }) => followState(ctx.db, ctx.actor, input)),
  page: memberProcedure.query(({ ctx }) => followsPage(ctx.db, ctx.actor)),
  notices: memberProcedure.input(noticesSchema).query(({ ctx, input }) => noticesPage(ctx.db, ctx.actor, input)),
  unread: memberProcedure.query(({ ctx }) => unreadCount(ctx.db, ctx.actor)),
  follow: memberProcedure.input(targetSchema).mutation(({ ctx, input }) => follow(ctx.db, ctx.tenant.settings, ctx.actor, input)),
  unfollow: memberProcedure.input(targetSchema).mutation(({ ctx, input }) => unfollow(ctx.db, ctx.actor, input)),
  end: memberProcedure.input(followIdSchema).mutation(({ ctx, input }) => endFollow(ctx.db, ctx.actor, input)),
  setRhythm: memberProcedure.input(rhythmSchema).mutation(({ ctx, input }) => setRhythm(ctx.db, ctx.tenant.settings, ctx.actor, input)),
  markRead: memberProcedure.input(readSchema).mutation(({ ctx, input }) => markRead(ctx.db, ctx.actor, input)),
  stopPage: stopProcedure.query(({ ctx }) => ({ stops: ctx.stop.kind })),
  stop: stopProcedure.mutation(({ ctx }) => stop(ctx.db, ctx.stop)),
});
