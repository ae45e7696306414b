import { formatNumber } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** Sequences that do not begin anew each year are kept under this year. */
const everyYear = 0;

/** Rows of `sequences`: numbers for people. */
export function sequenceStore(db: Db) {
  return {
    /**
     * The next number of a kind (`case`, `invoice`, `certificate`) in a program's pattern; taken for good once
     * the transaction commits. The sequence begins anew each year only where the pattern names the year:
     * without it, the numbers of two years would be the same.
     */
    async nextNumber(program: string, kind: string, pattern: string, year: number): Promise<string> {
      const counted = pattern.includes('{year}') ? year : everyYear;
      const [row] = await db('sequences')
        .insert({ program, kind, year: counted, value: 1 })
        .onConflict(['program', 'kind', 'year'])
        .merge({ value: db.raw('sequences.value + 1') })
        .returning('value');
      return formatNumber(pattern, year, Number(row.value));
    },
  };
}
