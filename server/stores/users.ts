import type { Db } from '../db/database.ts';
import { whereWords } from './plain-text.ts';

export type UserStatus = 'active' | 'suspended';

export interface User {
  id: string;
  name: string;
  username: string | null;
  email: string;
  emailVerified: boolean;
  administrator: boolean;
  status: UserStatus;
  language: string;
  phone: string;
  /** Whether sign-ins ask for a second factor. */
  twoFactor: boolean;
  createdAt: string;
}

interface Row {
  id: string;
  name: string;
  username: string | null;
  displayUsername: string | null;
  email: string;
  emailVerified: boolean | number;
  administrator: boolean | number;
  status: string;
  language: string;
  phone: string;
  twoFactorEnabled: boolean | number | null;
  createdAt: string | Date;
}

/** SQLite keeps the library's moments as text, PostgreSQL as timestamps. */
const moment = (value: string | Date | number): Date => new Date(value);

function toUser(row: Row): User {
  return {
    id: row.id,
    name: row.name,
    username: row.displayUsername ?? row.username,
    email: row.email,
    emailVerified: Boolean(row.emailVerified),
    administrator: Boolean(row.administrator),
    status: row.status === 'suspended' ? 'suspended' : 'active',
    language: row.language,
    phone: row.phone,
    twoFactor: Boolean(row.twoFactorEnabled),
    createdAt: moment(row.createdAt).toISOString(),
  };
}

/** Which users to list; `after` is the last one seen. */
export interface UserFilter {
  /** A part of name, address or username. */
  q?: string | undefined;
  status?: UserStatus | 'unconfirmed' | undefined;
  role?: 'administrator' | 'none' | { program: string; role: string } | undefined;
  twoFactor?: boolean | undefined;
  after: { name: string; id: string } | null;
  limit: number;
}

export interface NewAccount {
  id: string;
  name: string;
  username: string;
  email: string;
  /** As `Identity.hashPassword` gives it. */
  passwordHash: string;
  language: string;
  phone: string;
  administrator: boolean;
  emailVerified: boolean;
  now: Date;
}

/** Users; passwords and sessions are written by the identity library, but for accounts made by an administrator. */
export function userStore(db: Db) {
  return {
    async get(id: string): Promise<User | undefined> {
      const row: Row | undefined = await db('user').where({ id }).first();
      return row && toUser(row);
    },
    async byEmail(email: string): Promise<User | undefined> {
      const row: Row | undefined = await db('user').where({ email: email.toLowerCase() }).first();
      return row && toUser(row);
    },
    async byUsername(username: string): Promise<User | undefined> {
      const row: Row | undefined = await db('user').where({ username: username.toLowerCase() }).first();
      return row && toUser(row);
    },
    async bySessionToken(
      token: string,
    ): Promise<{ user: User; expiresAt: Date; updatedAt: Date } | undefined> {
      const row: (Row & { session_expires: string | Date; session_updated: string | Date }) | undefined =
        await db('session')
          .join('user', 'user.id', 'session.userId')
          .where('session.token', token)
          .first('user.*', 'session.expiresAt as session_expires', 'session.updatedAt as session_updated');
      if (!row) return undefined;
      return {
        user: toUser(row),
        expiresAt: moment(row.session_expires),
        updatedAt: moment(row.session_updated),
      };
    },
    /** By name, then id. */
    async list({ q, limit, after, status, role, twoFactor }: UserFilter): Promise<User[]> {
      const query = db<Row>('user').orderBy(['name', 'id']).limit(limit);
      if (q) whereWords(db, query, ['name'], q, ['email', 'username']);
      if (status === 'unconfirmed') query.where({ emailVerified: false });
      else if (status !== undefined) query.where({ status });
      if (twoFactor === true) query.where({ twoFactorEnabled: true });
      if (twoFactor === false) {
        query.where((without) => without.where({ twoFactorEnabled: false }).orWhereNull('twoFactorEnabled'));
      }
      if (role === 'administrator') query.where({ administrator: true });
      else if (role === 'none') {
        query.where({ administrator: false }).whereNotIn('id', db('role_grants').select('user_id'));
      } else if (role !== undefined) {
        query.whereIn('id', db('role_grants').where(role).select('user_id'));
      }
      if (after) {
        query.where((where) =>
          where
            .where('name', '>', after.name)
            .orWhere((same) => same.where('name', after.name).andWhere('id', '>', after.id)),
        );
      }
      return (await query).map(toUser);
    },
    async hasAdministrator(): Promise<boolean> {
      return (await db('user').where({ administrator: true }).first('id')) !== undefined;
    },
    async countActiveAdministrators(): Promise<number> {
      const row = await db('user').where({ administrator: true, status: 'active' }).count({ n: '*' }).first();
      return Number(row?.n ?? 0);
    },
    async update(
      id: string,
      change: Partial<Pick<User, 'name' | 'language' | 'phone' | 'status' | 'administrator'>>,
      now: Date,
    ): Promise<void> {
      await db('user')
        .where({ id })
        .update({ ...change, updatedAt: now.toISOString() });
    },
    /** Takes the second factor off. */
    async dropTwoFactor(userId: string): Promise<void> {
      await db('twoFactor').where({ userId }).del();
      await db('user').where({ id: userId }).update({ twoFactorEnabled: false });
    },
    /** `hash` as `Identity.hashPassword` gives it. */
    async setPassword(userId: string, hash: string, now: Date): Promise<void> {
      await db('account')
        .where({ userId, providerId: 'credential' })
        .update({ password: hash, updatedAt: now.toISOString() });
    },
    async endSessions(userId: string): Promise<number> {
      return db('session').where({ userId }).del();
    },
    /** A user with a password, as the library's own sign-up would write them. */
    async create(account: NewAccount): Promise<void> {
      const at = account.now.toISOString();
      await db('user').insert({
        id: account.id,
        name: account.name,
        email: account.email.toLowerCase(),
        emailVerified: account.emailVerified,
        image: null,
        createdAt: at,
        updatedAt: at,
        username: account.username.toLowerCase(),
        displayUsername: account.username,
        administrator: account.administrator,
        status: 'active',
        language: account.language,
        phone: account.phone,
      });
      await db('account').insert({
        id: `${account.id}-password`,
        accountId: account.id,
        providerId: 'credential',
        userId: account.id,
        password: account.passwordHash,
        createdAt: at,
        updatedAt: at,
      });
    },
  };
}
