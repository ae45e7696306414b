import type { BillingAddress } from '../../shared/api/orders.ts';

export type AddressField = keyof BillingAddress;
export type AddressFault = 'fillIn' | 'postalWrong';

const canadian = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$/i;

/** What is missing or wrong in an address, by field; the server says the same. */
export function addressFaults(address: BillingAddress): Partial<Record<AddressField, AddressFault>> {
  const faults: Partial<Record<AddressField, AddressFault>> = {};
  for (const [field, value] of Object.entries(address) as [AddressField, string][]) {
    if (value.trim() === '') faults[field] = 'fillIn';
  }
  if (!faults.postalCode && address.country === 'CA' && !canadian.test(address.postalCode.trim())) {
    faults.postalCode = 'postalWrong';
  }
  return faults;
}
