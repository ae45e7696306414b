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

/** What names of people and companies are written with, beside ASCII; accents that stand for themselves come last. */
const folded = [
  ...[...'àâäáãåçćčéèêëęíîïìóôöõòúùûüýÿñńśšźżž', ...Object.keys(spelled)].flatMap((letter) => [
    letter,
    letter.toUpperCase(),
  ]),
  ...'\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327',
];

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
  for (const word of plainWords(search)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query.where((some) => {
      const among = (column: Knex.Raw) => some.orWhereRaw(`? like ? escape '\\'`, [column, pattern]);
      for (const column of columns) among(plainColumn(db, column, word));
      for (const column of codes) among(db.raw('lower(??)', [column]));
    });
  }
}

// SQLite lowers no letter outside of ASCII, and has no `translate`. Letters that the word has not are left as they are.
function plainColumn(db: Db, column: string, word: string): Knex.Raw {
  const met = folded.filter(
    (letter) => plain(letter) === '' || [...plain(letter)].some((one) => word.includes(one)),
  );
  const sql = met.reduce((inner) => `replace(${inner}, ?, ?)`, "coalesce(??, '')");
  return db.raw(`lower(${sql})`, [column, ...met.flatMap((letter) => [letter, plain(letter)])]);
}
