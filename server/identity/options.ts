import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor, username } from 'better-auth/plugins';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { IdentityMail, IdentityMails } from './mails.ts';
import { refuseUnkeepable } from './refuse-unkeepable.ts';

export const sessionSeconds = 7 * 24 * 3600;
export const refreshSeconds = 24 * 3600;
/** Set by us from the connection, never by the client. */
export const addressHeader = 'x-attest-client-address';
export const authPath = '/api/auth';
export const shortestPassword = 10;
export const usernamePattern = /^[A-Za-z0-9_.-]+$/;

export interface IdentityHooks {
  /** True when the user may not sign in. */
  isSuspended(userId: string): Promise<boolean>;
  hasTwoFactor(userId: string): Promise<boolean>;
  /** Counts one attempt against a named account; returns the seconds to wait, 0 when it is allowed. */
  countAttempt(key: string): Promise<number>;
  /** `address` is where the request came from, for sign-ins. */
  record(event: string, userId: string | null, address?: string): Promise<void>;
}

export interface IdentityOptions {
  baseUrl: string;
  origins: string[];
  secret: string;
  rateLimits: boolean;
  clock: Clock;
  ids: Ids;
  mails: IdentityMails;
  hooks: IdentityHooks;
  /** Whose codes they are, as an authenticator app shows it. */
  issuer: string;
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;
}

interface MailReceiver {
  email: string;
  name: string;
  language?: unknown;
}

function addressee(user: MailReceiver): Omit<IdentityMail, 'link'> {
  return {
    to: user.email,
    name: user.name,
    language: typeof user.language === 'string' ? user.language : 'en',
  };
}

/** Where the name of an account stands in the body of a sign-in. */
function accountNamed(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const field of ['email', 'username']) {
    const value: unknown = Reflect.get(body, field);
    if (typeof value === 'string') return value.toLowerCase().slice(0, 254);
  }
  return undefined;
}

/** The language that a newcomer reads in; the first mail comes in it. Its form was looked at on the way in. */
function languageChosen(body: unknown): { language?: string } {
  const language: unknown = typeof body === 'object' && body !== null && Reflect.get(body, 'language');
  return typeof language === 'string' ? { language } : {};
}

const SUSPENDED = 'ACCOUNT_SUSPENDED';

/** Where a request came from, as we noted it. */
const addressOf = (headers: Headers | undefined): string | undefined =>
  headers?.get(addressHeader) || undefined;

/** The ways in that ask for the second factor afterwards. */
const asksSecond = (path: string | undefined) => path?.startsWith('/sign-in/') ?? false;
const secondFactor = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

/** What a success below these paths is called in the security log. */
const recorded: { readonly [path: string]: string } = {
  '/change-password': 'password-changed',
  '/two-factor/disable': 'two-factor-off',
  '/two-factor/generate-backup-codes': 'backup-codes-made',
};

/**
 * Everything that we decide about identity, as the library's options. Without `database`, so that the
 * drift test can ask for the tables.
 */
export function identityOptions(o: IdentityOptions) {
  return {
    appName: 'Attest',
    baseURL: o.baseUrl,
    basePath: authPath,
    secret: o.secret,
    trustedOrigins: o.origins,
    telemetry: { enabled: false },
    // What is not a refusal reaches our own error handler instead of the console.
    onAPIError: { throw: true },
    logger: { level: 'warn', log: (level, message) => o.log(level, message.replace(/\S+@\S+/g, '…')) },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => usernamePattern.test(name),
      }),
      twoFactor({ issuer: o.issuer, backupCodeOptions: { amount: 10, length: 10 } }),
    ],
    user: {
      additionalFields: {
        administrator: { type: 'boolean', required: true, input: false, defaultValue: false },
        status: { type: 'string', required: true, input: false, defaultValue: 'active' },
        language: { type: 'string', required: true, input: false, defaultValue: 'en' },
        phone: { type: 'string', required: true, input: false, defaultValue: '' },
      },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      // Not awaited, so that the answer takes as long for an address that nobody has.
      sendResetPassword: async ({ user, token }) => {
        void o.mails.resetPassword({
          ...addressee(user),
          link: `${o.baseUrl}/reset-password?token=${encodeURIComponent(token)}`,
        });
      },
      onPasswordReset: async ({ user }) => o.hooks.record('password-reset', user.id),
      onExistingUserSignUp: async ({ user }) =>
        o.mails.alreadyRegistered({ ...addressee(user), link: `${o.baseUrl}/sign-in` }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: 24 * 3600,
      sendVerificationEmail: async ({ user, token }) =>
        o.mails.verifyEmail({
          ...addressee(user),
          link: `${o.baseUrl}${authPath}/verify-email?token=${encodeURIComponent(token)}&callbackURL=${encodeURIComponent('/sign-in?verified=1')}`,
        }),
    },
    session: { expiresIn: sessionSeconds, updateAge: refreshSeconds, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: o.rateLimits,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/*': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 20 },
        '/sign-up/email': { window: 600, max: 20 },
        '/request-password-reset': { window: 600, max: 10 },
        '/send-verification-email': { window: 600, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'attest',
      useSecureCookies: o.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => o.ids.next() },
    },
    databaseHooks: {
      user: {
        create: {
          // The library knows no clock but the machine's.
          before: async (user, context) => ({
            data: {
              ...user,
              ...languageChosen(context?.body),
              createdAt: o.clock.now(),
              updatedAt: o.clock.now(),
            },
          }),
        },
      },
      session: {
        create: {
          async before(session, context) {
            if (await o.hooks.isSuspended(session.userId)) {
              await o.hooks.record('account-suspended', session.userId, addressOf(context?.headers));
              throw new APIError('FORBIDDEN', {
                code: SUSPENDED,
                message: 'This account is suspended.',
              });
            }
          },
          // Turning the second factor on or off rotates the session; that is not a sign-in.
          async after(session, context) {
            const path = context?.path;
            if (path !== undefined && !asksSecond(path) && !secondFactor.has(path)) return;
            const user = asksSecond(path) ? await o.hooks.hasTwoFactor(session.userId) : false;
            const event = user ? 'password-accepted' : 'signed-in';
            await o.hooks.record(event, session.userId, addressOf(context?.headers));
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        refuseUnkeepable(ctx.path, ctx.body);
        if (ctx.path.startsWith('/sign-in/')) {
          const account = accountNamed(ctx.body);
          const wait = account === undefined ? 0 : await o.hooks.countAttempt(`account:${account}`);
          if (wait > 0) {
            throw new APIError(
              'TOO_MANY_REQUESTS',
              {
                code: 'TOO_MANY_ATTEMPTS',
                message: 'Too many attempts for this account. Try again later.',
              },
              { 'Retry-After': String(wait) },
            );
          }
        }
        // Every sign-in asks for the second factor: no device is trusted for weeks.
        if (secondFactor.has(ctx.path)) {
          return { context: { ...ctx, body: { ...ctx.body, trustDevice: false } } };
        }
        // A changed password ends all other sessions, whatever the client asked for.
        if (ctx.path === '/change-password') {
          return { context: { ...ctx, body: { ...ctx.body, revokeOtherSessions: true } } };
        }
      }),
      after: createAuthMiddleware(async (ctx) => {
        const { returned } = ctx.context;
        const failed = returned instanceof APIError;
        const own = ctx.context.session?.user.id ?? null;
        const address = addressOf(ctx.headers);
        // That of a suspended account is written down with whose it was.
        const isSuspended = failed && returned.body?.code === SUSPENDED;
        if (asksSecond(ctx.path) && failed && !isSuspended) {
          await o.hooks.record('sign-in-failed', null, address);
        }
        if (secondFactor.has(ctx.path) && failed) await o.hooks.record('second-factor-failed', own, address);
        if (ctx.path === '/two-factor/verify-totp' && !failed && own !== null) {
          await o.hooks.record('two-factor-on', own);
        }
        const event = recorded[ctx.path];
        if (event !== undefined && !failed) await o.hooks.record(event, own);
        // The library makes up a user for an address that has an account already, and whoever compares can tell him.
        if (ctx.path === '/sign-up/email' && !failed) return ctx.json({ token: null });
      }),
    },
  } satisfies BetterAuthOptions;
}

/** What is reachable below `/api/auth`; everything else that the library offers is closed. */
export const openAuthPaths: ReadonlySet<string> = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-in/username',
  '/sign-out',
  '/get-session',
  '/request-password-reset',
  '/reset-password',
  '/verify-email',
  '/send-verification-email',
  '/change-password',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
]);
