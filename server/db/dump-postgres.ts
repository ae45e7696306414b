import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';

type Row = { [column: string]: unknown };

/** Rows fetched or inserted with one statement; PostgreSQL takes 65,535 parameters. */
const batch = 200;

/** Every table but the list of migrations, which tells versions apart and is not data. */
async function tablesOf(db: Knex): Promise<string[]> {
  const rows: { tablename: string }[] = await db('pg_tables')
    .where('schemaname', db.raw('current_schema()'))
    .whereNot('tablename', 'migrations')
    .orderBy('tablename')
    .select('tablename');
  return rows.map((row) => row.tablename);
}

/**
 * Writes each table as lines of JSON, all as of one moment (one REPEATABLE READ transaction that cannot
 * write). Returns table → rows.
 */
export async function dumpPostgres(db: Knex, folder: string): Promise<{ [table: string]: number }> {
  await mkdir(folder, { recursive: true });
  return db.transaction(
    async (tx) => {
      const counts: { [table: string]: number } = {};
      for (const table of await tablesOf(tx)) {
        let count = 0;
        const lines = async function* () {
          for await (const row of rowsOf(tx, table)) {
            count += 1;
            yield `${JSON.stringify(withBytesAsText(row))}\n`;
          }
        };
        await pipeline(
          Readable.from(lines()),
          createWriteStream(join(folder, `${table}.jsonl`), { flush: true }),
        );
        counts[table] = count;
      }
      return counts;
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

/** A table's rows through a cursor of the database, so that no table need fit into memory. */
async function* rowsOf(tx: Knex.Transaction, table: string): AsyncGenerator<Row> {
  await tx.raw('declare rows_to_dump no scroll cursor for select * from ??', [table]);
  for (;;) {
    const { rows }: { rows: Row[] } = await tx.raw(`fetch ${batch} from rows_to_dump`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await tx.raw('close rows_to_dump');
}

/**
 * Fills an empty, migrated database from a dump, all or nothing. Tables are filled in the order of their
 * references. Throws when a table holds rows already or the counts differ.
 */
export async function loadPostgres(
  db: Knex,
  folder: string,
  counts: { [table: string]: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const tables = await inOrderOfReferences(tx, await tablesOf(tx));
    const unknown = Object.keys(counts).filter((table) => !tables.includes(table));
    if (unknown.length > 0) throw new Error(`This version has no tables ${unknown.join(', ')}.`);
    for (const table of tables) {
      if ((await tx(table).first(tx.raw('1'))) !== undefined) {
        throw new Error(`The table ${table} is not empty: restore into a new database.`);
      }
    }
    for (const table of tables) {
      const expected = counts[table] ?? 0;
      const loaded = expected === 0 ? 0 : await loadTable(tx, table, join(folder, `${table}.jsonl`));
      if (loaded !== expected) throw new Error(`${table} has ${loaded} rows, the backup says ${expected}.`);
    }
    await moveSequences(tx);
  });
}

async function loadTable(tx: Knex.Transaction, table: string, file: string): Promise<number> {
  let count = 0;
  let rows: Row[] = [];
  const write = async () => {
    if (rows.length > 0) await tx(table).insert(rows);
    count += rows.length;
    rows = [];
  };
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line === '') continue;
    rows.push(JSON.parse(line, reviveBytes));
    if (rows.length >= batch) await write();
  }
  await write();
  return count;
}

/** Node's own JSON of a Buffer is a list of numbers; base64 is a fifth of it. */
function withBytesAsText(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? { $bytes: value.toString('base64') } : value,
    ]),
  );
}

function reviveBytes(_key: string, value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && '$bytes' in value ? value.$bytes : undefined;
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value;
}

async function inOrderOfReferences(tx: Knex, tables: string[]): Promise<string[]> {
  const { rows }: { rows: { child: string; parent: string }[] } = await tx.raw(
    `select c.relname as child, p.relname as parent from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f'`,
  );
  const order: string[] = [];
  const visit = (table: string, path: string[]) => {
    if (order.includes(table) || path.includes(table)) return;
    for (const { child, parent } of rows) if (child === table) visit(parent, [...path, table]);
    order.push(table);
  };
  for (const table of tables) visit(table, []);
  return order;
}

/** Numbers that the database gives itself go on behind the highest that was loaded. */
async function moveSequences(tx: Knex): Promise<void> {
  const { rows }: { rows: { table: string; column: string; sequence: string }[] } = await tx.raw(
    `select c.relname as "table", a.attname as "column", s.oid::regclass::text as sequence from pg_class s
     join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
     join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
     where s.relkind = 'S'`,
  );
  for (const { table, column, sequence } of rows) {
    await tx.raw('select setval(?, coalesce((select max(??) from ??), 0) + 1, false)', [
      sequence,
      column,
      table,
    ]);
  }
}
