import { createServer } from 'node:http';
import path from 'node:path';
import next from 'next';
import { validatePresets } from '../../tenants/presets/all.ts';
import { closePool, openPool } from '../db/root.ts';
import { listen, stopListening } from '../db/page-versions.ts';
import { env } from '../env.ts';
import { startJobs } from '../jobs/main.ts';
import { frontDoor } from './door.ts';
import { announce } from './announce.ts';

// A log that cannot be written (its disk is full) is lost; the service goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const root = path.resolve(import.meta.dirname, '../..');
const settings = env();
validatePresets();
openPool(settings.databaseUrl, { max: settings.poolSize, prepared: settings.preparedStatements });
await listen(settings.listenUrl);

const app = next({ dev: settings.dev, dir: root, hostname: settings.bind, port: settings.port });
await app.prepare();
const handler = app.getRequestHandler();
const door = await frontDoor({ next: (req, res) => handler(req, res), env: settings, root });
const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, door);
server.maxRequestsPerSocket = 10_000;
const jobs = startJobs(settings);

server.listen(settings.port, settings.bind, () => announce(settings).catch((error: unknown) => console.error(error)));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Streams and slow clients do not hold a restart for more than five seconds.
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await drained;
  await jobs.stop();
  await stopListening();
  await closePool();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
