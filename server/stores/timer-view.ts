import type { Db } from '../db/database.ts';

/** A deadline as operations see it. */
export interface TimerView {
  caseId: string;
  caseNumber: string | null;
  id: string;
  delay: string;
  /** The release that the case runs on, which knows the delay. */
  releaseHash: string;
  kind: 'deadline' | 'reminder';
  dueAt: string;
  date: string;
  zone: string;
  status: 'pending' | 'fired' | 'cancelled' | 'failed';
  attempts: number;
  lastError: string | null;
}

export type TimerPlace = [dueAt: string, caseId: string, id: string];

const over: ReadonlySet<TimerView['status'] | undefined> = new Set(['fired', 'cancelled', 'failed']);

interface ViewRow {
  case_id: string;
  case_number: string | null;
  release_hash: string;
  id: string;
  delay: string;
  kind: TimerView['kind'];
  due_at: string;
  date: string;
  zone: string;
  status: TimerView['status'];
  attempts: number;
  last_error: string | null;
}

const viewFromRow = (row: ViewRow): TimerView => ({
  caseId: row.case_id,
  caseNumber: row.case_number,
  id: row.id,
  delay: row.delay,
  releaseHash: row.release_hash,
  kind: row.kind,
  dueAt: row.due_at,
  date: row.date,
  zone: row.zone,
  status: row.status,
  attempts: Number(row.attempts),
  lastError: row.last_error,
});

/** Reads `timers` across cases. */
export function timerViewStore(db: Db) {
  return {
    async list(filter: {
      status?: TimerView['status'];
      caseId?: string;
      /** The place of the last row seen. */
      after?: TimerPlace | null;
      limit: number;
    }): Promise<TimerView[]> {
      const query = db('timers')
        .join('cases', 'cases.id', 'timers.case_id')
        .orderBy([
          // What is to come, the next first; what is over, the last first.
          { column: 'timers.due_at', order: over.has(filter.status) ? 'desc' : 'asc' },
          { column: 'timers.case_id' },
          { column: 'timers.id' },
        ])
        .limit(filter.limit)
        .select('timers.*', 'cases.number as case_number', 'cases.release_hash as release_hash');
      if (filter.after) {
        const [dueAt, caseId, id] = filter.after;
        query.where((beyond) =>
          beyond
            .where('timers.due_at', over.has(filter.status) ? '<' : '>', dueAt)
            .orWhere((same) =>
              same
                .where('timers.due_at', dueAt)
                .whereRaw('(timers.case_id, timers.id) > (?, ?)', [caseId, id]),
            ),
        );
      }
      if (filter.status !== undefined) query.where('timers.status', filter.status);
      if (filter.caseId !== undefined) query.where('timers.case_id', filter.caseId);
      return (await query).map(viewFromRow);
    },
    async find(caseId: string, id: string): Promise<TimerView | undefined> {
      const row = await db('timers')
        .join('cases', 'cases.id', 'timers.case_id')
        .where({ 'timers.case_id': caseId, 'timers.id': id })
        .first('timers.*', 'cases.number as case_number', 'cases.release_hash as release_hash');
      return row && viewFromRow(row);
    },
    /** How many of each status, and how many wait that had to be tried again. */
    async counts(): Promise<{ [status: string]: number }> {
      const rows: { status: string; count: number }[] = await db('timers')
        .groupBy('status')
        .select('status')
        .count({ count: '*' });
      const again = await db('timers')
        .where({ status: 'pending' })
        .whereNotNull('last_error')
        .count({ count: '*' })
        .first();
      return {
        ...Object.fromEntries(rows.map((row) => [row.status, Number(row.count)])),
        retrying: Number(again?.count ?? 0),
      };
    },
  };
}
