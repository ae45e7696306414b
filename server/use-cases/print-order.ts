import type { Deps } from '../deps.ts';
import { orderPdf } from '../gateways/pdf/order-pdf.ts';
import type { SessionUser } from '../rights/rights.ts';
import { readOrder } from './read-order.ts';

/** An order on paper; a receipt once it is paid. */
export async function printOrder(
  deps: Pick<Deps, 'db' | 'releases' | 'settings'>,
  user: SessionUser,
  id: string,
): Promise<{ name: string; pdf: Buffer }> {
  const order = await readOrder(deps, user, id);
  const pdf = await orderPdf({
    ...order,
    language: user.language,
    organization: deps.settings.organization,
  });
  return { name: `${order.number}.pdf`, pdf };
}
