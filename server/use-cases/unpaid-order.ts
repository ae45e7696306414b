import type { Db } from '../db/database.ts';
import { conflict } from '../http/problem.ts';
import { ordersStore, type StoredOrder } from '../stores/orders.ts';

/** Throws 409 when an order is paid, cancelled or replaced by now. */
export function checkSubmitted(order: StoredOrder | null): asserts order is StoredOrder {
  if (order?.status !== 'submitted') {
    throw conflict('order-ended', {
      en: 'This order is paid or cancelled, or another one took its place.',
      fr: 'Cette commande est payée ou annulée, ou une autre l’a remplacée.',
    });
  }
}

/** The same, and holds the order against other writers. */
export async function requireSubmitted(tx: Db, orderId: string): Promise<StoredOrder> {
  const order = await ordersStore(tx).findForUpdate(orderId);
  checkSubmitted(order);
  return order;
}
