import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/** What the whole process is told from outside. Read once at the start; everything else takes it from `env()`. */
export type Env = {
  /** demo: planted people, one-click sign-in, a mailbox page, this machine only. production: none of these. */
  mode: 'demo' | 'production';
  /** Set by our own tests: a demo on a database that the test made. */
  test: boolean;
  /** `npm run dev`: pages are compiled as they are asked for. */
  dev: boolean;
  /** The application's role, neither owner nor superuser. */
  databaseUrl: string;
  /** The role that owns the tables; only migrations use it, so a serving process may do without. */
  databaseOwnerUrl: string | null;
  port: number;
  bind: string;
  /** The host of which the collectives are subdomains, without a port. */
  apexHost: string;
  publicProtocol: 'http' | 'https';
  secret: string;
  serverActionsKey: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** The secrets of the collectives' own OpenID Connect providers, by slug: a secret is never a setting. */
  oidcSecrets: Readonly<Record<string, string>>;
  /** Addresses or CIDR ranges of the proxies whose forwarded headers are believed. */
  trustedProxies: string[];
  /** Absolute. */
  uploadsDir: string;
  /** Connections to the database, at most. */
  poolSize: number;
  /** Off behind a pgbouncer that cannot keep named statements. */
  preparedStatements: boolean;
  /** The direct connection that hears notifications: pgbouncer in transaction mode cannot carry it. */
  listenUrl: string;
};

/** The session's cookie, host-only; over https the browser itself refuses it from a neighbouring subdomain. */
export function sessionCookieName({ publicProtocol }: Pick<Env, 'publicProtocol'>): string {
  return publicProtocol === 'https' ? '__Host-fabrique-session' : 'fabrique-session';
}

export type EnvIssue = { variable: string; message: string };

/** Every wrong variable at once, each by its name and with what to do. Compare by `code`: this module is loaded twice. */
export class EnvError extends Error {
  readonly code = 'env.invalid';
  readonly issues: EnvIssue[];
  constructor(issues: EnvIssue[]) {
    super(['The environment is not right (every variable is explained in .env.example):',
      ...issues.map(({ variable, message }) => `  ${variable}: ${message}`)].join('\n'));
    this.name = 'EnvError';
    this.issues = issues;
  }
}

// Known to everybody, so worth nothing outside this machine: production refuses both.
const DEMO_SECRET = 'fabrique-demo-secret-that-everybody-knows';
export const DEMO_SERVER_ACTIONS_KEY = Buffer.from('fabrique-demo-key-known-to-all-!').toString('base64');
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', '[::1]']);

const POSTGRES = 'expected postgres://role:password@host:5432/database';
const postgresUrl = z.string().refine((value) => /^postgres(ql)?:$/.test(urlOf(value)?.protocol ?? ''), POSTGRES);
const flag = z.enum(['0', '1'], 'expected 1, or nothing').transform((value) => value === '1').default(false);
const port = z.string().transform(Number)
  .refine((value) => Number.isInteger(value) && value >= 0 && value <= 65_535, 'expected a port between 0 and 65535');
const isMailUrl = (value: string): boolean => /^smtps?:$/.test(urlOf(value)?.protocol ?? '');
const isBindable = (value: string): boolean => isIP(value) > 0 || value === 'localhost';

/** The variables, as text. What depends on the mode is in `completed`. */
export const envSchema = z.object({
  FABRIQUE_MODE: z.enum(['demo', 'production'], 'expected demo or production').optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  PORT: port.default(3000),
  BIND: z.string().refine(isBindable, 'expected an address of this machine, such as 127.0.0.1').default('127.0.0.1'),
  APEX_HOST: z.string().regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    'expected a host in lower case without protocol or port, such as fabrique.example').optional(),
  PUBLIC_PROTOCOL: z.enum(['http', 'https'], 'expected http or https').optional(),
  FABRIQUE_SECRET: z.string().refine((value) => Buffer.byteLength(value) >= 32,
    'expected at least 32 bytes (openssl rand -base64 48)').optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().refine(isAesKey, 'expected 32 bytes in base64 (openssl rand -base64 32)').optional(),
  SMTP_URL: z.string().refine(isMailUrl, 'expected smtp://user:password@host:587 or smtps://…').optional(),
  MAIL_FROM: z.string().regex(/@[^@\s]+$/, 'expected an address, such as Fabrique <fabrique@fabrique.example>').optional(),
  OIDC_SECRETS: z.string().transform(secretsBySlug).refine((secrets) => secrets !== null, 'expected a JSON object of secrets by slug, such as {"my-collective":"secret"}').default({}),
  TRUSTED_PROXIES: z.string().transform((value) => value.split(',').map((part) => part.trim()).filter(Boolean))
    .refine((all) => all.every(isAddressRange), 'expected addresses or ranges between commas, such as 127.0.0.1, 10.0.0.0/8').default([]),
  UPLOADS_DIR: z.string().optional(),
  DATABASE_POOL: z.string().regex(/^[1-9]\d?$/, 'expected a number of connections between 1 and 99').transform(Number).default(12),
  DATABASE_PREPARED: z.enum(['on', 'off'], 'expected on or off').default('on'),
  DATABASE_LISTEN_URL: postgresUrl.optional(),
  FABRIQUE_EMBEDDED_PORT: port.optional(),
  FABRIQUE_DEV: flag,
  FABRIQUE_TEST: flag,
});

type Given = z.output<typeof envSchema>;

/**
 * Reads and checks the environment. Pure: `source` is all it looks at; an empty value counts as absent.
 * @throws EnvError naming every variable that is wrong or missing
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const known = Object.keys(envSchema.shape).map((key) => [key, source[key]?.trim() || undefined]);
  const parsed = envSchema.safeParse(Object.fromEntries(known));
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), message: issue.message })));
  }
  const issues = conflicts(parsed.data);
  if (issues.length > 0) throw new EnvError(issues);
  return completed(parsed.data);
}

const shared = globalThis as unknown as { fabriqueEnv?: Env };

/** The environment of this process, read once. */
export function env(): Env {
  return (shared.fabriqueEnv ??= readEnv());
}

function modeOf(given: Given): Env['mode'] {
  return given.FABRIQUE_MODE ?? (given.DATABASE_URL ? 'production' : 'demo');
}

function conflicts(given: Given): EnvIssue[] {
  return modeOf(given) === 'production' ? productionConflicts(given) : demoConflicts(given);
}

function productionConflicts(given: Given): EnvIssue[] {
  const needed = {
    DATABASE_URL: `required in production: ${POSTGRES}, the application's role`,
    APEX_HOST: 'required in production: the host of which the collectives are subdomains',
    FABRIQUE_SECRET: 'required in production: at least 32 bytes that nobody else knows (openssl rand -base64 48)',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'required in production, the same for every process and build (openssl rand -base64 32)',
    SMTP_URL: 'required in production: people sign in by mail',
    MAIL_FROM: 'required in production: the sender of the mails',
    UPLOADS_DIR: 'required in production: a folder that outlives the process and is backed up',
  } as const;
  const issues: EnvIssue[] = [];
  for (const [variable, message] of Object.entries(needed)) {
    if (given[variable as keyof typeof needed] === undefined) issues.push({ variable, message });
  }
  const known = { FABRIQUE_SECRET: DEMO_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: DEMO_SERVER_ACTIONS_KEY } as const;
  for (const variable of ['FABRIQUE_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] as const) {
    if (given[variable] === known[variable]) issues.push({ variable, message: 'this is the demo’s, which everybody knows' });
  }
  if (given.FABRIQUE_EMBEDDED_PORT !== undefined) {
    issues.push({ variable: 'FABRIQUE_EMBEDDED_PORT', message: 'set by npm start for the demo alone: remove it' });
  }
  return issues;
}

function demoConflicts(given: Given): EnvIssue[] {
  const issues: EnvIssue[] = [];
  if (given.DATABASE_URL && !given.FABRIQUE_TEST) {
    issues.push({ variable: 'FABRIQUE_MODE',
      message: 'the demo signs anybody in and runs on its own database alone: unset DATABASE_URL, or set FABRIQUE_MODE=production' });
  }
  if (given.DATABASE_URL && given.FABRIQUE_TEST && !LOOPBACK.has(urlOf(given.DATABASE_URL)?.hostname ?? '')) {
    issues.push({ variable: 'FABRIQUE_TEST',
      message: 'our tests run on a database of this machine, never on DATABASE_URL’s host: unset it' });
  }
  if (!given.DATABASE_URL && given.FABRIQUE_EMBEDDED_PORT === undefined) {
    issues.push({ variable: 'DATABASE_URL',
      message: 'no database: run npm start, which brings one, or set it with FABRIQUE_MODE=production' });
  }
  if (!LOOPBACK.has(given.BIND)) {
    issues.push({ variable: 'BIND', message: 'the demo signs anybody in, so it listens on 127.0.0.1 alone: unset it' });
  }
  return issues;
}

function completed(given: Given): Env {
  const mode = modeOf(given);
  const demo = mode === 'demo';
  const apexHost = given.APEX_HOST ?? 'localhost';
  const embedded = (role: string) => `postgres://${role}@127.0.0.1:${given.FABRIQUE_EMBEDDED_PORT}/fabrique`;
  return {
    mode,
    test: given.FABRIQUE_TEST,
    dev: given.FABRIQUE_DEV,
    databaseUrl: given.DATABASE_URL ?? embedded('fabrique_app'),
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? (given.DATABASE_URL ? null : embedded('fabrique_owner')),
    port: given.PORT,
    bind: given.BIND,
    apexHost,
    publicProtocol: given.PUBLIC_PROTOCOL ?? (demo ? 'http' : 'https'),
    secret: given.FABRIQUE_SECRET ?? DEMO_SECRET,
    serverActionsKey: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? DEMO_SERVER_ACTIONS_KEY,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `Fabrique <fabrique@${apexHost}>`,
    oidcSecrets: given.OIDC_SECRETS ?? {},
    trustedProxies: given.TRUSTED_PROXIES,
    uploadsDir: path.resolve(/* turbopackIgnore: true */ given.UPLOADS_DIR ?? '.fabrique/uploads'),
    poolSize: given.DATABASE_POOL,
    preparedStatements: given.DATABASE_PREPARED === 'on',
    listenUrl: given.DATABASE_LISTEN_URL ?? given.DATABASE_URL ?? embedded('fabrique_app'),
  };
}

function urlOf(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

function secretsBySlug(value: string): Record<string, string> | null {
  try {
    const parsed = z.record(z.string(), z.string().min(1)).safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isAesKey(value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.toString('base64') === value && [16, 24, 32].includes(bytes.length);
}

function isAddressRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
