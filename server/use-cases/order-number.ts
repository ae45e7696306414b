import type { Knex } from 'knex';
import { todayIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import type { StoredInvoice } from '../stores/invoices.ts';
import { sequenceStore } from '../stores/sequences.ts';

/** Orders may hold invoices of several programs, so they are numbered by the platform. */
const pattern = 'O{year}-{sequence:5}';

/** The next order's number for people; its year is that of the first invoice's program. */
export async function nextOrderNumber(
  tx: Knex.Transaction,
  deps: Pick<Deps, 'releases'>,
  invoices: StoredInvoice[],
  now: string,
): Promise<string> {
  const release = await deps.releases.current(invoices[0]?.program ?? '');
  const today = todayIn(release?.definition.timeZone ?? 'UTC', now);
  return sequenceStore(tx).nextNumber('', 'order', pattern, Number(today.slice(0, 4)));
}
