import pg from 'pg';
import { slugProblem } from '../../tenants/slugs.ts';
import { platformDb } from '../db/root.ts';
import { newId } from '../domain/ids.ts';

/** The id of a collective, or null. */
export async function findCollective(slug: string): Promise<string | null> {
  const found = await platformDb().selectFrom('tenants').select('id').where('slug', '=', slug).where('state', '<>', 'deleted')
    .executeTakeFirst();
  return found?.id ?? null;
}

/** True when the name may be a new collective's address. */
export async function isFreeSlug(slug: string): Promise<boolean> {
  const others = await platformDb().selectFrom('tenants').select('slug').execute();
  return slugProblem(slug, others.map((row) => row.slug)) === null;
}

async function asOwner(ownerUrl: string, text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'fabrique import' });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/**
 * Reserves the slug: the application's role may not. Without a row in `collectives` nobody can see it; `work` makes that row in the
 * transaction of the import. When it fails the slug is free again; when the process dies before that, the next `--create` takes it up.
 */
export async function withNewCollective<T>(
  ownerUrl: string, slug: string, state: 'open' | 'closed', work: (id: string) => Promise<T>,
): Promise<T> {
  const id = newId();
  await asOwner(ownerUrl, 'insert into tenants (id, slug, state) values ($1, $2, $3)', [id, slug, state]);
  try {
    return await work(id);
  } catch (error) {
    await asOwner(ownerUrl, 'delete from tenants where id = $1', [id]);
    throw error;
  }
}
