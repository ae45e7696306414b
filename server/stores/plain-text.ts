import type { Knex } from 'knex';
import type { Db } from '../db/database.ts';

/** Letters that no accent explains, and what is typed for them. */
const spelled: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' };

/** Small letters without accents: how words are compared that somebody types to find something. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæøłđß]/g, (letter) => spelled[letter] ?? letter);

/** The words of a search, folded. */
export const plainWords = (search: string): string[] => plain(search).split(/\s+/).filter(Boolean);

/** Every accented Latin letter with what it folds to, and accents that stand for themselves, which come last. */
const folded: readonly (readonly [letter: string, plain: string])[] = [
  ...[
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ].flatMap(([from = 0, to = 0]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).filter((letter) =>
      /^[a-z]+$/.test(plain(letter)),
    ),
  ),
  ...'\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327',
].map((letter) => [letter, plain(letter)]);

/**
 * Adds that every word of a search stands in one of the columns, in whatever case, with or without accents; in
 * `codes` no accents are looked for.
 */
export function whereWords(
  db: Db,
  query: Knex.QueryBuilder,
  columns: readonly string[],
  search: string,
  codes: readonly string[] = [],
): void {
  for (const word of search.split(/\s+/).filter(Boolean)) {
    const having = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query.where((some) => {
      const among = (column: Knex.Raw, text: string) =>
        some.orWhereRaw(`? like ? escape '\\'`, [column, having(text)]);
      for (const column of columns) among(plainColumn(db, column, plain(word)), plain(word));
      // As it is written: in other scripts, and where a database folds less than we do.
      for (const column of [...columns, ...codes]) {
        among(db.raw('lower(??)', [column]), word.toLowerCase());
        among(db.raw('??', [column]), word);
      }
    });
  }
}

// SQLite lowers no letter outside of ASCII, and has no `translate`. Letters that the word has not are left as they are.
// They are written into the statement: bound one by one they would be more than a database takes.
function plainColumn(db: Db, column: string, word: string): Knex.Raw {
  const sql = folded
    .filter(([, letters]) => letters === '' || [...letters].some((one) => word.includes(one)))
    .reduce((inner, [letter, letters]) => `replace(${inner}, '${letter}', '${letters}')`, "coalesce(??, '')");
  return db.raw(`lower(${sql})`, [column]);
}
