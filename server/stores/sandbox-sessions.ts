import type { Db } from '../db/database.ts';

/** One visit of the sandbox gateway's payment page. */
export interface SandboxSession {
  id: string;
  paymentId: string;
  /** Cents. */
  amount: number;
  currency: string;
  description: string;
  returnUrl: string;
  language: string;
  /** declined may be tried again with another card. */
  status: 'open' | 'declined' | 'paid' | 'delayed';
  attempts: number;
  createdAt: string;
}

interface SessionRow {
  id: string;
  payment_id: string;
  amount: number;
  currency: string;
  description: string;
  return_url: string;
  language: string;
  status: SandboxSession['status'];
  attempts: number;
  created_at: string;
}

/** Rows of `sandbox_sessions`: what a real gateway would keep at its own house. */
export function sandboxSessionsStore(db: Db) {
  return {
    async insert(session: SandboxSession): Promise<void> {
      await db('sandbox_sessions').insert({
        id: session.id,
        payment_id: session.paymentId,
        amount: session.amount,
        currency: session.currency,
        description: session.description,
        return_url: session.returnUrl,
        language: session.language,
        status: session.status,
        attempts: session.attempts,
        created_at: session.createdAt,
      });
    },

    async find(id: string): Promise<SandboxSession | null> {
      const row = await db<SessionRow>('sandbox_sessions').where({ id }).first();
      if (row === undefined) return null;
      return {
        id: row.id,
        paymentId: row.payment_id,
        amount: Number(row.amount),
        currency: row.currency,
        description: row.description,
        returnUrl: row.return_url,
        language: row.language,
        status: row.status,
        attempts: Number(row.attempts),
        createdAt: row.created_at,
      };
    },

    /** Notes one attempt; false when the session was over or another attempt came first. */
    async attempt(session: SandboxSession, status: SandboxSession['status']): Promise<boolean> {
      const changed = await db('sandbox_sessions')
        .where({ id: session.id, attempts: session.attempts })
        .whereIn('status', ['open', 'declined'])
        .update({ status, attempts: session.attempts + 1 });
      return changed === 1;
    },
  };
}
