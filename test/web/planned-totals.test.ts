import { expect, it } from 'vitest';
import { plannedTotals } from '../../web/workbench/queue/planned-totals.ts';

const message = {
  to: { name: 'A', email: 'a@b.c', role: null },
  language: 'en',
  subject: '',
  html: '',
  attachment: null,
};
const invoice = (total: number, currency = 'CAD') => ({
  type: 'invoice',
  invoice: { description: 'Fee', total, currency, dueOn: '2026-01-01' },
});

it('adds up what many events would send', () => {
  const plans = [
    { effects: [invoice(15000), { type: 'mail', messages: [message, message] }] },
    { effects: [invoice(60000), { type: 'mail', messages: [message] }, { type: 'webhook' }] },
    {
      effects: [
        invoice(100, 'USD'),
        { type: 'certificate', certificate: { kind: 'A', validFrom: '', validUntil: null } },
      ],
    },
  ];
  expect(plannedTotals(plans)).toEqual({
    messages: 3,
    certificates: 1,
    invoices: [
      { currency: 'CAD', count: 2, total: 75000 },
      { currency: 'USD', count: 1, total: 100 },
    ],
  });
  expect(plannedTotals([])).toEqual({ messages: 0, certificates: 0, invoices: [] });
});
