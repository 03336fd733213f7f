import { sql } from 'kysely';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import { platformDb } from '../db/root.ts';

export interface OpenCollective {
  slug: string; name: string; tagline: CollectiveSettings['tagline']; look: CollectiveSettings['look']; noun: CollectiveSettings['noun']; fictional: boolean;
}
const PAGE = 100;
const SLUG = /^[a-z0-9-]{1,40}$/;

/** The open collectives by their address, a hundred a page. next: the `after` of the next page, or null on the last. */
export async function openCollectives(after: string | null = null): Promise<{ items: OpenCollective[]; next: string | null }> {
  const from = after !== null && SLUG.test(after) ? after : '';
  const { rows } = await sql<OpenCollective>`select slug, name, tagline, look, noun, fictional from open_collectives(${from}, ${PAGE + 1})`.execute(platformDb());
  const items = rows.slice(0, PAGE);
  return { items, next: rows.length > PAGE ? items.at(-1)!.slug : null };
}
