import { createHmac, timingSafeEqual } from 'node:crypto';
import { tenantKey } from '../auth/tokens.ts';
import { DomainError } from '../domain/errors.ts';
import type { Stop } from '../domain/following/service.ts';
import { stopSchema } from '../domain/following/schema.ts';
import { env } from '../env.ts';
import { asTrpcError } from './errors.ts';
import { tenantProcedure } from './trpc.ts';

const KINDS = { letters: 1, follow: 2 } as const;
const TAG_BYTES = 16;
const LENGTHS: Readonly<Record<number, number>> = { 1: 17, 2: 33 };

/**
 * The secret at the foot of a letter. It names one thing to stop and proves that we wrote it (HMAC-SHA-256 under a key of this collective
 * and of this purpose, cut to 128 bits): it opens no session, reads nothing and can do nothing else. It is kept nowhere and does not
 * expire: stopping must work from an old letter too.
 */
export function stopToken(tenantId: string, what: Stop, secret: string = env().secret): string {
  const ids = what.kind === 'follow' ? [what.personId, what.followId] : [what.personId];
  const payload = Buffer.concat([Buffer.from([KINDS[what.kind]]), ...ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))]);
  return Buffer.concat([payload, tag(tenantId, payload, secret)]).toString('base64url');
}

/** What a token of this collective stops; null for any other text. */
export function readStop(tenantId: string, token: string, secret: string = env().secret): Stop | null {
  if (!/^[A-Za-z0-9_-]{40,80}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // One way of writing it and no other.
  if (bytes.toString('base64url') !== token) return null;
  const payload = bytes.subarray(0, -TAG_BYTES);
  if (LENGTHS[payload[0] ?? 0] !== payload.length) return null;
  if (!timingSafeEqual(bytes.subarray(-TAG_BYTES), tag(tenantId, payload, secret))) return null;
  const personId = uuid(payload.subarray(1, 17));
  return payload[0] === KINDS.follow ? { kind: 'follow', personId, followId: uuid(payload.subarray(17)) } : { kind: 'letters', personId };
}

function tag(tenantId: string, payload: Buffer, secret: string): Buffer {
  return createHmac('sha256', tenantKey(secret, tenantId, 'stop')).update(payload).digest().subarray(0, TAG_BYTES);
}

function uuid(bytes: Buffer): string { return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'); }

/** For whoever holds a letter, signed in or not. @throws stop.not_valid */
export const stopProcedure = tenantProcedure.input(stopSchema).use(({ ctx, input, next }) => {
  const what = readStop(ctx.tenant.id, input.token);
  if (!what) throw asTrpcError(new DomainError('stop.not_valid'));
  return next({ ctx: { stop: what } });
});
