import type { Db } from '../db/database.ts';
import type { BillingAddress } from './orders.ts';

/** Rows of `billing_addresses`: what people typed for their orders, to be offered again. */
export function billingAddressesStore(db: Db) {
  return {
    async ofUser(userId: string): Promise<(BillingAddress & { id: string })[]> {
      const rows: { id: string; address: string }[] = await db('billing_addresses')
        .where({ user_id: userId })
        .orderBy([{ column: 'used_at', order: 'desc' }, { column: 'id' }])
        .limit(20);
      return rows.map((row) => ({ ...JSON.parse(row.address), id: row.id }));
    },

    /** Keeping one again makes it the newest. */
    async keep(userId: string, id: string, address: BillingAddress, now: string): Promise<void> {
      const { name, street, city, province, postalCode, country } = address;
      const text = JSON.stringify({ name, street, city, province, postalCode, country });
      await db('billing_addresses')
        .insert({ id, user_id: userId, address: text, used_at: now })
        .onConflict(['user_id', 'address'])
        .merge({ used_at: now });
    },

    async remove(userId: string, id: string): Promise<boolean> {
      return (await db('billing_addresses').where({ id, user_id: userId }).del()) === 1;
    },
  };
}
