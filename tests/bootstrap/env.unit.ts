import { expect, test } from 'playwright/test';
import { DEMO_SERVER_ACTIONS_KEY, EnvError, readEnv } from '../../server/env.ts';

const PRODUCTION = {
  FABRIQUE_MODE: 'production', DATABASE_URL: 'postgres://fabrique_app:x@db.example/fabrique', APEX_HOST: 'fabrique.example',
  FABRIQUE_SECRET: 'x'.repeat(32), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', UPLOADS_DIR: '/var/uploads',
};
const DEMO = { FABRIQUE_EMBEDDED_PORT: '5433' };

function wrongVariables(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    expect(error.code).toBe('env.invalid');
    for (const { variable } of error.issues) expect(error.message).toContain(`${variable}: `);
    return error.issues.map(({ variable }) => variable);
  }
  return [];
}

test('nothing but the embedded database gives the demo, on this machine alone', () => {
  expect(readEnv(DEMO)).toMatchObject({
    mode: 'demo', test: false, dev: false, port: 3000, bind: '127.0.0.1', apexHost: 'localhost', publicProtocol: 'http',
    databaseUrl: 'postgres://fabrique_app@127.0.0.1:5433/fabrique', databaseOwnerUrl: 'postgres://fabrique_owner@127.0.0.1:5433/fabrique',
    smtpUrl: null, trustedProxies: [],
  });
});

test('DATABASE_URL alone means production, which asks for all its secrets at once, by name', () => {
  expect(wrongVariables({ DATABASE_URL: PRODUCTION.DATABASE_URL })).toEqual(
    ['APEX_HOST', 'FABRIQUE_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'SMTP_URL', 'MAIL_FROM', 'UPLOADS_DIR']);
});

test('production with everything passes, over https', () => {
  const env = readEnv({ ...PRODUCTION, TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' });
  expect(env).toMatchObject({ mode: 'production', publicProtocol: 'https', databaseOwnerUrl: null });
  expect(env.trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
});

for (const variable of Object.keys(PRODUCTION).filter((key) => key !== 'FABRIQUE_MODE')) {
  test(`production without ${variable} is refused, by that name`, () => {
    expect(wrongVariables({ ...PRODUCTION, [variable]: '' })).toEqual([variable]);
  });
}

test('the demo is refused on a database that somebody named', () => {
  expect(wrongVariables({ ...PRODUCTION, FABRIQUE_MODE: 'demo' })).toContain('FABRIQUE_MODE');
});

test('our tests may run a demo on their own database, and only on this machine', () => {
  const local = { FABRIQUE_TEST: '1', FABRIQUE_MODE: 'demo', DATABASE_URL: 'postgres://fabrique_app@127.0.0.1:5555/test' };
  expect(readEnv(local)).toMatchObject({ mode: 'demo', test: true, databaseUrl: local.DATABASE_URL });
  expect(wrongVariables({ ...local, DATABASE_URL: PRODUCTION.DATABASE_URL })).toEqual(['FABRIQUE_TEST']);
});

test('the demo listens on this machine alone', () => {
  expect(wrongVariables({ ...DEMO, BIND: '0.0.0.0' })).toEqual(['BIND']);
  expect(wrongVariables({ ...PRODUCTION, BIND: '0.0.0.0' })).toEqual([]);
});

test('secrets that everybody knows are refused in production', () => {
  const key = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY';
  expect(wrongVariables({ ...PRODUCTION, [key]: DEMO_SERVER_ACTIONS_KEY })).toEqual([key]);
  expect(wrongVariables({ ...PRODUCTION, FABRIQUE_SECRET: readEnv(DEMO).secret })).toEqual(['FABRIQUE_SECRET']);
});

const WRONG: [string, string][] = [
  ['FABRIQUE_MODE', 'staging'], ['DATABASE_URL', 'mysql://x/y'], ['DATABASE_URL', 'not a url'], ['DATABASE_OWNER_URL', 'x'],
  ['PORT', '70000'], ['PORT', 'http'], ['BIND', 'fabrique.example'], ['PUBLIC_PROTOCOL', 'ftp'],
  ['APEX_HOST', 'https://fabrique.example'], ['APEX_HOST', 'fabrique.example:3000'], ['SMTP_URL', 'mail.example'], ['MAIL_FROM', 'nobody'],
  ['FABRIQUE_SECRET', 'short'], ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'bm90IGEga2V5'],
  ['OIDC_SECRETS', 'secret'], ['OIDC_SECRETS', '{"my-collective":""}'], ['OIDC_SECRETS', '["secret"]'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'], ['TRUSTED_PROXIES', 'proxy.example'], ['FABRIQUE_TEST', 'yes'], ['FABRIQUE_EMBEDDED_PORT', '5433'],
];
for (const [variable, value] of WRONG) {
  test(`production with ${variable}=${value} is refused, by that name`, () => {
    expect(wrongVariables({ ...PRODUCTION, [variable]: value })).toEqual([variable]);
  });
}
