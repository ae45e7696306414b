import type { Deps } from '../deps.ts';
import { invoicePdf } from '../gateways/pdf/invoice-pdf.ts';
import type { SessionUser } from '../rights/rights.ts';
import { readInvoice } from './read-invoice.ts';

/** An invoice on paper; a receipt once it is paid. */
export async function printInvoice(
  deps: Pick<Deps, 'db' | 'releases' | 'settings'>,
  user: SessionUser,
  id: string,
): Promise<{ name: string; pdf: Buffer }> {
  const invoice = await readInvoice(deps, user, id);
  const pdf = await invoicePdf({
    ...invoice,
    language: user.language,
    organization: deps.settings.organization,
  });
  return { name: `${invoice.number}.pdf`, pdf };
}
