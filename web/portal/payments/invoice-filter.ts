import type { Text } from '../../../engine/index.ts';
import type { Invoice } from '../../shared/api/invoices.ts';

/** Invoices in which every word of a search stands, in whatever case and with or without accents. */
export function fittingInvoices(
  invoices: Invoice[],
  search: string,
  say: (text: Text | undefined) => string,
): Invoice[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return invoices.filter((invoice) => {
    const { number, company, description } = invoice;
    const text = plain(`${number} ${company.name} ${say(description)} ${invoice.case.number ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
