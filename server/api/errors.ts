import { TRPCError } from '@trpc/server';
import { ERRORS, DomainError, isDomainError, type ErrorCode, type ErrorKind } from '../domain/errors.ts';

const TRPC_CODES = {
  not_found: 'NOT_FOUND', unauthorised: 'UNAUTHORIZED', forbidden: 'FORBIDDEN', invalid: 'BAD_REQUEST', conflict: 'CONFLICT',
  gone: 'PRECONDITION_FAILED', too_many: 'TOO_MANY_REQUESTS', unavailable: 'SERVICE_UNAVAILABLE', internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

/** By SQLSTATE, never by constraint name: a distributed database renames constraints. */
function codeOfState(state: string): ErrorCode {
  if (state === '23505') return 'system.conflict';
  if (state === '53100') return 'system.full';
  if (state === '23503') return 'system.not_found';
  if (state.startsWith('22') || state.startsWith('23')) return 'system.invalid';
  if (state === '40001' || state === '40P01' || state === '55P03' || state === '57014' || state.startsWith('57P') || state.startsWith('08') || state === '53300') {
    return 'system.busy';
  }
  return 'system.internal';
}

/** A SQLSTATE has a digit somewhere; EPIPE, as long as one, has none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;
const BROKEN_CONNECTION = /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|timeout expired|Connection terminated|timeout exceeded when trying to connect|not queryable/;

/** Any thrown thing as the one coded refusal that leaves the house. Zod's own errors pass through unchanged. */
export function refusalOf(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  const cause = (error as { cause?: unknown }).cause;
  if (isDomainError(cause)) return cause;
  // Inside the ladder the transport has wrapped what the database said.
  if (error instanceof TRPCError && cause instanceof Error) return refusalOf(cause);
  const state = (error as { code?: unknown }).code;
  if (typeof state === 'string' && SQLSTATE.test(state)) return new DomainError(codeOfState(state));
  if (state === 'ENOSPC') return new DomainError('system.full');
  if (error instanceof Error && BROKEN_CONNECTION.test(`${String(state)} ${error.message}`)) return new DomainError('system.busy');
  return new DomainError('system.internal');
}

/** The transport's error for a refusal. */
export function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError && error.code === 'BAD_REQUEST' && !isDomainError(error.cause)) return error;
  const refusal = refusalOf(error);
  if (refusal.code === 'system.internal') console.error(error);
  return new TRPCError({ code: TRPC_CODES[ERRORS[refusal.code]], message: refusal.code, cause: refusal });
}
