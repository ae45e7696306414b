import type { Db } from '../db/database.ts';

/** Reads what things are called, many at once. */
export function namesStore(db: Db) {
  return {
    /** Company id → name. */
    async companies(ids: string[]): Promise<Map<string, string>> {
      const rows: { id: string; name: string }[] = await db('companies')
        .whereIn('id', [...new Set(ids)])
        .select('id', 'name');
      return new Map(rows.map((row) => [row.id, row.name]));
    },

    /** User id → name. */
    async users(ids: string[]): Promise<Map<string, string>> {
      const rows: { id: string; name: string }[] = await db('user')
        .whereIn('id', [...new Set(ids)])
        .select('id', 'name');
      return new Map(rows.map((row) => [row.id, row.name]));
    },

    /** Case id → number. */
    async caseNumbers(ids: string[]): Promise<Map<string, string | null>> {
      const rows: { id: string; number: string | null }[] = await db('cases')
        .whereIn('id', [...new Set(ids)])
        .select('id', 'number');
      return new Map(rows.map((row) => [row.id, row.number]));
    },
  };
}
