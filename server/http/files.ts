import type { IncomingMessage, ServerResponse } from 'node:http';
import { actorOfSession, type Tenant } from '../api/context.ts';
import { inTenant } from '../db/root.ts';
import { ANONYMOUS } from '../domain/actor.ts';
import { readableFile } from '../domain/proposals/attachments.ts';
import { env, sessionCookieName } from '../env.ts';
import { readStored } from '../storage/files.ts';
import { cookie } from './headers.ts';

const PATH = /^\/fichiers\/(apercu\/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * A file of a public proposal: re-encoded when it came in, sent under its own type and never sniffed; documents are downloads.
 * No cookie is read: what is here is public, what is not answers 404 like what never was. Under /fichiers/apercu/ alone a session is
 * looked at, for those who may see a file before it is public: its sender, and whoever reads the text.
 */
export async function serveFile(req: IncomingMessage, res: ServerResponse, tenant: Tenant, path: string): Promise<void> {
  const [, preview, id] = PATH.exec(path) ?? [];
  const actor = preview ? await actorOfSession(tenant.id, cookie(req, sessionCookieName(env()))) : ANONYMOUS;
  const file = id && (await inTenant(tenant.id, 'read', (db) => readableFile(db, actor, id)));
  const body = file && id ? await readStored(tenant.id, id) : null;
  if (!file || !body) {
    res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('Not found\n');
    return;
  }
  const disposition = file.mediaType === 'application/pdf' ? 'attachment' : 'inline';
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  res.setHeader('Content-Type', file.mediaType);
  res.setHeader('Cache-Control', preview ? 'private, no-store' : 'public, max-age=3600');
  res.setHeader('Content-Length', body.length);
  res.writeHead(200);
  res.end(req.method === 'HEAD' ? undefined : body);
}
