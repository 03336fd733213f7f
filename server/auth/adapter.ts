import { sql } from 'kysely';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { inTenant } from '../db/root.ts';
import { personOf } from './arrival.ts';
import { closeSession, openSession } from './session.ts';
import { hashToken } from './tokens.ts';

/** subjectOf: a provider's subject as this collective keeps it. replaced: the session that signing in ends. reads: whether the action asks who is signed in. */
export interface AdapterOptions { tenantId: string; subjectOf: (subject: string) => string; replaced: string | null; reads: boolean }

/**
 * next-auth over one collective's own tables: every call is a transaction of that collective, a session's token is known by its hash, a
 * subject by its pseudonym, and the provider's tokens are dropped. It finds people and their sessions; it creates and links nobody:
 * accounts are opened by server/auth/arrival after age and consents, and never joined by an address.
 */
export function tenantAdapter({ tenantId, subjectOf, replaced, reads }: AdapterOptions): Adapter {
  return {
    async getUserByAccount({ provider, providerAccountId }) {
      const person = await inTenant(tenantId, 'read', (db) => personOf(db, { provider, subject: subjectOf(providerAccountId) }));
      return person && person.state === 'active' ? userOf(person.id) : null;
    },
    // Signing in never looks at who is signed in already: it would link the two.
    async getSessionAndUser(sessionToken) {
      if (!reads) return null;
      const row = await inTenant(tenantId, 'read', (db) => db.selectFrom('sessions').innerJoin('people', 'people.id', 'sessions.person_id')
        .select(['people.id', 'sessions.expires_at']).where('token_hash', '=', hashToken(sessionToken)).where('expires_at', '>', sql<Date>`now()`)
        .where('people.state', '=', 'active').executeTakeFirst());
      return row ? { session: { sessionToken, userId: row.id, expires: row.expires_at }, user: userOf(row.id) } : null;
    },
    async createSession({ userId }) {
      const { token, expiresAt } = await inTenant(tenantId, 'write', async (db) => {
        if (replaced !== null) await closeSession(db, replaced);
        return openSession(db, userId);
      });
      return { sessionToken: token, userId, expires: expiresAt };
    },
    // Sessions live thirty days from their opening, whatever is asked of them since.
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      await inTenant(tenantId, 'write', (db) => closeSession(db, sessionToken));
    },
    getUser: async () => null,
    getUserByEmail: async () => null,
    updateUser: async () => { throw new Error('people change themselves on their own page'); },
    createUser: async () => { throw new Error('accounts are opened after age and consents'); },
    linkAccount: async () => { throw new Error('accounts are opened after age and consents'); },
  };
}

/** next-auth wants an address of everybody; nothing of ours reads it. */
function userOf(id: string): AdapterUser {
  return { id, email: `${id}@person.invalid`, emailVerified: null };
}
