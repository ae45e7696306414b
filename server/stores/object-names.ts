import type { Db } from '../db/database.ts';

/** What an id of the security log is now, and what people call it. */
export interface NamedObject {
  kind:
    | 'user'
    | 'company'
    | 'case'
    | 'invitation'
    | 'training'
    | 'webhook'
    | 'mail'
    | 'effect'
    | 'link'
    | 'access-code';
  /** A person's, a company's, a case's number, an address, a subject, an effect's type, a code. */
  name: string;
  /** The holder of a training record. */
  user?: string;
  course?: string;
  /** The case of an effect or a link. */
  case?: string;
}

interface Source {
  kind: NamedObject['kind'];
  table: string;
  columns: string[];
  read(row: Record<string, string | null>): Omit<NamedObject, 'kind'>;
}

const called = (column: string) => (row: Record<string, string | null>) => ({ name: row[column] ?? '' });
const ofCase = (column: string) => (row: Record<string, string | null>) => ({
  name: row[column] ?? '',
  ...(row.case_id == null ? {} : { case: row.case_id }),
});

const sources: Source[] = [
  { kind: 'user', table: 'user', columns: ['name'], read: called('name') },
  { kind: 'company', table: 'companies', columns: ['name'], read: called('name') },
  { kind: 'case', table: 'cases', columns: ['number'], read: called('number') },
  { kind: 'invitation', table: 'invitations', columns: ['name'], read: called('name') },
  { kind: 'webhook', table: 'webhooks', columns: ['url'], read: called('url') },
  { kind: 'mail', table: 'mails', columns: ['subject'], read: called('subject') },
  { kind: 'access-code', table: 'access_codes', columns: ['code'], read: called('code') },
  { kind: 'effect', table: 'outbox', columns: ['type', 'case_id'], read: ofCase('type') },
  { kind: 'link', table: 'signed_links', columns: ['name', 'case_id'], read: ofCase('name') },
  {
    kind: 'training',
    table: 'training_records',
    columns: ['user_id', 'course'],
    read: (row) => ({ name: '', user: row.user_id ?? '', course: row.course ?? '' }),
  },
];

/** Id → what it is; ids that nothing has (any more) are left out. Ids are random, so no two things share one. */
export async function objectNames(db: Db, ids: readonly string[]): Promise<Map<string, NamedObject>> {
  const found = new Map<string, NamedObject>();
  if (ids.length === 0) return found;
  for (const { kind, table, columns, read } of sources) {
    const rows: Record<string, string | null>[] = await db(table)
      .whereIn('id', ids)
      .select('id', ...columns);
    for (const row of rows) found.set(row.id ?? '', { kind, ...read(row) });
  }
  return found;
}
