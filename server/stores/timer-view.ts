import type { Db } from '../db/database.ts';

/** A deadline as operations see it. */
export interface TimerView {
  caseId: string;
  caseNumber: string | null;
  id: string;
  delay: string;
  kind: 'deadline' | 'reminder';
  dueAt: string;
  date: string;
  zone: string;
  status: 'pending' | 'fired' | 'cancelled' | 'failed';
  attempts: number;
  lastError: string | null;
}

/** Reads `timers` across cases. */
export function timerViewStore(db: Db) {
  return {
    async list(filter: { status?: TimerView['status']; limit: number }): Promise<TimerView[]> {
      const query = db('timers')
        .join('cases', 'cases.id', 'timers.case_id')
        .orderBy(['timers.due_at', 'timers.case_id', 'timers.id'])
        .limit(filter.limit)
        .select('timers.*', 'cases.number as case_number');
      if (filter.status !== undefined) query.where('timers.status', filter.status);
      return (await query).map((row) => ({
        caseId: row.case_id,
        caseNumber: row.case_number,
        id: row.id,
        delay: row.delay,
        kind: row.kind,
        dueAt: row.due_at,
        date: row.date,
        zone: row.zone,
        status: row.status,
        attempts: Number(row.attempts),
        lastError: row.last_error,
      }));
    },
  };
}
