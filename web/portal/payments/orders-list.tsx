import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { useOrders } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { paymentMessages } from './messages.ts';
import { orderStates } from './order-states.ts';

/** One's orders, newest first; each leads to its page. */
export function OrdersList() {
  const m = useMessages(paymentMessages);
  const { moment, money } = useLanguage();
  const { data, error } = useOrders();
  if (error && !data) return <ProblemAlert error={error} />;
  return (
    <RecordTable
      label={m('ordersTitle')}
      rows={data}
      keyOf={(order) => order.id}
      empty={m('noneOrders')}
      columns={[
        {
          title: m('orderNumber'),
          show: (order) => (
            <Link component={RouterLink} to={`/orders/${order.id}`}>
              {order.number}
            </Link>
          ),
        },
        { title: m('orderedOn'), show: (order) => moment(order.submittedAt) },
        { title: m('status'), show: (order) => m(orderStates[order.state].name) },
        { title: m('total'), right: true, show: (order) => money(order.total, order.currency) },
      ]}
    />
  );
}
