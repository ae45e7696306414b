import type { Db } from '../db/database.ts';

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

interface Row {
  id: string;
  at: string;
  event: string;
  user_id: string | null;
  object: string | null;
  request_id: string | null;
  details: string;
}

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
    /** Newest first; `before` is the cursor of the last row seen. */
    async list(limit: number, before: { at: string; id: string } | null): Promise<SecurityEvent[]> {
      const query = db<Row>('security_log').orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
      if (before) {
        query.where((where) =>
          where
            .where('at', '<', before.at)
            .orWhere((same) => same.where('at', before.at).andWhere('id', '<', before.id)),
        );
      }
      const rows = await query.limit(limit);
      return rows.map((row) => ({
        id: row.id,
        at: row.at,
        event: row.event,
        userId: row.user_id,
        object: row.object,
        requestId: row.request_id,
        details: JSON.parse(row.details),
      }));
    },
  };
}
