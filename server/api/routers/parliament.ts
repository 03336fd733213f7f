import { addToAgenda, arrangeAgenda, recommend, removeFromAgenda } from '../../domain/parliament/agenda.ts';
import { arrive, leave, signIn, signOut } from '../../domain/parliament/attendance.ts';
import { listSeats, parliamentPage, sittingPage } from '../../domain/parliament/queries.ts';
import {
  agendaSchema, arrivalSchema, endSeatSchema, itemSchema, numberSchema, orderSchema, recommendationSchema, seatAtSittingSchema, seatSchema,
  sittingEditSchema, sittingIdSchema, sittingSchema,
} from '../../domain/parliament/schema.ts';
import { addSeat, endSeat } from '../../domain/parliament/seats.ts';
import { closeSitting, editSitting, openSitting, planSitting } from '../../domain/parliament/sittings.ts';
import { minutesOf } from '../../domain/votes/minutes.ts';
import { COUNTED, memberProcedure, organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const parliament = router({
  page: tenantProcedure.query(({ ctx }) => parliamentPage(ctx.db, ctx.actor)),
  sitting: tenantProcedure.input(numberSchema).query(({ ctx, input }) => sittingPage(ctx.db, ctx.actor, input)),
  minutes: tenantProcedure.input(numberSchema).query(({ ctx, input }) => minutesOf(ctx.db, input)),
  seats: organiserProcedure.query(({ ctx }) => listSeats(ctx.db)),
  addSeat: organiserProcedure.input(seatSchema).mutation(({ ctx, input }) => addSeat(ctx.db, ctx.actor, input)),
  endSeat: organiserProcedure.input(endSeatSchema).mutation(({ ctx, input }) => endSeat(ctx.db, ctx.actor, input)),
  planSitting: organiserProcedure.input(sittingSchema).mutation(({ ctx, input }) => planSitting(ctx.db, ctx.actor, input)),
  editSitting: organiserProcedure.input(sittingEditSchema).mutation(({ ctx, input }) => editSitting(ctx.db, ctx.actor, input)),
  openSitting: organiserProcedure.input(sittingIdSchema).mutation(({ ctx, input }) => openSitting(ctx.db, ctx.actor, input)),
  closeSitting: organiserProcedure.input(sittingIdSchema).mutation(({ ctx, input }) => closeSitting(ctx.db, ctx.actor, input)),
  addToAgenda: organiserProcedure.input(agendaSchema).mutation(({ ctx, input }) => addToAgenda(ctx.db, ctx.actor, input)),
  removeFromAgenda: organiserProcedure.input(itemSchema).mutation(({ ctx, input }) => removeFromAgenda(ctx.db, ctx.actor, input)),
  arrangeAgenda: organiserProcedure.input(orderSchema).mutation(({ ctx, input }) => arrangeAgenda(ctx.db, ctx.actor, input)),
  recommend: organiserProcedure.input(recommendationSchema).mutation(({ ctx, input }) => recommend(ctx.db, ctx.actor, input)),
  arrive: memberProcedure.meta(COUNTED).input(arrivalSchema).mutation(({ ctx, input }) => arrive(ctx.db, ctx.actor, input)),
  leave: memberProcedure.meta(COUNTED).input(sittingIdSchema).mutation(({ ctx, input }) => leave(ctx.db, ctx.actor, input)),
  signIn: organiserProcedure.input(seatAtSittingSchema).mutation(({ ctx, input }) => signIn(ctx.db, ctx.actor, input)),
  signOut: organiserProcedure.input(seatAtSittingSchema).mutation(({ ctx, input }) => signOut(ctx.db, ctx.actor, input)),
});
