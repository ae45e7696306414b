import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DatabaseKind } from '../../server/db/database.ts';
import type { DemoClock } from '../../server/demo-clock.ts';
import { sessionCookieName, signSessionToken } from '../../server/identity/session-cookie.ts';
import { randomIds } from '../../server/ids.ts';
import { projectRoot } from '../../server/project-root.ts';
import { readSettings, type Settings } from '../../server/settings.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { userStore } from '../../server/stores/users.ts';
import { answerWatch, type Watched } from './answer-watch.ts';
import { type Client, client } from './client.ts';
import { freshPlace, type Place } from './databases.ts';
import { type FakeClock, type FakeMail, fakeClock, fakeMail } from './fakes.ts';

export const testSecret = 'a secret that only the tests know, long enough';

/** The toy program lives here. */
export const toyPrograms = join(projectRoot, 'test', 'programs');

export interface TestServerOptions {
  database: DatabaseKind;
  /** Root that holds forms/, rules/, workflows/; the toy program's unless said. */
  programs?: string;
  clock?: FakeClock;
  /** Leave out to keep mails in memory (`server.mail.sent`); null uses the real, keeping gateway. */
  mail?: FakeMail | null;
  settings?: Partial<Settings>;
  /** Runs dispatcher and timers in the background, as in production; tests run them by hand unless said. */
  background?: boolean;
  /** Where log lines go; silent unless said. */
  log?: Logger;
  /** Also opens the routes of a demonstration, and takes its clock. */
  demoClock?: DemoClock;
  /** An earlier server's place, to start again on its data. */
  place?: Place;
}

export interface NewUser {
  name?: string;
  email?: string;
  username?: string;
  phone?: string;
  language?: string;
  administrator?: boolean;
  /** Program roles. */
  grants?: { program: string; role: string }[];
  training?: { course: string; completedOn: string; verified?: boolean }[];
}

export interface NewCompany {
  name?: string;
  street?: string;
  city?: string;
  province?: string;
  postalCode?: string;
  contact?: { name?: string; phone?: string; fax?: string; email?: string };
  wcbAccounts?: string[];
  industryCodes?: string[];
  member?: boolean;
  attributes?: object;
  profile?: object;
  members?: { user: { id: string }; role: string }[];
}

export interface TestUser {
  id: string;
  name: string;
  email: string;
}

export interface TestServer extends RunningServer {
  clock: FakeClock;
  mail: FakeMail;
  place: Place;
  watched: Watched;
  /** Nobody's client. */
  anonymous: Client;
  /** Makes a user with a verified address, without a password (signing one in costs a hash). */
  user(user?: NewUser): Promise<TestUser>;
  company(company?: NewCompany): Promise<{ id: string; name: string }>;
  /** A client with a real session row of the user, as a sign-in makes it. */
  signIn(user: { id: string }): Promise<Client>;
  /** `user` and `signIn` at once. */
  signedIn(user?: NewUser): Promise<Client & { user: TestUser }>;
  /** Stops the server but keeps its data. */
  stop(): Promise<void>;
  /** Stops the server and removes its data. */
  close(): Promise<void>;
}

/** Starts a whole server in this process on a free port of 127.0.0.1, with its own data. */
export async function testServer(options: TestServerOptions): Promise<TestServer> {
  const clock = options.clock ?? fakeClock();
  const mail = options.mail ?? fakeMail();
  const place = options.place ?? (await freshPlace(options.database));
  const settings: Settings = {
    ...readSettings({ PORT: '0', RATE_LIMITS: 'off', LOG_LEVEL: process.env.TEST_LOG ?? 'silent' }),
    dataDir: place.folder,
    databaseUrl: place.databaseUrl,
    secret: testSecret,
    programsDir: options.programs ?? toyPrograms,
    shutdownSeconds: 2,
    ...options.settings,
  };
  const watched = answerWatch();
  const server = await startServer(settings, {
    clock,
    watch: watched.watch,
    background: options.background ?? false,
    ...(options.mail === null ? {} : { mail }),
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(options.demoClock === undefined ? {} : { demoClock: options.demoClock }),
  });
  const { deps } = server;
  let people = 0;

  async function user(given: NewUser = {}): Promise<TestUser> {
    people += 1;
    const id = randomIds.next();
    const name = given.name ?? `Person ${people}`;
    const email = (given.email ?? `person${people}.${id.slice(0, 6)}@example.org`).toLowerCase();
    const now = deps.clock.now();
    await deps.transact(async (tx) => {
      await userStore(tx).create({
        id,
        name,
        username: given.username ?? `person${people}_${id.slice(0, 6)}`,
        email,
        passwordHash: 'none',
        language: given.language ?? 'en',
        phone: given.phone ?? '',
        administrator: given.administrator ?? false,
        emailVerified: true,
        now,
      });
      const at = now.toISOString();
      for (const grant of given.grants ?? []) {
        await tx('role_grants').insert({ user_id: id, ...grant, granted_at: at });
      }
      for (const record of given.training ?? []) {
        await tx('training_records').insert({
          id: randomIds.next(),
          user_id: id,
          course: record.course,
          completed_on: record.completedOn,
          verified_by: record.verified ? id : null,
          verified_at: record.verified ? at : null,
          created_at: at,
        });
      }
    });
    return { id, name, email };
  }

  async function company(given: NewCompany = {}): Promise<{ id: string; name: string }> {
    const id = randomIds.next();
    const name = given.name ?? `Company ${id.slice(0, 6)}`;
    const at = deps.clock.now().toISOString();
    await deps.transact(async (tx) => {
      await tx('companies').insert({
        id,
        name,
        street: given.street ?? '1 Main Street',
        city: given.city ?? 'Edmonton',
        province: given.province ?? 'AB',
        postal_code: given.postalCode ?? 'T5J 0N3',
        contact_name: given.contact?.name ?? 'Kim Contact',
        contact_phone: given.contact?.phone ?? '780-555-0100',
        contact_fax: given.contact?.fax ?? '',
        contact_email: given.contact?.email ?? 'contact@example.org',
        wcb_accounts: JSON.stringify(given.wcbAccounts ?? ['1234567']),
        industry_codes: JSON.stringify(given.industryCodes ?? ['42121']),
        member: given.member ? 1 : 0,
        attributes: JSON.stringify(given.attributes ?? {}),
        profile: JSON.stringify(given.profile ?? {}),
        revision: 1,
        created_at: at,
      });
      for (const member of given.members ?? []) {
        await tx('members').insert({
          company_id: id,
          user_id: member.user.id,
          role: member.role,
          added_at: at,
        });
      }
    });
    return { id, name };
  }

  async function signIn(who: { id: string }): Promise<Client> {
    const token = randomIds.next();
    const now = Date.now();
    const at = new Date(now).toISOString();
    await deps.transact((tx) =>
      tx('session').insert({
        id: randomIds.next(),
        token,
        userId: who.id,
        expiresAt: new Date(now + 7 * 86_400_000).toISOString(),
        createdAt: at,
        updatedAt: at,
        ipAddress: '127.0.0.1',
        userAgent: 'test',
      }),
    );
    return client(server.url, `${sessionCookieName(false)}=${signSessionToken(token, testSecret)}`);
  }

  return {
    ...server,
    clock,
    mail,
    place,
    watched,
    anonymous: client(server.url),
    user,
    company,
    signIn,
    async signedIn(given) {
      const made = await user(given);
      return Object.assign(await signIn(made), { user: made });
    },
    stop: () => server.close(),
    async close() {
      await server.close();
      await place.remove();
    },
  };
}
