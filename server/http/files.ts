import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tenant } from '../api/context.ts';
import { inTenant } from '../db/root.ts';
import { readStored } from '../storage/files.ts';

const PATH = /^\/fichiers\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * A file of a public proposal: re-encoded when it came in, sent under its own type and never sniffed; documents are downloads.
 * No cookie is read: what is here is public, what is not answers 404 like what never was.
 */
export async function serveFile(req: IncomingMessage, res: ServerResponse, tenant: Tenant, path: string): Promise<void> {
  const id = PATH.exec(path)?.[1];
  const row = id && (await inTenant(tenant.id, 'read', (db) => db.selectFrom('attachments')
    .innerJoin('proposals', 'proposals.id', 'attachments.proposal_id').select(['attachments.media_type', 'attachments.name'])
    .where('attachments.id', '=', id).where('proposals.listed', '=', true).executeTakeFirst()));
  const body = row && id ? await readStored(tenant.id, id) : null;
  if (!row || !body) {
    res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('Not found\n');
    return;
  }
  const disposition = row.media_type === 'application/pdf' ? 'attachment' : 'inline';
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(row.name)}`);
  res.setHeader('Content-Type', row.media_type);
  res.setHeader('Cache-Control', 'public, max-age=3600');
  res.setHeader('Content-Length', body.length);
  res.writeHead(200);
  res.end(req.method === 'HEAD' ? undefined : body);
}
