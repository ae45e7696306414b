import type { CalendarDate } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A code that pays a part of an order or all of it. */
export interface StoredCode {
  id: string;
  /** Without its dashes. */
  code: string;
  kind: 'amount' | 'percent';
  /** Cents of `currency`, or 1 to 100. */
  value: number;
  currency: string | null;
  maxUses: number;
  uses: number;
  /** Its last day, in the time zone of the invoice's program. */
  expiresOn: CalendarDate | null;
  /** Null: of any. */
  program: string | null;
  companyId: string | null;
  holderId: string | null;
  note: string;
  createdBy: string;
  createdAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
}

interface CodeRow {
  id: string;
  code: string;
  kind: StoredCode['kind'];
  value: number;
  currency: string | null;
  max_uses: number;
  uses: number;
  expires_on: string | null;
  program: string | null;
  company_id: string | null;
  holder_id: string | null;
  note: string;
  created_by: string;
  created_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
}

const codeFromRow = (row: CodeRow): StoredCode => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  value: Number(row.value),
  currency: row.currency,
  maxUses: Number(row.max_uses),
  uses: Number(row.uses),
  expiresOn: row.expires_on,
  program: row.program,
  companyId: row.company_id,
  holderId: row.holder_id,
  note: row.note,
  createdBy: row.created_by,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  revokedBy: row.revoked_by,
});

/** Rows of `access_codes`. */
export function accessCodesStore(db: Db) {
  return {
    async insert(code: StoredCode): Promise<void> {
      await db('access_codes').insert({
        id: code.id,
        code: code.code,
        kind: code.kind,
        value: code.value,
        currency: code.currency,
        max_uses: code.maxUses,
        uses: code.uses,
        expires_on: code.expiresOn,
        program: code.program,
        company_id: code.companyId,
        holder_id: code.holderId,
        note: code.note,
        created_by: code.createdBy,
        created_at: code.createdAt,
      });
    },

    async find(id: string): Promise<StoredCode | null> {
      const row = await db<CodeRow>('access_codes').where({ id }).first();
      return row === undefined ? null : codeFromRow(row);
    },

    async byCode(code: string): Promise<StoredCode | null> {
      const row = await db<CodeRow>('access_codes').where({ code }).first();
      return row === undefined ? null : codeFromRow(row);
    },

    /** Those of the programs, or those that a person or one of his companies holds; newest first. */
    async list(of: {
      programs: string[] | 'all';
      holder: { userId: string; companies: string[] };
    }): Promise<StoredCode[]> {
      const { programs, holder } = of;
      const query = db<CodeRow>('access_codes').orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id' },
      ]);
      if (programs !== 'all') {
        query.where((any) =>
          any
            .whereIn('program', programs)
            .orWhere('holder_id', holder.userId)
            .orWhereIn('company_id', holder.companies),
        );
      }
      return (await query).map(codeFromRow);
    },

    /**
     * Takes one use, in the one statement that also looks whether there is one: of two orders that ask at once,
     * one gets it. `beyond`: also where none is left (money that came in late at the price it was asked for).
     */
    async take(id: string, beyond = false): Promise<boolean> {
      const query = db('access_codes').where({ id }).increment('uses', 1);
      if (!beyond) query.whereNull('revoked_at').where('uses', '<', db.ref('max_uses'));
      return (await query) === 1;
    },

    /** Gives a use back. */
    async release(id: string): Promise<void> {
      await db('access_codes').where({ id }).where('uses', '>', 0).decrement('uses', 1);
    },

    /** False when it was revoked before. */
    async revoke(id: string, by: string, at: string): Promise<boolean> {
      const changed = await db('access_codes')
        .where({ id })
        .whereNull('revoked_at')
        .update({ revoked_at: at, revoked_by: by });
      return changed === 1;
    },
  };
}
