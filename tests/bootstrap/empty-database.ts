import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { test as base } from 'playwright/test';
import { serverUrl } from '../kit/database.ts';

export { expect } from 'playwright/test';

export type EmptyDatabase = {
  ownerUrl: string;
  as: (role: string) => string;
  /** The first row's values, as the owner or as `role`. */
  row: (sql: string, role?: string) => Promise<unknown[] | undefined>;
};

/** `empty`: a database with nothing in it, not even migrations, owned by fabrique_owner; one a test. */
export const test = base.extend<{ empty: EmptyDatabase }>({
  empty: async ({}, use) => {
    const name = `empty_${process.pid}_${randomBytes(4).toString('hex')}`;
    await query(serverUrl(), `create database ${name} owner fabrique_owner`);
    const as = (role: string): string => {
      const url = new URL(serverUrl());
      url.username = role;
      url.pathname = name;
      return url.href;
    };
    await use({ ownerUrl: as('fabrique_owner'), as, row: (sql, role = 'fabrique_owner') => query(as(role), sql) });
    await query(serverUrl(), `drop database ${name} with (force)`);
  },
});

async function query(connectionString: string, text: string): Promise<unknown[] | undefined> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows[0];
  } finally {
    await client.end();
  }
}
