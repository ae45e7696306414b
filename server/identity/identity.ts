import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { toNodeHandler } from 'better-auth/node';
import type { Request, Response } from 'express';
import { KyselyKnexDialect, PGColdDialect, SQLite3ColdDialect } from 'kysely-knex';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Transact } from '../db/transact.ts';
import type { MailGateway } from '../gateways/mail/mail-gateway.ts';
import { loggableError } from '../http/logging.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { Ids } from '../ids.ts';
import type { SessionUser } from '../rights/rights.ts';
import { securityLogStore } from '../stores/security-log.ts';
import { userStore } from '../stores/users.ts';
import { type IdentityMails, identityMails } from './mails.ts';
import { addressHeader, authPath, identityOptions, openAuthPaths, refreshSeconds } from './options.ts';
import { consume } from './rate-limit.ts';
import { readSessionToken, sessionCookieName } from './session-cookie.ts';

/** Who somebody is. Everything about passwords and sessions is the library's; what we add is the status of the user. */
export interface Identity {
  /** Answers below `/api/auth`. Reads the body itself: mount it before any parser. */
  handle(request: Request, response: Response): Promise<void>;
  /** The user of a request, from the rows as they are now. Prolongs a session that is in use. */
  userOf(request: Request, response: Response): Promise<SessionUser | null>;
  hashPassword(password: string): Promise<string>;
  /** The token of the session that a request comes with, if any; never leaves the server. */
  sessionTokenOf(request: Request): string | undefined;
  /** Mails a link by which the owner of the address chooses a new password. */
  requestPasswordReset(email: string): Promise<void>;
  mails: IdentityMails;
}

export interface IdentityDeps {
  database: Database;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  baseUrl: string;
  origins: string[];
  secret: string;
  rateLimits: boolean;
  mail: MailGateway;
  organization: string;
  log: Logger;
}

const attempts = { window: 900, max: 50 };

export function createIdentity(deps: IdentityDeps): Identity {
  const { database, transact, ids, log } = deps;
  const mails = identityMails(deps.mail, deps.organization, (error) =>
    log.error({ err: loggableError(error) }, 'a mail about an account could not be sent'),
  );
  const users = userStore(database.read);
  const options = identityOptions({
    ...deps,
    mails,
    issuer: deps.organization,
    log: (level, message) => log[level]({ part: 'identity' }, message),
    hooks: {
      isSuspended: async (userId) => (await users.get(userId))?.status === 'suspended',
      hasTwoFactor: async (userId) => (await users.get(userId))?.twoFactor ?? false,
      countAttempt: async (key) =>
        deps.rateLimits ? transact((tx) => consume(tx, ids, key, attempts, Date.now())) : 0,
      record: (event, userId, address) =>
        transact((tx) =>
          securityLogStore(tx).add({
            id: ids.next(),
            at: deps.clock.now().toISOString(),
            event,
            userId,
            object: null,
            requestId: null,
            details: address === undefined ? {} : { address },
          }),
        ),
    },
  });
  const sqlite = database.kind === 'sqlite';
  const auth = betterAuth({
    ...options,
    database: {
      dialect: new KyselyKnexDialect({
        knex: database.write,
        kyselySubDialect: sqlite ? new SQLite3ColdDialect() : new PGColdDialect(),
      }),
      type: database.kind,
    },
  });
  const handler = toNodeHandler(auth);
  const cookieName = sessionCookieName(deps.baseUrl.startsWith('https:'));

  const sessionTokenOf = (request: Request) =>
    readSessionToken(request.headers.cookie, cookieName, deps.secret);

  /** Session ages are measured by the system's clock, as the library does that writes them. */
  async function userOf(request: Request, response: Response): Promise<SessionUser | null> {
    const token = sessionTokenOf(request);
    if (token === undefined) return null;
    const row = await users.bySessionToken(token);
    if (row?.user.status !== 'active' || row.expiresAt.getTime() <= Date.now()) return null;
    if (Date.now() - row.updatedAt.getTime() > refreshSeconds * 1000) {
      const headers = new Headers({ cookie: request.headers.cookie ?? '' });
      const renewed = await auth.api.getSession({ headers, returnHeaders: true });
      const cookies = renewed.headers.getSetCookie();
      if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
    }
    const { id, name, email, language, administrator, twoFactor } = row.user;
    return { id, name, email, language, administrator, twoFactor };
  }

  async function handle(request: Request, response: Response): Promise<void> {
    const path = request.path.slice(authPath.length);
    if (!openAuthPaths.has(path)) throw notFound('This address');
    response.locals.route = `${authPath}${path}`;
    response.setHeader('Cache-Control', 'no-store');
    const token = sessionTokenOf(request);
    const session = token === undefined ? undefined : await users.bySessionToken(token);
    if (session && session.user.status !== 'active') {
      throw new HttpProblem(403, 'account-suspended', {
        en: 'This account is suspended.',
        fr: 'Ce compte est suspendu.',
      });
    }
    request.headers[addressHeader] = request.ip ?? '';
    await handler(request, response);
  }

  async function requestPasswordReset(email: string): Promise<void> {
    await auth.api.requestPasswordReset({ body: { email } });
  }

  return { handle, userOf, hashPassword, sessionTokenOf, requestPasswordReset, mails };
}
