import type { Db } from '../db/database.ts';

/** Rows of `sequences`: numbers for people, counted anew each year. */
export function sequenceStore(db: Db) {
  return {
    /** The next number of a kind (`case`, `invoice`, `certificate`); taken for good once the transaction commits. */
    async next(program: string, kind: string, year: number): Promise<number> {
      const [row] = await db('sequences')
        .insert({ program, kind, year, value: 1 })
        .onConflict(['program', 'kind', 'year'])
        .merge({ value: db.raw('sequences.value + 1') })
        .returning('value');
      return Number(row.value);
    },
  };
}
