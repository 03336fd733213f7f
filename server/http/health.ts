import type { ServerResponse } from 'node:http';
import { pool } from '../db/root.ts';
import { pageKeys } from './page-cache.ts';

/** Whether the database answers now. */
export function answers(): Promise<boolean> { return pool().query('select 1').then(() => true, () => false); }

/** live: the process answers. ready: so does its database. For load balancers; tells nothing else. */
export async function health(res: ServerResponse, path: '/health/live' | '/health/ready'): Promise<void> {
  const ok = path === '/health/live' || await answers();
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  res.writeHead(ok ? 200 : 503);
  res.end(JSON.stringify({ ok }));
}

/** The keys of the pages kept in memory: for our own tests alone, which prove that each begins with its collective. */
export function cacheKeys(res: ServerResponse): void {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  res.writeHead(200);
  res.end(JSON.stringify(pageKeys()));
}
