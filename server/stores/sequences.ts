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

/**
 * Fills a numbering pattern: `{year}`, `{year:2}` (last two digits), `{sequence}` and `{sequence:5}`
 * (padded with zeros).
 */
export function formatNumber(pattern: string, year: number, sequence: number): string {
  return pattern.replace(/\{(year|sequence)(?::(\d{1,2}))?\}/g, (_, name: string, width?: string) => {
    if (name === 'sequence') return String(sequence).padStart(Number(width ?? 0), '0');
    return width ? String(year).slice(-Number(width)) : String(year);
  });
}
