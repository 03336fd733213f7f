import type { IncomingMessage } from 'node:http';
import type { Tenant } from '../api/context.ts';
import { createCaller } from '../api/root.ts';
import { ANONYMOUS } from '../domain/actor.ts';
import { ONE_CLICK } from './origin.ts';

/** A press on the link of a letter: by the button of its page, or by a mail program that posts there by itself (RFC 8058). */
export function isOneClick(req: IncomingMessage, path: string): boolean { return req.method === 'POST' && ONE_CLICK.test(path); }

/** Does what the link says, as nobody: whoever is signed in here, and what was posted, play no part. A link that is none does nothing. */
export async function stopByPress(tenant: Tenant, path: string, language: 'fr' | 'en'): Promise<void> {
  const token = path.slice(path.lastIndexOf('/') + 1);
  await createCaller({ tenant, actor: ANONYMOUS, language }).following.stop({ token }).catch((error: unknown) => {
    if ((error as { message?: unknown }).message !== 'stop.not_valid') throw error;
  });
}
