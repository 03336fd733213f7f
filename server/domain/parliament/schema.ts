import { z } from 'zod';
import { isDay } from '../../../tenants/calendar.ts';
import { id, line, prose } from '../proposals/schema.ts';

export const SEAT_KINDS = ['lot', 'volunteer', 'mandate'] as const;
export const PLACES = ['room', 'online'] as const;

/** A sitting of a hundred items is long; a block of more is a mistake. */
const ITEMS_MOST = 200;

const day = z.string().refine(isDay, 'field.date');
const instant = z.coerce.date().min(new Date('2000-01-01')).max(new Date('2200-01-01'));

/** A seat: who sits, how they came to it, and the days of the mandate (the last one included; none: until further notice). */
export const seatSchema = z.object({
  id, personId: id, kind: z.enum(SEAT_KINDS), title: line(2, 80).nullish(), startsOn: day, endsOn: day.nullish(),
}).refine((seat) => !seat.endsOn || seat.endsOn >= seat.startsOn, { path: ['endsOn'], error: 'field.date' });
export type SeatInput = z.output<typeof seatSchema>;

export const endSeatSchema = z.object({ id, endsOn: day });

/** id: made by the client, so that sending twice plans once. startsAt: an instant (ISO 8601). */
export const sittingSchema = z.object({ id, title: line(3, 120), place: line(2, 160).nullish(), startsAt: instant });
export type SittingInput = z.output<typeof sittingSchema>;
/** version: the one that was read, so that no one's edit is overwritten unseen. */
export const sittingEditSchema = sittingSchema.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });
export type SittingEdit = z.output<typeof sittingEditSchema>;

export const sittingIdSchema = z.object({ sittingId: id });
export const numberSchema = z.object({ number: z.coerce.number().int().min(1).max(1_000_000) });

/** Proposals for the agenda, singly or in a block, with what a working group recommends. */
export const agendaSchema = z.object({
  sittingId: id, proposalIds: z.array(id).min(1).max(ITEMS_MOST), recommendation: prose(5, 1_000).nullish(),
});
export type AgendaInput = z.output<typeof agendaSchema>;

export const itemSchema = z.object({ itemId: id });
export const recommendationSchema = itemSchema.extend({ recommendation: prose(5, 1_000).nullable() });
/** Every item of the agenda, in the order wished. */
export const orderSchema = z.object({ sittingId: id, itemIds: z.array(id).min(1).max(ITEMS_MOST) });

export const arrivalSchema = z.object({ sittingId: id, place: z.enum(PLACES) });
export const seatAtSittingSchema = z.object({ sittingId: id, seatId: id });
