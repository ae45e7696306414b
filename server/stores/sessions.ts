import type { Db } from '../db/database.ts';

/** A signed-in browser. Its token never leaves the server. */
export interface StoredSession {
  id: string;
  token: string;
  createdAt: string;
  /** Noted at most once a day. */
  seenAt: string;
  expiresAt: string;
  address: string | null;
  device: string | null;
}

interface Row {
  id: string;
  token: string;
  createdAt: string | Date;
  updatedAt: string | Date;
  expiresAt: string | Date;
  ipAddress: string | null;
  userAgent: string | null;
}

const instant = (value: string | Date) => new Date(value).toISOString();

/** Rows of the identity library's `session`, as people are shown them. */
export function sessionStore(db: Db) {
  return {
    /** Those that hold at `now` (the system's time, as the library's), the newest first. */
    async ofUser(userId: string, now: Date): Promise<StoredSession[]> {
      const rows: Row[] = await db('session').where({ userId }).orderBy('createdAt', 'desc');
      return rows
        .map((row) => ({
          id: row.id,
          token: row.token,
          createdAt: instant(row.createdAt),
          seenAt: instant(row.updatedAt),
          expiresAt: instant(row.expiresAt),
          address: row.ipAddress || null,
          device: row.userAgent || null,
        }))
        .filter((session) => session.expiresAt > now.toISOString());
    },
    async end(userId: string, id: string): Promise<boolean> {
      return (await db('session').where({ userId, id }).del()) === 1;
    },
  };
}
