import type { Deps } from '../deps.ts';
import { invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { type InvoiceStatus, type InvoiceView, invoiceViews } from './invoice-view.ts';

/** The invoices that a user may see, newest first. */
export async function listInvoices(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  filter: { status?: InvoiceStatus; caseId?: string },
): Promise<InvoiceView[]> {
  const scope = await invoiceScope(deps, user);
  return invoiceViews(deps.db, await invoicesStore(deps.db).list({ ...scope, ...filter }));
}
