import type { BillingAddress } from '../../shared/api/orders.ts';

/** An address as it stands on an envelope. */
export function AddressLines({ address }: { address: BillingAddress }) {
  const { name, street, city, province, postalCode, country } = address;
  return (
    <address style={{ fontStyle: 'normal' }}>
      <strong>{name}</strong>
      <br />
      {street}
      <br />
      {city} {province} {'\u00a0'}
      {postalCode}
      {country !== 'CA' && (
        <>
          <br />
          {country}
        </>
      )}
    </address>
  );
}
