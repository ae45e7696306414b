import type { CalendarDate, Instant, TimerChange, TimerSet } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A deadline of a case. Rows stay when they are over; setting one again raises its generation. */
export interface StoredTimer extends Omit<TimerSet, 'op' | 'due'> {
  caseId: string;
  generation: number;
  dueAt: Instant;
  historySeq: number;
  status: 'pending' | 'fired' | 'cancelled' | 'failed';
  attempts: number;
  lastError: string | null;
}

/** A timer as it was claimed; a later generation is another timer. */
export type ClaimedTimer = Pick<StoredTimer, 'caseId' | 'id' | 'generation'>;

/** What pending timers wait for: the end of a day, as it was known when they were set. */
export type PendingDay = Pick<StoredTimer, 'delay' | 'date' | 'zone' | 'dueAt'>;

interface TimerRow {
  case_id: string;
  id: string;
  generation: number;
  delay: string;
  kind: 'deadline' | 'reminder';
  due_at: string;
  date: string;
  zone: string;
  anchor: string;
  days: number;
  not_after: string | null;
  event: string;
  history_seq: number;
  status: StoredTimer['status'];
  attempts: number;
  lease_until: string | null;
  last_error: string | null;
}

function fromRow(row: TimerRow): StoredTimer {
  return {
    caseId: row.case_id,
    id: row.id,
    generation: Number(row.generation),
    delay: row.delay,
    kind: row.kind,
    dueAt: row.due_at,
    date: row.date,
    zone: row.zone,
    anchor: row.anchor,
    days: Number(row.days),
    notAfter: row.not_after,
    event: row.event,
    historySeq: Number(row.history_seq),
    status: row.status,
    attempts: Number(row.attempts),
    lastError: row.last_error,
  };
}

/** What a step leaves of its timer changes: per timer the last one counts. */
function lastChanges(changes: TimerChange[]): { set: TimerSet[]; cancel: string[] } {
  const last = new Map<string, TimerChange>();
  for (const change of changes) last.set(change.id, change);
  const set: TimerSet[] = [];
  const cancel: string[] = [];
  for (const change of last.values()) {
    if (change.op === 'set') set.push(change);
    else cancel.push(change.id);
  }
  return { set, cancel };
}

/** The earliest date among deadlines (reminders only act), given those pending before a step and its changes. */
export function nextDeadline(
  pending: Pick<StoredTimer, 'id' | 'kind' | 'date'>[],
  changes: TimerChange[],
): CalendarDate | null {
  const { set, cancel } = lastChanges(changes);
  const gone = new Set([...cancel, ...set.map((timer) => timer.id)]);
  const dates = [...pending.filter((timer) => !gone.has(timer.id)), ...set]
    .filter((timer) => timer.kind === 'deadline')
    .map((timer) => timer.date);
  return dates.length === 0 ? null : dates.reduce((a, b) => (a < b ? a : b));
}

/** Rows of `timers`. */
export function timerStore(db: Db) {
  return {
    /** Applies a step's changes, cancelled ones first. */
    async apply(caseId: string, historySeq: number, changes: TimerChange[]): Promise<void> {
      const { set, cancel } = lastChanges(changes);
      if (cancel.length > 0) {
        await db('timers')
          .where({ case_id: caseId, status: 'pending' })
          .whereIn('id', cancel)
          .update({ status: 'cancelled', history_seq: historySeq, lease_until: null });
      }
      if (set.length > 0) {
        const columns = ['delay', 'kind', 'due_at', 'date', 'zone', 'anchor', 'days', 'not_after', 'event'];
        const merged = ['history_seq', 'status', 'attempts', 'lease_until', 'last_error', ...columns];
        await db('timers')
          .insert(
            set.map((timer) => ({
              case_id: caseId,
              id: timer.id,
              generation: 1,
              delay: timer.delay,
              kind: timer.kind,
              due_at: timer.due,
              date: timer.date,
              zone: timer.zone,
              anchor: timer.anchor,
              days: timer.days,
              not_after: timer.notAfter,
              event: timer.event,
              history_seq: historySeq,
              status: 'pending',
              attempts: 0,
              lease_until: null,
              last_error: null,
            })),
          )
          .onConflict(['case_id', 'id'])
          .merge({
            ...Object.fromEntries(merged.map((column) => [column, db.raw('excluded.??', [column])])),
            generation: db.raw('timers.generation + 1'),
          });
      }
    },

    async pendingOf(...caseIds: string[]): Promise<StoredTimer[]> {
      const rows = await db<TimerRow>('timers')
        .whereIn('case_id', caseIds)
        .where({ status: 'pending' })
        .orderBy(['due_at', 'id']);
      return rows.map(fromRow);
    },

    /** The days that pending timers wait for, each once. */
    async pendingDays(): Promise<PendingDay[]> {
      const rows: Pick<TimerRow, 'delay' | 'date' | 'zone' | 'due_at'>[] = await db('timers')
        .where({ status: 'pending' })
        .distinct('delay', 'date', 'zone', 'due_at');
      return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at }));
    },

    /** Moves the pending timers of a day to another moment of it; answers how many. */
    moveDue({ delay, date, zone, dueAt }: PendingDay, to: Instant): Promise<number> {
      return db('timers')
        .where({ status: 'pending', delay, date, zone, due_at: dueAt })
        .update({ due_at: to });
    },

    async ofCase(caseId: string): Promise<StoredTimer[]> {
      const rows = await db<TimerRow>('timers').where({ case_id: caseId }).orderBy('id');
      return rows.map(fromRow);
    },

    /**
     * Takes up to `limit` due timers for the caller alone until `leaseUntil`. Of a case only the
     * earliest is taken, so that a case's timers fire in their order.
     */
    async claimDue(now: Instant, leaseUntil: Instant, limit: number): Promise<StoredTimer[]> {
      const due = db('timers as t')
        .select('t.case_id', 't.id')
        .where('t.status', 'pending')
        .andWhere('t.due_at', '<=', now)
        .andWhere((free) => free.whereNull('t.lease_until').orWhere('t.lease_until', '<', now))
        .whereNotExists(
          db('timers as e')
            .select(db.raw('1'))
            .whereRaw("e.case_id = t.case_id and e.status = 'pending'")
            .andWhereRaw('(e.due_at < t.due_at or (e.due_at = t.due_at and e.id < t.id))'),
        )
        .orderBy('t.due_at')
        .limit(limit);
      if (db.client.config.client === 'pg') due.forUpdate('t').skipLocked();
      const rows: TimerRow[] = await db('timers')
        .whereIn(['case_id', 'id'], due)
        .update({ lease_until: leaseUntil, attempts: db.raw('attempts + 1') })
        .returning('*');
      return rows.map(fromRow).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    },

    /** Lets a timer that was given up wait again, as if new. False when it has not failed. */
    async revive(caseId: string, id: string): Promise<boolean> {
      const changed = await db('timers')
        .where({ case_id: caseId, id, status: 'failed' })
        .update({ status: 'pending', attempts: 0, lease_until: null });
      return changed === 1;
    },

    /** When the next timer falls due, if that is no later than `until`. */
    async nextDue(until: Instant): Promise<Instant | null> {
      const row: { due?: string | null } | undefined = await db('timers')
        .where('status', 'pending')
        .andWhere('due_at', '<=', until)
        .min({ due: 'due_at' })
        .first();
      return row?.due ?? null;
    },

    /** Whether a claimed timer still waits: not cancelled, set anew or fired meanwhile. */
    async isPending({ caseId, id, generation }: ClaimedTimer): Promise<boolean> {
      const row = await db('timers')
        .where({ case_id: caseId, id, generation, status: 'pending' })
        .first('id');
      return row !== undefined;
    },

    /** Marks the timer that was claimed as over; false when it was cancelled, set anew or fired meanwhile. */
    async finish(
      timer: ClaimedTimer,
      status: 'fired' | 'cancelled' | 'failed',
      lastError: string | null = null,
    ): Promise<boolean> {
      const changed = await db('timers')
        .where({
          case_id: timer.caseId,
          id: timer.id,
          generation: timer.generation,
          status: 'pending',
        })
        .update({ status, lease_until: null, last_error: lastError });
      return changed === 1;
    },

    /** Gives a claimed timer back, to be tried again at `until`. */
    async postpone(timer: ClaimedTimer, until: Instant, error: string): Promise<void> {
      await db('timers')
        .where({
          case_id: timer.caseId,
          id: timer.id,
          generation: timer.generation,
          status: 'pending',
        })
        .update({ lease_until: until, last_error: error });
    },
  };
}
