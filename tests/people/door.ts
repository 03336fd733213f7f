import { createCaller, type Caller } from '../../server/api/root.ts';
import { tenantById } from '../../server/api/context.ts';
import type { HostCookie } from '../../server/auth/browser.ts';
import { inTenant } from '../../server/db/root.ts';
import { ANONYMOUS, type Actor } from '../../server/domain/actor.ts';
import { readEnv, type Env } from '../../server/env.ts';
import type { TestCollective } from '../kit/builders.ts';

/** Tells this worker which environment it is in: a demo's, with what a test changes. */
export function inEnvironment(changes: Partial<Env> = {}): void {
  (globalThis as unknown as { fabriqueEnv?: Env }).fabriqueEnv = { ...readEnv({ FABRIQUE_EMBEDDED_PORT: '1' }), ...changes };
}

/** A browser without a screen: it keeps the cookies it is given, and calls the router as a page would. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly kept: HostCookie[] = [];
  readonly collective: TestCollective;
  constructor(collective: TestCollective) { this.collective = collective; }
  async api(actor: Actor = ANONYMOUS, language: 'fr' | 'en' = 'fr'): Promise<Caller> {
    const tenant = await tenantById(this.collective.id);
    if (!tenant) throw new Error('this collective is not there');
    const browser = {
      cookie: (name: string) => this.cookies.get(name) ?? null,
      keep: (cookie: HostCookie) => {
        this.kept.push(cookie);
        if (cookie.options.maxAge === 0) this.cookies.delete(cookie.name);
        else this.cookies.set(cookie.name, cookie.value);
      },
    };
    return createCaller({ tenant, actor, language, browser });
  }
  get session(): string | null { return this.cookies.get('fabrique-session') ?? null; }
}

/** The letters of a collective, oldest first, as the outbox holds them. */
export async function lettersOf(collective: TestCollective): Promise<{ template: string; address: string | null; data: Record<string, string> }[]> {
  const rows = await inTenant(collective.id, 'read', (db) => db.selectFrom('outbox').select(['template', 'address', 'data']).orderBy('created_at').orderBy('id').execute());
  return rows.map((row) => ({ ...row, data: row.data as Record<string, string> }));
}

/** The code and the link's token of the last letter to sign in. */
export async function lastLetter(collective: TestCollective): Promise<{ code: string; token: string; address: string | null }> {
  const letter = (await lettersOf(collective)).findLast(({ template }) => template === 'sign_in');
  if (!letter) throw new Error('no letter to sign in was posted');
  return { code: letter.data.code!, token: letter.data.path!.split('/').at(-1)!, address: letter.address };
}

export const ANSWERS = { age: 'old_enough', pseudonym: 'Alouette du canal', charter: '1', opinions: '1', followUpMail: null, newsletter: null } as const;

/** Proves an address by its code in that browser. Answers where it leads. */
export async function prove(browser: TestBrowser, email: string, next: string | null = null): Promise<string> {
  await (await browser.api()).signIn.request({ email, next });
  const outcome = await (await browser.api()).signIn.enterCode({ code: (await lastLetter(browser.collective)).code });
  if ('wrong' in outcome) throw new Error('the code of the letter was refused');
  return outcome.next;
}
