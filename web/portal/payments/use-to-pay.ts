import { type Invoice, useInvoices } from '../../shared/api/invoices.ts';
import { useMe } from '../../shared/session.ts';

/** Open invoices of the companies that the reader acts for: his to pay. Empty until they are known. */
export function useToPay(): Invoice[] {
  const { me } = useMe();
  const { data } = useInvoices();
  const own = new Set(me?.companies.map((one) => one.company.id));
  return data?.filter((one) => one.status === 'open' && own.has(one.company.id)) ?? [];
}
