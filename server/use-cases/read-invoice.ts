import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { type InvoiceDetails, invoiceDetails } from './invoice-view.ts';

/** An invoice that the user may see; for anyone else it does not exist. */
async function findInvoice(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  id: string,
): Promise<StoredInvoice> {
  const invoice = await invoicesStore(deps.db).find(id);
  if (invoice === null || !inScope(await invoiceScope(deps, user), invoice)) throw notFound('This invoice');
  return invoice;
}

export async function readInvoice(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  id: string,
): Promise<InvoiceDetails> {
  return invoiceDetails(deps.db, await findInvoice(deps, user, id));
}
