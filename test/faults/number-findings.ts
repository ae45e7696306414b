import type { Stored } from './stored.ts';

/** Numbers of cases, invoices and certificates that two of them share or that none of them has, in words. */
export function numberFindings(stored: Stored): string[] {
  const given = {
    case: stored.cases.flatMap((one) => one.number ?? []),
    invoice: stored.invoices.map((one) => one.number),
    certificate: stored.certificates.map((one) => one.number),
  };
  return Object.entries(given).flatMap(([kind, numbers]) => {
    const counted = stored.sequences.find((row) => row.kind === kind)?.value ?? 0;
    const unique = new Set(numbers).size;
    return [
      ...(unique < numbers.length ? [`${numbers.length - unique} ${kind} numbers are given twice`] : []),
      ...(unique < counted ? [`${counted - unique} of ${counted} ${kind} numbers are lost`] : []),
    ];
  });
}
