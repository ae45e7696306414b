import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { decodeCursor, page } from '../http/paging.ts';
import { invoiceScope, type PaperScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import {
  type InvoiceMatch,
  type InvoiceOrder,
  type InvoicePlace,
  type InvoiceSum,
  invoiceListStore,
  invoicePlace,
} from '../stores/invoice-list.ts';
import { type InvoiceStatus, type InvoiceView, invoiceViews } from './invoice-view.ts';

export interface ListInvoices {
  /** None: any. */
  statuses: InvoiceStatus[];
  caseId: string | null;
  /** Only of companies that the reader acts for. */
  own: boolean;
  search: string;
  order: InvoiceOrder;
  cursor: string | undefined;
  limit: number;
  /** Also add up all that match. */
  sum: boolean;
}

/** A place counts only in the order in which it was reached. */
const placeIn = (order: InvoiceOrder) => z.tuple([z.literal(order), z.string(), z.string(), z.string()]);

/** A page of the invoices that a user may see. */
export async function listInvoices(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  wanted: ListInvoices,
): Promise<{ items: InvoiceView[]; next: string | null; sum?: InvoiceSum }> {
  const { statuses, caseId, search, order, limit } = wanted;
  const scope = await invoiceScope(deps, user);
  const match: InvoiceMatch = { ...(wanted.own ? own(scope) : scope), statuses, caseId, search };
  const store = invoiceListStore(deps.db);
  const place = decodeCursor(wanted.cursor, placeIn(order));
  const after: InvoicePlace | null = place && [place[1], place[2], place[3]];
  const rows = await store.page(match, { order, after, limit: limit + 1 });
  const { items, next } = page(rows, limit, (invoice) => [order, ...invoicePlace(order, invoice)]);
  const listed = { items: await invoiceViews(deps.db, items), next };
  return wanted.sum ? { ...listed, sum: await store.sum(match) } : listed;
}

const own = (scope: PaperScope): PaperScope => ({ companies: scope.companies, programs: [] });

/** Companies whose account a user may see because something was invoiced to them; by name. */
export async function listInvoicedCompanies(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  { search, limit }: { search: string; limit: number },
): Promise<{ id: string; name: string }[]> {
  const scope = await invoiceScope(deps, user);
  return invoiceListStore(deps.db).companies({ ...scope, statuses: [], caseId: null, search }, limit);
}
