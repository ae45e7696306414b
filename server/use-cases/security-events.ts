import { Readable } from 'node:stream';
import type { Deps } from '../deps.ts';
import { type ListedSecurityEvent, type SecurityFilter, securityLogStore } from '../stores/security-log.ts';

type Listed = ListedSecurityEvent;

export type { SecurityFilter };

/** The security log, newest first. */
export function listSecurityEvents(deps: Pick<Deps, 'db'>, filter: SecurityFilter): Promise<Listed[]> {
  return securityLogStore(deps.db).list(filter);
}

export function listSecurityEventKinds(deps: Pick<Deps, 'db'>): Promise<string[]> {
  return securityLogStore(deps.db).kinds();
}

const columns = [
  'at',
  'event',
  'userId',
  'userName',
  'object',
  'objectName',
  'address',
  'requestId',
  'details',
] as const;
const batch = 1000;

/** The same lines as a CSV file, read in batches so that no log need fit into memory. */
export function exportSecurityEvents(
  deps: Pick<Deps, 'db'>,
  filter: Omit<SecurityFilter, 'limit' | 'before'>,
): Readable {
  const store = securityLogStore(deps.db);
  return Readable.from(
    (async function* () {
      yield `${columns.join(',')}\r\n`;
      let before: SecurityFilter['before'] = null;
      for (;;) {
        const rows: Listed[] = await store.list({ ...filter, before, limit: batch });
        const last = rows.at(-1);
        yield rows.map(line).join('');
        if (last === undefined || rows.length < batch) return;
        before = { at: last.at, id: last.id };
      }
    })(),
  );
}

function line(row: Listed): string {
  const { address, ...details } = row.details;
  const cells = {
    ...row,
    address: address ?? null,
    details: Object.keys(details).length === 0 ? null : JSON.stringify(details),
  };
  return `${columns.map((column) => cell(cells[column])).join(',')}\r\n`;
}

/** A cell that begins like a formula is marked as text, so that no spreadsheet runs it. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
