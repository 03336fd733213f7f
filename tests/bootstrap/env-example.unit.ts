import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { envSchema, readEnv } from '../../server/env.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8');
const shown = [...text.matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));

test('.env.example explains every variable of the schema, and no other', () => {
  expect(shown.map(({ name }) => name).sort()).toEqual(Object.keys(envSchema.shape).sort());
});

test('.env.example works once the secrets are filled in, and carries none', () => {
  const secrets = ['FABRIQUE_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'];
  for (const { name, value } of shown) if (secrets.includes(name)) expect(value).toBe('');
  const given = Object.fromEntries(shown.filter(({ value }) => !value.startsWith('(')).map(({ name, value }) => [name, value.trim()]));
  for (const internal of ['FABRIQUE_EMBEDDED_PORT', 'FABRIQUE_DEV', 'FABRIQUE_TEST']) delete given[internal];
  const filled = { ...given, FABRIQUE_SECRET: 's'.repeat(40), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') };
  expect(readEnv(filled).mode).toBe('production');
});
