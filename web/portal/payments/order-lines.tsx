import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { Order } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { paymentMessages } from './messages.ts';

/** The invoices of an order, each with its case and its paper. */
export function OrderLines({ order }: { order: Order }) {
  const m = useMessages(paymentMessages);
  const { say, money } = useLanguage();
  return (
    <RecordTable
      label={m('orderLines')}
      rows={order.lines}
      keyOf={({ invoice }) => invoice.id}
      empty=""
      columns={[
        { title: m('number'), show: ({ invoice }) => invoice.number },
        {
          title: m('description'),
          show: ({ invoice }) => (
            <>
              {say(invoice.description)} · {invoice.company.name}
              {invoice.case.number !== null && (
                <>
                  {' · '}
                  <Link component={RouterLink} to={`/cases/${invoice.case.id}`}>
                    {m('openCase', { number: invoice.case.number })}
                  </Link>
                </>
              )}
            </>
          ),
        },
        { title: m('amount'), right: true, show: ({ amount }) => money(amount, order.currency) },
      ]}
      actions={({ invoice }) => (
        <Link
          href={`/api/v1/invoices/${invoice.id}/pdf`}
          aria-label={m(invoice.status === 'paid' ? 'receiptOf' : 'paperOf', { number: invoice.number })}
        >
          {m(invoice.status === 'paid' ? 'receipt' : 'paper')}
        </Link>
      )}
    />
  );
}
