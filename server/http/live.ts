import type { ServerResponse } from 'node:http';
import { onPages } from '../db/page-versions.ts';

const MOST_PER_PROCESS = 5_000;
const HEARTBEAT_MS = 25_000;
const LONGEST_MS = 10 * 60_000;
let open = 0;

/**
 * Server-sent events of one collective: "its pages changed", never what. The page then asks again under its reader's own rights.
 * A stream ends after ten minutes; the browser opens the next by itself.
 */
export function live(res: ServerResponse, tenantId: string): void {
  if (open >= MOST_PER_PROCESS) {
    res.writeHead(503, { 'Retry-After': '30' }).end();
    return;
  }
  open += 1;
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.write('retry: 3000\n\n');
  const stop = onPages((changed, version) => { if (changed === tenantId) res.write(`event: pages\ndata: ${version}\n\n`); });
  const heartbeat = setInterval(() => res.write(': \n\n'), HEARTBEAT_MS);
  const ended = setTimeout(() => res.end(), LONGEST_MS);
  res.on('close', () => {
    open -= 1;
    stop();
    clearInterval(heartbeat);
    clearTimeout(ended);
  });
}
