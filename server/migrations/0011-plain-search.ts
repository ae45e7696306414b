import type { Migration } from '../db/migrate.ts';

const spelled: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' };

/** The texts that a search for cases looks through, without accents: found whichever way a name is typed. */
export const plainSearch: Migration = {
  name: '0011-plain-search',
  async up(db) {
    // As it was folded when this was written, whatever the program does later.
    const fold = (text: string) =>
      text
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[œæøłđß]/g, (letter) => spelled[letter] ?? letter);
    let last = '';
    for (;;) {
      const rows: { id: string; search: string }[] = await db('cases')
        .select('id', 'search')
        .where('id', '>', last)
        .orderBy('id')
        .limit(1000);
      for (const { id, search } of rows) {
        if (fold(search) !== search)
          await db('cases')
            .where({ id })
            .update({ search: fold(search) });
      }
      if (rows.length < 1000) return;
      last = rows[rows.length - 1]?.id ?? '';
    }
  },
};
