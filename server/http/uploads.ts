import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { wordsFor } from '../../app/words/words.ts';
import type { Tenant } from '../api/context.ts';
import { refusalOf } from '../api/errors.ts';
import { currentRequest } from '../api/request-store.ts';
import { createCaller } from '../api/root.ts';
import { DomainError } from '../domain/errors.ts';
import { FILE_BYTES, FILES_AT_ONCE, UPLOAD_BYTES } from '../domain/imports/schema.ts';
import { sessionCookieName, type Env } from '../env.ts';
import { removeStored, writeStoredStream } from '../storage/files.ts';
import { cookie } from './headers.ts';

/** Where the form of an import sends its files: they flow to the disk and are never held whole in memory. */
export const UPLOAD_PATH = '/bureau/importer/envoi';
const PAGE = '/bureau/importer';
/** The files, and the little that stands around them in a form. */
export const UPLOAD_MOST = UPLOAD_BYTES + 1_000_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Stored { id: string; name: string; bytes: number }
interface Received { run: string | null; files: Stored[]; refused: DomainError | null }

/** A name to show, and nothing else: without folders, control characters or direction marks. */
export function shownName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1)!;
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().trim().slice(-200) || 'fichier';
}

/** Takes an upload in, opens its run and leads to it; whatever is refused leads back to the form, and leaves nothing on the disk. */
export async function receiveImport(req: IncomingMessage, res: ServerResponse, tenant: Tenant, env: Env): Promise<void> {
  const api = createCaller({
    tenant, language: currentRequest().language, actor: { kind: 'session', token: cookie(req, sessionCookieName(env)) },
  });
  let received: Received | null = null;
  try {
    // Who may not import is told so before a byte is read.
    await api.imports.list({});
    received = await receive(req, tenant.id);
    if (received.refused) throw received.refused;
    const { id, made } = await api.imports.open({ id: received.run ?? randomUUID(), files: received.files });
    if (!made) await forget(tenant.id, received);
    see(res, `${PAGE}/${id}`);
  } catch (error) {
    if (received) await forget(tenant.id, received);
    if (error instanceof TooMuch) return tooMuch(res);
    const zod = (error as { cause?: { issues?: { message: string }[] } }).cause?.issues?.[0]?.message;
    const code = zod ?? refusalOf(error).code;
    // The body that nobody reads would hold the connection.
    if (!req.complete) res.setHeader('Connection', 'close');
    see(res, code === 'sign_in.required' || code === 'role.missing' ? PAGE : `${PAGE}?refus=${encodeURIComponent(code)}`);
  }
}

async function forget(tenantId: string, { files }: Received): Promise<void> {
  await Promise.all(files.map(({ id }) => removeStored(tenantId, id)));
}

class TooMuch extends Error {}

/** Says so and hangs up: nothing more of the stream is read. */
export function tooMuch(res: ServerResponse): void {
  res.writeHead(413, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Connection': 'close' });
  res.end('Trop volumineux. Too large.\n');
}

function see(res: ServerResponse, to: string): void { res.writeHead(303, { 'Location': to, 'Cache-Control': 'private, no-store' }).end(); }

const FAULTS = /^\/bureau\/importer\/([0-9a-f-]{36})\/fautes\.csv$/;
/** The faults of a run, as a table of its own: null for any other address. */
export function faultsOf(path: string): string | null { return FAULTS.exec(path)?.[1] ?? null; }

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Sends the faults as CSV; to whoever may not read them, as if there were none. */
export async function sendFaults(req: IncomingMessage, res: ServerResponse, tenant: Tenant, env: Env, id: string): Promise<void> {
  const { language } = currentRequest();
  const { faults } = wordsFor(language).bringing;
  const api = createCaller({ tenant, language, actor: { kind: 'session', token: cookie(req, sessionCookieName(env)) } });
  const found = await api.imports.problems({ id }).catch(() => null);
  if (found === null) return void res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('Not found\n');
  const { csv } = faults;
  const lines = found.map(({ file, line, column, code, value }) => [file, line, column, faults.said(code), value, code]);
  const table = [[csv.file, csv.line, csv.column, csv.fault, csv.value, csv.code], ...lines].map((row) => row.map(cell).join(';')).join('\r\n');
  res.writeHead(200, {
    'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="fautes.csv"', 'Cache-Control': 'private, no-store',
  }).end(`\uFEFF${table}\r\n`);
}

/** Reads the parts as they come: each file into storage under an id of ours. @throws TooMuch */
async function receive(req: IncomingMessage, tenantId: string): Promise<Received> {
  const received: Received = { run: null, files: [], refused: null };
  const writing: Promise<unknown>[] = [];
  const streams: Readable[] = [];
  let form: BusboyInstance;
  try {
    form = new Busboy({
      headers: req.headers as BusboyHeaders, defCharset: 'utf8',
      limits: { fileSize: FILE_BYTES, files: FILES_AT_ONCE, fields: 5, fieldSize: 200, fieldNameSize: 100, headerPairs: 20 },
    });
  } catch {
    return { ...received, refused: new DomainError('import.no_file') };
  }
  form.on('field', (name, value) => { if (name === 'once' && UUID.test(value)) received.run = value; });
  form.on('filesLimit', () => { received.refused ??= new DomainError('import.too_many_files'); });
  form.on('file', (_field, stream: Readable & { truncated: boolean }, name: string | undefined) => {
    stream.on('limit', () => { received.refused ??= new DomainError('import.file_too_large'); });
    if (!name) return void stream.resume();
    const file = { id: randomUUID(), name: shownName(name), bytes: 0 };
    streams.push(stream);
    received.files.push(file);
    writing.push(writeStoredStream(tenantId, file.id, stream).then((bytes) => { file.bytes = bytes; }));
  });
  try {
    await flow(req, form);
    await Promise.all(writing);
  } catch (error) {
    // A part that will never end is ended, or its file would wait for it.
    for (const stream of streams) stream.destroy(new Error('upload broken off'));
    await Promise.allSettled(writing);
    await forget(tenantId, received);
    throw error;
  }
  return received;
}

/** Pours the request into the form, counting; more than an upload may be ends it at once, said or not said in the headers. */
function flow(req: IncomingMessage, form: BusboyInstance): Promise<void> {
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      req.off('data', count);
      req.unpipe(form);
      req.pause();
      form.destroy();
      reject(error);
    };
    const count = (chunk: Buffer) => { if ((bytes += chunk.length) > UPLOAD_MOST) fail(new TooMuch()); };
    req.on('data', count);
    req.on('aborted', () => fail(new DomainError('import.no_file')));
    form.on('finish', resolve);
    form.on('error', () => fail(new DomainError('import.no_file')));
    req.pipe(form);
  });
}
