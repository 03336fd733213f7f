import { initTRPC } from '@trpc/server';
import { inTenant } from '../db/root.ts';
import { isDomainError, DomainError } from '../domain/errors.ts';
import { has, type Role } from '../domain/actor.ts';
import { actorIn, type CallContext } from './context.ts';
import { countLater } from './counted.ts';
import { asTrpcError, refusalOf } from './errors.ts';
import { currentRequest } from './request-store.ts';

/** counted: a deed that is a row to count (a support, a ballot): public pages learn of it from the counting job. */
interface Meta { counted?: boolean }
export const COUNTED: Meta = { counted: true };

const t = initTRPC.context<CallContext>().meta<Meta>().create({
  isServer: true,
  errorFormatter({ shape, error }) {
    const refusal = isDomainError(error.cause) ? error.cause : null;
    // Only codes leave the house: no stack, no statement, nothing that tells one missing thing from another's.
    return { code: shape.code, message: refusal?.code ?? shape.message, data: { code: error.code, field: refusal?.field ?? null, values: refusal?.data ?? {}, problems: refusal?.problems ?? [] } };
  },
});

export const router = t.router;
/** For what must be done before a transaction is opened; every other procedure begins with `tenantProcedure`. */
export const procedure = t.procedure;
export const createCallerFactory = t.createCallerFactory;

/**
 * The first rung: one transaction of the request's collective, read only for a query. tRPC's next() never throws: the result is
 * looked at and its error thrown again inside the transaction, or a refused write would be committed.
 */
export const tenantProcedure = t.procedure.use(async ({ ctx, next, type, meta }) => {
  try {
    const done = await inTenant(ctx.tenant.id, type === 'mutation' ? 'write' : 'read', async (db) => {
      const actor = ctx.actor.kind === 'session' ? await actorIn(db, ctx.tenant.id, ctx.actor.token) : ctx.actor;
      const result = await next({ ctx: { db, actor } });
      if (!result.ok) throw result.error;
      return result;
    });
    // After the commit: a page rendered anew before it would be kept without this deed.
    if (meta?.counted) countLater(ctx.tenant.id);
    return done;
  } catch (error) {
    if (refusalOf(error).code === 'system.busy') currentRequest().busy = true;
    throw asTrpcError(error);
  }
});

/** For pages alone: what signs a browser in reads and sets its cookies. A program that calls over HTTP finds nothing here. */
export const browserProcedure = tenantProcedure.use(({ ctx, next }) => {
  if (!ctx.browser) throw asTrpcError(new DomainError('system.not_found'));
  return next({ ctx: { browser: ctx.browser } });
});

function rung(...roles: Role[]) {
  return tenantProcedure.use(({ ctx, next }) => {
    const { actor } = ctx;
    if (actor.kind !== 'person') throw asTrpcError(new DomainError('sign_in.required'));
    if (!has(actor, ...roles)) throw asTrpcError(new DomainError('role.missing'));
    return next({ ctx: { actor } });
  });
}

/** Any person of the collective. */
export const memberProcedure = rung('resident');
/** Writes down what is said in rooms. */
export const volunteerProcedure = rung('volunteer', 'organiser');
/** Answers on admissibility. */
export const moderatorProcedure = rung('moderator', 'organiser');
/** Runs the collective. */
export const organiserProcedure = rung('organiser');
/** Holds a seat of the citizen parliament. */
export const seatProcedure = rung('member');
