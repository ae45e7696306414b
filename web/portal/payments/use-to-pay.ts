import { type Invoice, useInvoices } from '../../shared/api/invoices.ts';

/** Open invoices of the companies that the reader acts for: his to pay. Empty until they are known. */
export function useToPay(): Invoice[] {
  return useInvoices({ status: ['open'], own: 'yes', sort: 'due', limit: 200 }).data?.items ?? [];
}
