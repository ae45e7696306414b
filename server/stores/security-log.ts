import type { Db } from '../db/database.ts';
import { whereWords } from './plain-text.ts';

export interface SecurityEvent {
  id: string;
  at: string;
  event: string;
  userId: string | null;
  /** What it was about: an id or a route, never a name or an address. */
  object: string | null;
  requestId: string | null;
  details: Record<string, string | number | boolean | null>;
}

/** Which lines to list; `before` is the last one seen. */
export interface SecurityFilter {
  event?: string | undefined;
  /** A user who did it, or whom it was about. */
  about?: string | undefined;
  /** A part of the doer's name, the event, the object or the details. */
  q?: string | undefined;
  /** Instants: from this one on, until before that one. */
  from?: string | undefined;
  until?: string | undefined;
  before: { at: string; id: string } | null;
  limit: number;
}

/** With the names that its ids have now. */
export type ListedSecurityEvent = SecurityEvent & { userName: string | null; objectName: string | null };

interface Row {
  id: string;
  at: string;
  event: string;
  user_id: string | null;
  object: string | null;
  request_id: string | null;
  details: string;
}

const toEvent = (row: Row): SecurityEvent => ({
  id: row.id,
  at: row.at,
  event: row.event,
  userId: row.user_id,
  object: row.object,
  requestId: row.request_id,
  details: JSON.parse(row.details),
});

/** The one table that a refused request may write to. */
export function securityLogStore(db: Db) {
  return {
    async add(e: SecurityEvent): Promise<void> {
      await db('security_log').insert({
        id: e.id,
        at: e.at,
        event: e.event,
        user_id: e.userId,
        object: e.object,
        request_id: e.requestId,
        details: JSON.stringify(e.details),
      });
    },
    /** Newest first. */
    async list(filter: SecurityFilter): Promise<ListedSecurityEvent[]> {
      const query = db<Row>('security_log as l')
        .leftJoin('user as u', 'u.id', 'l.user_id')
        .leftJoin('user as o', 'o.id', 'l.object')
        .leftJoin('companies as c', 'c.id', 'l.object')
        .orderBy([
          { column: 'l.at', order: 'desc' },
          { column: 'l.id', order: 'desc' },
        ])
        .limit(filter.limit)
        .select('l.*', 'u.name as user_name', db.raw('coalesce(o.name, c.name) as object_name'));
      const { event, about, from, until, before } = filter;
      if (event !== undefined) query.where('l.event', event);
      if (about !== undefined) {
        query.where((either) => either.where('l.user_id', about).orWhere('l.object', about));
      }
      if (from !== undefined) query.where('l.at', '>=', from);
      if (until !== undefined) query.where('l.at', '<', until);
      if (filter.q) {
        const codes = ['u.username', 'l.event', 'l.object', 'l.details'];
        whereWords(db, query, ['u.name', 'o.name', 'c.name'], filter.q, codes);
      }
      if (before) {
        query.where((where) =>
          where
            .where('l.at', '<', before.at)
            .orWhere((same) => same.where('l.at', before.at).andWhere('l.id', '<', before.id)),
        );
      }
      const rows: (Row & { user_name: string | null; object_name: string | null })[] = await query;
      return rows.map((row) => ({ ...toEvent(row), userName: row.user_name, objectName: row.object_name }));
    },
    /** User → when he last did something; only those who did. */
    async lastOf(event: string, userIds: string[]): Promise<Map<string, string>> {
      const rows: { user_id: string; at: string }[] = await db('security_log')
        .where({ event })
        .whereIn('user_id', userIds)
        .groupBy('user_id')
        .select('user_id')
        .max({ at: 'at' });
      return new Map(rows.map((row) => [row.user_id, row.at]));
    },
    /** The last line of a kind about something. */
    async lastAbout(event: string, object: string): Promise<SecurityEvent | undefined> {
      const row: Row | undefined = await db('security_log')
        .where({ event, object })
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .first();
      return row && toEvent(row);
    },
    /** Every kind of event that there is a line of. */
    async kinds(): Promise<string[]> {
      return db('security_log').distinct('event').orderBy('event').pluck('event');
    },
  };
}
