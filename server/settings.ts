import { resolve } from 'node:path';
import { z } from 'zod';
import { builtWeb, projectRoot } from './project-root.ts';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });

/** Every setting there is, by the name of its environment variable. `docs/settings.md` lists the same. */
export const settingsSchema = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  BASE_URL: url('http:', 'https:').optional(),
  PROGRAMS_DIR: z.string().min(1).default(projectRoot),
  WEB_DIR: z.string().min(1).default(builtWeb),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: z.string().optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).default('Attest <attest@localhost>'),
  CLAMAV_HOST: z.string().optional(),
  CLAMAV_PORT: port.default(3310),
  PAYMENT_GATEWAY: z.enum(['sandbox', 'stripe']).default('sandbox'),
  STRIPE_SECRET_KEY: z.string().min(8).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(8).optional(),
  STRIPE_API_URL: url('http:', 'https:').default('https://api.stripe.com'),
  ORGANIZATION_NAME: z.string().min(1).default('Certifying organization'),
  ORGANIZATION_ADDRESS: z.string().default(''),
  ORGANIZATION_EMAIL: z.string().default(''),
  ORGANIZATION_PHONE: z.string().default(''),
  OUTBOUND_PRIVATE: flag.default(false),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  RATE_LIMITS: flag.default(true),
  REQUIRE_TWO_FACTOR: z.enum(['nobody', 'administrators', 'staff', 'everybody']).default('nobody'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SHUTDOWN_SECONDS: z.coerce.number().int().min(0).max(600).default(20),
});

type Parsed = z.infer<typeof settingsSchema>;

/** What the server is told from outside, checked. Folders are absolute. */
export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Where people reach the server; without it, the address it listens on. No slash at the end. */
  baseUrl: string | undefined;
  /** Holds `forms/`, `rules/` and `workflows/`. */
  programsDir: string;
  /** The built web. */
  webDir: string;
  secret: string | undefined;
  /** Express's `trust proxy`: a number of hops or a list of addresses. */
  trustProxy: number | string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  clamav: { host: string; port: number } | undefined;
  paymentGateway: Parsed['PAYMENT_GATEWAY'];
  /** Set when that gateway takes the payments, with all that it needs. */
  stripe: { secretKey: string; webhookSecret: string; apiUrl: string } | undefined;
  organization: { name: string; address: string; email: string; phone: string };
  /** Lets webhooks reach private addresses; for trials only. */
  outboundPrivate: boolean;
  metricsToken: string | undefined;
  rateLimits: boolean;
  /** Whose account must have a second factor before it can do anything. Staff: whoever holds a program role. */
  requireTwoFactor: Parsed['REQUIRE_TWO_FACTOR'];
  logLevel: Parsed['LOG_LEVEL'];
  shutdownSeconds: number;
}

/** Says every wrong setting at once, by its name. */
export class SettingsInvalid extends Error {
  override name = 'SettingsInvalid';
}

function proxyValue(text: string | undefined): number | string | undefined {
  if (text === undefined || text === '') return undefined;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function stripeSettings(s: Parsed): Settings['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = s;
  if (s.PAYMENT_GATEWAY !== 'stripe' || secretKey === undefined || webhookSecret === undefined) {
    return undefined;
  }
  return { secretKey, webhookSecret, apiUrl: s.STRIPE_API_URL };
}

/** Reads settings from an environment. Throws `SettingsInvalid`. An empty variable counts as not given. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const unknown = given.map(([name]) => name).filter((name) => name.startsWith('ATTEST_'));
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  const faults = unknown.map((name) => `${name} is not a setting; settings carry no prefix.`);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  if (parsed.success && parsed.data.PAYMENT_GATEWAY === 'stripe') {
    for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] as const) {
      if (parsed.data[name] === undefined) faults.push(`${name}: PAYMENT_GATEWAY=stripe needs it.`);
    }
  }
  if (!parsed.success || faults.length > 0) {
    throw new SettingsInvalid(`Settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
  const s = parsed.data;
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: resolve(s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    baseUrl: s.BASE_URL?.replace(/\/+$/, ''),
    programsDir: resolve(s.PROGRAMS_DIR),
    webDir: resolve(s.WEB_DIR),
    secret: s.SECRET,
    trustProxy: proxyValue(s.TRUST_PROXY),
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    clamav: s.CLAMAV_HOST === undefined ? undefined : { host: s.CLAMAV_HOST, port: s.CLAMAV_PORT },
    paymentGateway: s.PAYMENT_GATEWAY,
    stripe: stripeSettings(s),
    organization: {
      name: s.ORGANIZATION_NAME,
      address: s.ORGANIZATION_ADDRESS,
      email: s.ORGANIZATION_EMAIL,
      phone: s.ORGANIZATION_PHONE,
    },
    outboundPrivate: s.OUTBOUND_PRIVATE,
    metricsToken: s.METRICS_TOKEN,
    rateLimits: s.RATE_LIMITS,
    requireTwoFactor: s.REQUIRE_TWO_FACTOR,
    logLevel: s.LOG_LEVEL,
    shutdownSeconds: s.SHUTDOWN_SECONDS,
  };
}
