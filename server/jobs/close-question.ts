import { z } from 'zod';
import { inTenant } from '../db/root.ts';
import { system } from '../domain/actor.ts';
import { isDomainError } from '../domain/errors.ts';
import { closeQuestion } from '../domain/votes/closing.ts';
import type { JobKind } from './kinds.ts';

const payload = z.object({ id: z.uuid() });

/** At its hour a vote closes and is counted by itself, whoever forgot to press; its result waits for the president to announce it. */
export const closeAtItsHour: JobKind = {
  heldByFreeze: true,
  async run({ tenantId, payload: given }) {
    const { id } = payload.parse(given);
    await inTenant(tenantId, 'write', (db) => closeQuestion(db, system('clock'), { id })).catch((error: unknown) => {
      // Annulled meanwhile: there is nothing left to close.
      if (!isDomainError(error) || error.code !== 'question.not_open') throw error;
    });
  },
};
