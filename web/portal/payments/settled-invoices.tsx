import Link from '@mui/material/Link';
import type { Invoice } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { paymentMessages } from './messages.ts';

/** Paid invoices with their receipts, and those that were cancelled. */
export function SettledInvoices({ label, invoices }: { label: string; invoices: Invoice[] }) {
  const m = useMessages(paymentMessages);
  const { say, date, money } = useLanguage();
  const companies = new Set(invoices.map((invoice) => invoice.company.id)).size > 1;
  const paper = (invoice: Invoice) =>
    invoice.status === 'paid' ? (['receipt', 'receiptOf'] as const) : (['paper', 'paperOf'] as const);
  return (
    <RecordTable
      label={label}
      rows={invoices}
      keyOf={(invoice) => invoice.id}
      empty={m('noneSettled')}
      columns={[
        { title: m('number'), show: (one) => one.number },
        ...(companies ? [{ title: m('company'), show: (one: Invoice) => one.company.name }] : []),
        { title: m('description'), show: (one) => say(one.description) },
        {
          title: m('status'),
          show: (one) =>
            one.status === 'paid' ? `${m('statusPaid')} · ${date(one.paidAt)}` : m('statusVoid'),
        },
        { title: m('amount'), right: true, show: (one) => money(one.total, one.currency) },
      ]}
      actions={(invoice) => (
        <Link
          href={`/api/v1/invoices/${invoice.id}/pdf`}
          aria-label={m(paper(invoice)[1], { number: invoice.number })}
        >
          {m(paper(invoice)[0])}
        </Link>
      )}
    />
  );
}
