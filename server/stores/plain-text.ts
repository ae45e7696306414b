import type { Knex } from 'knex';
import type { Db } from '../db/database.ts';

const accents = [...'àâäáçéèêëíîïóôöúùûüÿñ'];
/** Small letters without accents: how words are compared that somebody types to find something. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Adds that every word of a search stands in one of the columns, in whatever case, with or without accents. */
export function whereWords(
  db: Db,
  query: Knex.QueryBuilder,
  columns: readonly string[],
  search: string,
): void {
  for (const word of plain(search).split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query.where((some) => {
      for (const column of columns)
        some.orWhereRaw(`? like ? escape '\\'`, [plainColumn(db, column), pattern]);
    });
  }
}

// SQLite lowers no letter outside of ASCII, and has no `translate`.
function plainColumn(db: Db, column: string): Knex.Raw {
  const letters = accents.flatMap((letter) => [letter, letter.toUpperCase()]);
  const sql = letters.reduce((inner) => `replace(${inner}, ?, ?)`, "coalesce(??, '')");
  return db.raw(`lower(${sql})`, [column, ...letters.flatMap((letter) => [letter, plain(letter)])]);
}
