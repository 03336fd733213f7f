import { cache } from 'react';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { actorOfSession, tenantOfHost, type Context } from '../../server/api/context.ts';
import type { HostCookie } from '../../server/auth/browser.ts';
import { createCaller, type Caller } from '../../server/api/root.ts';
import { currentRequest } from '../../server/api/request-store.ts';
import { env, sessionCookieName } from '../../server/env.ts';

/** The context of the request being answered, derived again from its host and its session: routing guards nothing. */
export const pageContext = cache(async (): Promise<Context> => {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const settings = env();
  const tenant = await tenantOfHost(head.get('x-forwarded-host'), settings.apexHost);
  if (!tenant) notFound();
  const actor = await actorOfSession(tenant.id, jar.get(sessionCookieName(settings))?.value);
  const browser = {
    cookie: (name: string) => jar.get(name)?.value ?? null,
    keep: ({ name, value, options }: HostCookie) => { jar.set(name, value, options); },
  };
  return { tenant, actor, language: currentRequest().language, browser };
});

/** The one way in which a page or an action speaks to the house. */
export const caller = cache(async (): Promise<Caller> => createCaller(await pageContext()));
