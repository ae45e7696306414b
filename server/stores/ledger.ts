import type { JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/**
 * settled: money came in. surplus: the part of a settlement for which no invoice was open any more.
 * mismatch: a notice that named another amount or currency than the order; nothing was settled.
 * discount: what an access code paid of invoices; written when they are settled. refund: money that went back.
 */
export type LedgerKind = 'pending' | 'failed' | 'settled' | 'surplus' | 'mismatch' | 'discount' | 'refund';

export interface LedgerEntry {
  id: string;
  paymentId: string;
  kind: LedgerKind;
  amount: number;
  currency: string;
  noticeId: string;
  details: JsonObject;
  at: string;
}

export interface StoredNotice {
  gateway: string;
  noticeId: string;
  paymentId: string;
  kind: string;
  amount: number;
  currency: string;
  /** When it happened at the gateway. */
  occurredAt: string;
  receivedAt: string;
  result: 'applied' | 'repeated' | 'too-late' | 'mismatch' | 'unknown-payment' | 'ignored';
}

interface LedgerRow {
  id: string;
  payment_id: string;
  kind: LedgerKind;
  amount: number;
  currency: string;
  notice_id: string;
  details: string;
  at: string;
}

/** Rows of `ledger` and `payment_notices`. Nothing in them is ever changed. */
export function ledgerStore(db: Db) {
  const fromRow = (row: LedgerRow): LedgerEntry => ({
    id: row.id,
    paymentId: row.payment_id,
    kind: row.kind,
    amount: Number(row.amount),
    currency: row.currency,
    noticeId: row.notice_id,
    details: JSON.parse(row.details),
    at: row.at,
  });
  return {
    /** False when this payment has an entry of this kind already (refunds: when the notice was booked). */
    async add(entry: LedgerEntry): Promise<boolean> {
      const rows = await db('ledger')
        .insert({
          id: entry.id,
          payment_id: entry.paymentId,
          kind: entry.kind,
          amount: entry.amount,
          currency: entry.currency,
          notice_id: entry.noticeId,
          details: JSON.stringify(entry.details),
          at: entry.at,
        })
        .onConflict()
        .ignore()
        .returning('id');
      return rows.length === 1;
    },

    async ofPayment(paymentId: string): Promise<LedgerEntry[]> {
      const rows = await db<LedgerRow>('ledger').where({ payment_id: paymentId }).orderBy(['at', 'id']);
      return rows.map(fromRow);
    },

    /** Of many payments at once, oldest first. */
    async ofPayments(paymentIds: string[]): Promise<LedgerEntry[]> {
      const rows = await db<LedgerRow>('ledger').whereIn('payment_id', paymentIds).orderBy(['at', 'id']);
      return rows.map(fromRow);
    },

    /** What a person has to look at: newest first. */
    async needingAttention(limit: number): Promise<LedgerEntry[]> {
      const rows = await db<LedgerRow>('ledger')
        .whereIn('kind', ['surplus', 'mismatch', 'refund'])
        .orderBy([{ column: 'at', order: 'desc' }, { column: 'id' }])
        .limit(limit);
      return rows.map(fromRow);
    },

    async hasNotice(gateway: string, noticeId: string): Promise<boolean> {
      const row = await db('payment_notices').where({ gateway, notice_id: noticeId }).first('notice_id');
      return row !== undefined;
    },

    /** When the newest notice that was applied to an order had happened. */
    async latestApplied(paymentId: string): Promise<string | null> {
      const row: { occurred_at: string } | undefined = await db('payment_notices')
        .where({ payment_id: paymentId, result: 'applied' })
        .orderBy('occurred_at', 'desc')
        .first('occurred_at');
      return row?.occurred_at ?? null;
    },

    async addNotice(notice: StoredNotice): Promise<void> {
      await db('payment_notices').insert({
        gateway: notice.gateway,
        notice_id: notice.noticeId,
        payment_id: notice.paymentId,
        kind: notice.kind,
        amount: notice.amount,
        currency: notice.currency,
        occurred_at: notice.occurredAt,
        received_at: notice.receivedAt,
        result: notice.result,
      });
    },
  };
}
