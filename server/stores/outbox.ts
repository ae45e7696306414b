import type { JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { type EffectRow, effectFromRow, type OutboxDbRow } from './effect-row.ts';

/** Rows that a later row of the same case must wait for. A dead one is not among them. */
const EARLIER_UNDONE = `exists (
  select 1 from outbox e
  where e.case_id = o.case_id and e.status in ('pending', 'leased')
    and (e.history_seq < o.history_seq or (e.history_seq = o.history_seq and e.position < o.position)))`;

const CLAIMABLE = `o.status in ('pending', 'leased') and o.available_at <= :now
  and (o.status = 'pending' or o.lease_until <= :now)
  and (o.case_id is null or not ${EARLIER_UNDONE})`;

/**
 * Rows of `outbox`. Inside a case effects run one after the other in the order the workflow gave them: a row
 * waits while an earlier one of its case is pending or leased, also while that one waits for its next attempt.
 * A row that has died steps aside, so that one bad address cannot hold up a case for ever; operations may
 * retry it later, out of order.
 */
export function outboxStore(db: Db) {
  const postgres = db.client.config.client === 'pg';
  return {
    /** Is there anything to claim? Reads only, so that an idle dispatcher writes nothing. */
    async hasWork(now: string): Promise<boolean> {
      const found = await db('outbox as o').whereRaw(CLAIMABLE, { now }).first('o.id');
      return found !== undefined;
    },

    /** Takes up to `limit` rows for `leaseUntil`, each under a new generation, oldest first. */
    async claim(now: string, leaseUntil: string, limit: number): Promise<EffectRow[]> {
      const rows: OutboxDbRow[] = await db('outbox')
        .with('picked', (picked) =>
          picked
            .from('outbox as o')
            .select('o.id')
            .whereRaw(CLAIMABLE, { now })
            .orderBy(['o.available_at', 'o.created_at', 'o.id'])
            .limit(limit)
            .modify((query) => {
              if (postgres) query.forUpdate('o').skipLocked();
            }),
        )
        .whereIn('id', db.select('id').from('picked'))
        .update({
          status: 'leased',
          lease_until: leaseUntil,
          generation: db.raw('generation + 1'),
          attempts: db.raw('attempts + 1'),
        })
        .returning('*');
      return rows.map(effectFromRow).sort((a, b) => (a.availableAt < b.availableAt ? -1 : 1));
    },

    /** Still ours? Longer, then. False when another has it. */
    async extend(row: EffectRow, leaseUntil: string): Promise<boolean> {
      const changed = await db('outbox').where(mine(row)).update({ lease_until: leaseUntil });
      return changed === 1;
    },

    /** False when another dispatcher took the row over: this result is not to be counted. */
    async complete(row: EffectRow, at: string): Promise<boolean> {
      const changed = await db('outbox')
        .where(mine(row))
        .update({ status: 'done', done_at: at, lease_until: null, last_error: null });
      return changed === 1;
    },

    /** Gives the row back for a later attempt, or for good (`availableAt` null: dead). */
    async fail(row: EffectRow, reason: string, availableAt: string | null): Promise<boolean> {
      const changed = await db('outbox')
        .where(mine(row))
        .update({
          last_error: reason.slice(0, 2000),
          lease_until: null,
          ...(availableAt === null ? { status: 'dead' } : { status: 'pending', available_at: availableAt }),
        });
      return changed === 1;
    },

    /** Rows whose runner vanished too often: they take the process down with them. Returns how many. */
    async buryAbandoned(now: string, maxAttempts: number): Promise<number> {
      return db('outbox')
        .where({ status: 'leased' })
        .where('lease_until', '<=', now)
        .where('attempts', '>=', maxAttempts)
        .update({
          status: 'dead',
          lease_until: null,
          last_error: 'Its runner stopped in the middle too often.',
        });
    },

    /** Brings a dead row back, as if new. False when it is not dead. */
    async revive(id: string, now: string): Promise<boolean> {
      const changed = await db('outbox')
        .where({ id, status: 'dead' })
        .update({ status: 'pending', attempts: 0, available_at: now });
      return changed === 1;
    },

    /** Brings every dead row of a type back. Returns how many. */
    async reviveAll(type: string, now: string): Promise<number> {
      return db('outbox')
        .where({ type, status: 'dead' })
        .update({ status: 'pending', attempts: 0, available_at: now });
    },

    /** Settles that a dead row is never to be tried again; its last error stays. False when it is not dead. */
    async giveUp(id: string, now: string): Promise<boolean> {
      const changed = await db('outbox')
        .where({ id, status: 'dead' })
        .update({ status: 'given-up', done_at: now });
      return changed === 1;
    },

    /** Adds a row that belongs to no case's order. Does nothing when the key is there already. */
    async add(row: { id: string; key: string; type: string; params: JsonObject; at: string; now: string }) {
      await db('outbox')
        .insert({
          id: row.id,
          key: row.key,
          type: row.type,
          params: JSON.stringify(row.params),
          status: 'pending',
          available_at: row.at,
          created_at: row.now,
        })
        .onConflict('key')
        .ignore();
    },

    async find(id: string): Promise<EffectRow | null> {
      const row = await db<OutboxDbRow>('outbox').where({ id }).first();
      return row === undefined ? null : effectFromRow(row);
    },

    /** Newest first; `after` is the place of the last row seen. */
    async list(filter: {
      status?: EffectRow['status'];
      type?: string;
      caseId?: string;
      after?: OutboxPlace | null;
      limit: number;
    }): Promise<EffectRow[]> {
      const query = db<OutboxDbRow>('outbox')
        .orderByRaw(PLACE.map((column) => `${column} desc`).join(', '))
        .limit(filter.limit);
      if (filter.after) query.whereRaw(`(${PLACE.join(', ')}) < (?, ?, ?, ?)`, filter.after);
      if (filter.status !== undefined) query.where({ status: filter.status });
      if (filter.type !== undefined) query.where({ type: filter.type });
      if (filter.caseId !== undefined) query.where({ case_id: filter.caseId });
      return (await query).map(effectFromRow);
    },

    /** How many of each type and status. */
    async countByType(): Promise<{ type: string; status: EffectRow['status']; count: number }[]> {
      const rows: { type: string; status: EffectRow['status']; count: number }[] = await db('outbox')
        .groupBy('type', 'status')
        .orderBy(['type', 'status'])
        .select('type', 'status')
        .count({ count: '*' });
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },

    async countByStatus(): Promise<{ [status: string]: number }> {
      const rows: { status: string; count: number }[] = await db('outbox')
        .groupBy('status')
        .select('status')
        .count({ count: '*' });
      return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
    },
  };
}

/** Where a row stands in the order of a list: when it was written, and in which order with others then. */
export type OutboxPlace = [createdAt: string, seq: number, position: number, id: string];

export const outboxPlace = (row: EffectRow): OutboxPlace => [
  row.createdAt,
  row.historySeq ?? 0,
  row.position ?? 0,
  row.id,
];

// Databases do not agree where nothing stands in an order.
const PLACE = ['created_at', 'coalesce(history_seq, 0)', 'coalesce(position, 0)', 'id'];

function mine(row: EffectRow) {
  return { id: row.id, generation: row.generation, status: 'leased' };
}
