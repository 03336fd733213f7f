import { expect, test } from 'playwright/test';
import { TRPCError } from '@trpc/server';
import { asTrpcError } from '../../server/api/errors.ts';
import { DomainError } from '../../server/domain/errors.ts';

/** What the driver throws, and what the transport makes of it on its way through the ladder. */
function said(state: string): TRPCError { return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: Object.assign(new Error('said by the database'), { code: state }) }); }

test('what the database refuses keeps its meaning inside the ladder: busy can be tried again, invalid and conflict cannot', () => {
  const codes = ['40P01', '55P03', '23505', '23503', '22021'].map((state) => asTrpcError(said(state)).message);
  expect(codes).toEqual(['system.busy', 'system.busy', 'system.conflict', 'system.not_found', 'system.invalid']);
  expect(asTrpcError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: new DomainError('meeting.not_found') })).code).toBe('NOT_FOUND');
});

test('T65 a connection that breaks, however the system calls it, is worth another try; a full disk is told as such', () => {
  const states = ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', '57P01', '57P03', 'ENOSPC', '53100', 'XX000'];
  expect(states.map((state) => asTrpcError(said(state)).message)).toEqual([
    ...Array.from({ length: 6 }, () => 'system.busy'), 'system.full', 'system.full', 'system.internal']);
});
