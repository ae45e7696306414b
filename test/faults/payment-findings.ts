import type { LoadRecord } from './record.ts';
import type { Stored } from './stored.ts';

/** Payments that the gateway took and that are not booked once, in words. */
export function paymentFindings({ paid }: LoadRecord, stored: Stored): string[] {
  const payments = new Map(stored.payments.map((row) => [row.id, row]));
  const invoices = new Map(stored.invoices.map((row) => [row.id, row]));
  const cases = new Map(stored.cases.map((row) => [row.id, row]));
  return paid.flatMap(({ caseId, payment, invoice }) => {
    const settled = stored.ledger.filter((row) => row.paymentId === payment && row.kind === 'settled').length;
    const told = stored.history.filter((row) => row.caseId === caseId && row.event === 'PAID').length;
    const state = cases.get(caseId)?.state;
    return [
      ...(payments.get(payment)?.status === 'settled' ? [] : [`payment ${payment} is not settled`]),
      ...(settled === 1 ? [] : [`payment ${payment} stands ${settled} times in the ledger`]),
      ...(invoices.get(invoice)?.status === 'paid' ? [] : [`invoice ${invoice} was paid and is not`]),
      ...(told === 1 ? [] : [`case ${caseId} was told ${told} times of its payment`]),
      ...(state === 'granted' ? [] : [`case ${caseId} was paid and is in ${state}`]),
    ];
  });
}
