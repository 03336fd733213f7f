import { AsyncLocalStorage } from 'node:async_hooks';

/** What became of a posted form, for the page rendered in the same response: nothing typed is lost. */
export interface FormState {
  /** The form's name, so that a page with several forms shows the state beside the right one. */
  form: string;
  values: Record<string, string | string[]>;
  /** By field name; '' for the form as a whole. Codes of app/words errors with the values of their sentences. */
  errors: Record<string, { code: string; data: Record<string, string | number> }>;
}

/** One request as the front door saw it. ip: the peer, or what a trusted proxy says of it. */
export interface RequestStore {
  language: 'fr' | 'en'; ip: string; url: string; form: FormState | null;
  /** Set when a call of this request found the database too busy, or away: the page that could not be made then says so. */
  busy?: boolean;
}

const shared = globalThis as unknown as { fabriqueRequests?: AsyncLocalStorage<RequestStore> };
/** Opened by the front door around each request; the same store in both copies of the code. */
export const requests = (shared.fabriqueRequests ??= new AsyncLocalStorage<RequestStore>());

/** The current request; outside one (a script, a test) a neutral one. */
export function currentRequest(): RequestStore {
  return requests.getStore() ?? { language: 'fr', ip: '', url: '/', form: null };
}
