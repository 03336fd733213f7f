import { z } from 'zod';
import { cookieName, DRAFT_COOKIE, DRAFT_DAYS, hostCookie, type Browser } from '../auth/browser.ts';
import { DomainError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { SafeFile } from '../domain/proposals/attachments.ts';
import { env } from '../env.ts';
import { removeStored, writeStored } from '../storage/files.ts';
import { makeSafe } from '../storage/images.ts';
import { asTrpcError } from './errors.ts';
import { browserProcedure, memberProcedure, procedure } from './trpc.ts';

/** The secret of the draft that this browser holds; null when it holds none. */
function tokenOf(browser: Browser | null | undefined): string | null {
  return browser?.cookie(cookieName(DRAFT_COOKIE, env())) ?? null;
}

/** The browser keeps a new draft's secret, or forgets it (null). */
function keepToken(browser: Browser | undefined, token: string | null): void {
  browser?.keep(hostCookie(DRAFT_COOKIE, token ?? '', token === null ? 0 : DRAFT_DAYS * 86_400, env()));
}

/** The draft behind this browser's cookie: for pages alone. */
export const draftProcedure = browserProcedure.use(({ ctx, next }) => next({ ctx: { token: tokenOf(ctx.browser) } }));
/** For an answer that may begin a draft: its secret goes to the browser, and nowhere else. */
export const answerProcedure = draftProcedure.use(async ({ ctx, next }) => {
  const result = await next();
  const { token } = result.ok ? (result.data as { token: string | null }) : { token: null };
  if (token !== null) keepToken(ctx.browser, token);
  return result;
});
/** For someone signed in, with the draft that they may send. */
const ownDraftProcedure = memberProcedure.use(({ ctx, next }) => {
  if (!ctx.browser) throw asTrpcError(new DomainError('system.not_found'));
  return next({ ctx: { browser: ctx.browser, token: tokenOf(ctx.browser) } });
});
/** For a deed after which the browser has no draft any more. */
const endsDraft = procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) keepToken(ctx.browser, null);
  return result;
});

const NAME_MAX = 80;
/** A file as a form brings it. Programs that speak JSON have none to send. */
const uploadSchema = z.object({
  file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'field.required'),
  name: z.string().max(1_000),
});

/**
 * A person's file: made harmless and stored before any transaction is opened (drawing a picture anew takes longer than a connection should
 * be held), and removed again when the deed is refused.
 */
export const uploadProcedure = procedure
  .input(uploadSchema)
  .use(async ({ ctx, input, next }) => {
    if (ctx.actor.kind !== 'person') throw asTrpcError(new DomainError('sign_in.required'));
    const file = await stored(ctx.tenant.id, input).catch((error: unknown) => {
      throw asTrpcError(error);
    });
    const result = await next({ ctx: { file } });
    if (!result.ok) await removeStored(ctx.tenant.id, file.id);
    return result;
  })
  .concat(ownDraftProcedure);

async function stored(tenantId: string, { file, name }: z.output<typeof uploadSchema>): Promise<SafeFile> {
  const safe = await makeSafe(file);
  const id = newId();
  await writeStored(tenantId, id, safe.bytes);
  return {
    id,
    name: shownName(name, safe.mediaType),
    mediaType: safe.mediaType,
    bytes: safe.bytes.length,
    width: safe.width,
    height: safe.height,
  };
}

/** The name as it will be read: no folder, nothing unprintable, and the ending of what the file has become. */
export function shownName(name: string, mediaType: SafeFile['mediaType']): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .trim()
    .slice(0, NAME_MAX);
  return `${plain === '' ? 'fichier' : plain}${mediaType === 'application/pdf' ? '.pdf' : '.webp'}`;
}

/** For a deed that answers the ids of files it let go of: their bytes go once its transaction has ended. */
const forgetsFiles = procedure.use(async ({ ctx, next }) => {
  const result = await next();
  const files = result.ok ? (result.data as { files: string[] }).files : [];
  await Promise.all(files.map((id) => removeStored(ctx.tenant.id, id)));
  return result;
});

/** Sends one's draft: the browser forgets it. */
export const sendProcedure = endsDraft.concat(ownDraftProcedure);
/** Takes a file off one's draft. */
export const detachProcedure = forgetsFiles.concat(ownDraftProcedure);
/** Forgets a draft whole, signed in or not. */
export const dropProcedure = endsDraft.concat(forgetsFiles).concat(draftProcedure);
