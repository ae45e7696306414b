import type { Instant } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A note that something of a case changed; it says what to read again, not what it says now. */
export interface Change {
  id: number;
  caseId: string;
  /** `effect`: something that an event ordered is done, such as a letter or an invoice. */
  kind: 'event' | 'save' | 'assign' | 'effect' | 'message';
  revision: number;
  form: string | null;
  /** Of a message: its conversation. */
  step: string | null;
  at: Instant;
}

interface ChangeRow {
  id: number;
  case_id: string;
  kind: Change['kind'];
  revision: number;
  form: string | null;
  step: string | null;
  at: string;
}

/** Rows of `changes`, numbered in the order they were written. */
export function changeStore(db: Db) {
  return {
    /** Adds one and returns its number. */
    async append(change: Omit<Change, 'id'>): Promise<number> {
      const [row] = await db('changes')
        .insert({
          case_id: change.caseId,
          kind: change.kind,
          revision: change.revision,
          form: change.form,
          step: change.step,
          at: change.at,
        })
        .returning('id');
      return Number(row.id);
    },

    async ofCaseAfter(caseId: string, after: number, limit = 200): Promise<Change[]> {
      const rows = await db<ChangeRow>('changes')
        .where('case_id', caseId)
        .andWhere('id', '>', after)
        .orderBy('id')
        .limit(limit);
      return rows.map((row) => ({
        id: Number(row.id),
        caseId: row.case_id,
        kind: row.kind,
        revision: Number(row.revision),
        form: row.form,
        step: row.step,
        at: row.at,
      }));
    },

    async last(caseId: string): Promise<number> {
      const row = await db('changes').where('case_id', caseId).max({ id: 'id' }).first();
      return Number(row?.id ?? 0);
    },

    /** Forgets changes older than `before`; returns how many. */
    async forget(before: Instant): Promise<number> {
      return db('changes').where('at', '<', before).del();
    },
  };
}
