import { Fragment } from 'react';

/** Where an address may go on in the next line: before the sign of the domain and before each dot or hyphen. */
export const addressParts = (address: string): string[] => address.split(/(?=[@.\-_+])/);

/** An address of mail: one too long for its line is broken where a reader would break it. */
export function MailAddress({ address }: { address: string }) {
  return (
    <span style={{ overflowWrap: 'anywhere', hyphens: 'none' }}>
      {addressParts(address).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
