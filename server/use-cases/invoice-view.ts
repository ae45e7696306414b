import type { CalendarDate, Text } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { type InvoiceLine, invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { namesStore } from '../stores/names.ts';

export type InvoiceStatus = StoredInvoice['status'];

/** An invoice as people see it; amounts in the smallest unit of the currency. */
export interface InvoiceView {
  id: string;
  number: string;
  program: string;
  case: { id: string; number: string | null };
  company: { id: string; name: string };
  currency: string;
  description: Text;
  total: number;
  due: number;
  status: InvoiceStatus;
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  paidAt: string | null;
}

export interface InvoiceDetails extends InvoiceView {
  lines: InvoiceLine[];
}

/** Adds the names of cases and companies. */
export async function invoiceViews(db: Db, invoices: StoredInvoice[]): Promise<InvoiceView[]> {
  const names = namesStore(db);
  const companies = await names.companies(invoices.map((invoice) => invoice.companyId));
  const numbers = await names.caseNumbers(invoices.map((invoice) => invoice.caseId));
  return invoices.map((invoice) => ({
    id: invoice.id,
    number: invoice.number,
    program: invoice.program,
    case: { id: invoice.caseId, number: numbers.get(invoice.caseId) ?? null },
    company: { id: invoice.companyId, name: companies.get(invoice.companyId) ?? '' },
    currency: invoice.currency,
    description: invoice.description,
    total: invoice.total,
    due: invoice.status === 'open' ? invoice.total : 0,
    status: invoice.status,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    paidAt: invoice.paidAt,
  }));
}

/** The same with its lines. */
export async function invoiceDetails(db: Db, invoice: StoredInvoice): Promise<InvoiceDetails> {
  const [view] = await invoiceViews(db, [invoice]);
  if (view === undefined) throw new Error('an invoice has one view');
  return { ...view, lines: await invoicesStore(db).lines(invoice.id) };
}
