import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { newKey } from '../../shared/api/client.ts';
import { cancelOrder, type Order, retryPayment, useOrder } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Columns } from '../../shared/parts/columns.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { AddressLines } from './address-lines.tsx';
import { paymentMessages } from './messages.ts';
import { OrderLines } from './order-lines.tsx';
import { failureKey, orderStates } from './order-states.ts';
import { Totals } from './totals.tsx';

/** Where the gateway's page leads back to: how the payment went, what was paid, what comes next. */
export function OrderPage() {
  const { order: id = '' } = useParams();
  const m = useMessages(paymentMessages);
  const { data: order, error } = useOrder(id);
  const queries = useQueryClient();
  const state = order?.state;
  useEffect(() => {
    // Whatever else shows money or cases is read anew once the payment has gone one way or the other.
    if (state !== undefined) {
      for (const name of ['invoices', 'orders', 'cart', 'case', 'cases']) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    }
  }, [state, queries]);
  return (
    <Page
      title={m('orderTitle', { number: order?.number ?? '' })}
      beside={
        order && (
          <Button href={`/api/v1/orders/${id}/pdf`} variant="outlined">
            {m(order.state === 'paid' ? 'orderReceipt' : 'orderPaper')}
          </Button>
        )
      }
    >
      <ProblemAlert error={error} />
      {!order && !error && <Waiting />}
      {order && <ShownOrder order={order} />}
    </Page>
  );
}

function ShownOrder({ order }: { order: Order }) {
  const m = useMessages(paymentMessages);
  const { money, moment } = useLanguage();
  const amount = (cents: number) => money(cents, order.currency);
  return (
    <>
      <StateNotice order={order} />
      <Columns>
        <Paper component="section" aria-labelledby="lines" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
          <Typography variant="h2" id="lines" sx={{ mb: 1 }}>
            {m('orderLines')}
          </Typography>
          <OrderLines order={order} />
        </Paper>
        <Paper
          component="section"
          aria-labelledby="summary"
          sx={{ p: { xs: 1.5, sm: 2.5 }, display: 'grid', gap: 2 }}
        >
          <Typography variant="h2" id="summary">
            {m('summary')}
          </Typography>
          <Totals
            lines={[
              { title: m('total'), value: amount(order.total) },
              ...(order.discount > 0
                ? [{ title: `${m('discount')} ${order.code ?? ''}`, value: amount(-order.discount) }]
                : []),
              {
                // What an access code paid in full, no card has paid.
                title: m(order.amount === 0 ? 'toPay' : orderStates[order.state].sum),
                value: amount(['cancelled', 'replaced'].includes(order.state) ? 0 : order.amount),
                strong: true,
              },
              ...(order.refunded > 0 ? [{ title: m('refunded'), value: amount(-order.refunded) }] : []),
            ]}
          />
          <Typography variant="body2" color="textSecondary">
            {m('orderedOn')} {moment(order.submittedAt)}
          </Typography>
          {order.billing && (
            <div>
              <Typography variant="h3" sx={{ mb: 0.5 }}>
                {m('billing')}
              </Typography>
              <AddressLines address={order.billing} />
            </div>
          )}
          {order.note !== '' && (
            <div>
              <Typography variant="h3">{m('noteShown')}</Typography>
              <Typography sx={{ whiteSpace: 'pre-wrap' }}>{order.note}</Typography>
            </div>
          )}
          <Button component={Link} to="/invoices">
            {m('toInvoices')}
          </Button>
        </Paper>
      </Columns>
    </>
  );
}

/** How the payment went, in plain words, with what can be done now. */
function StateNotice({ order }: { order: Order }) {
  const m = useMessages(paymentMessages);
  const { money } = useLanguage();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const shown = orderStates[order.state];
  const unpaid = order.state === 'open' || order.state === 'failed';
  async function run(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    await work().catch((caught) => {
      key.current = newKey();
      setError(caught);
    });
    await queries.invalidateQueries({ queryKey: ['order', order.id] });
    setBusy(false);
  }
  const pay = () =>
    run(async () => {
      const { redirect } = await retryPayment(order.id, key.current);
      if (redirect !== null) window.location.assign(redirect);
    });
  const cancel = () =>
    run(async () => {
      await cancelOrder(order.id);
    });
  return (
    <>
      <ProblemAlert error={error} onClose={() => setError(null)} />
      <Alert severity={shown.severity} role="status" sx={{ mb: 3 }}>
        <AlertTitle sx={{ fontSize: '1rem' }}>{m(shown.text)}</AlertTitle>
        {order.state === 'failed' && m(failureKey(order.failure))}
        {shown.next !== null && m(shown.next)}
        {order.state === 'paid' && <GoOn order={order} />}
        {unpaid && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
            <Button variant="contained" disabled={busy} onClick={pay}>
              {m(order.state === 'failed' ? 'tryAgain' : 'payOrder')}
            </Button>
            <Button color="inherit" disabled={busy} onClick={cancel}>
              {m('cancelOrder')}
            </Button>
          </Box>
        )}
      </Alert>
      {order.refunded > 0 && (
        <Alert severity="info" sx={{ mb: 3 }}>
          {m(order.refunded >= order.amount ? 'givenBackAll' : 'givenBackPart', {
            amount: money(order.refunded, order.currency),
          })}
        </Alert>
      )}
    </>
  );
}

/** From what is paid on to the cases that it was paid for. */
function GoOn({ order }: { order: Order }) {
  const m = useMessages(paymentMessages);
  const cases = new Map(order.lines.map(({ invoice }) => [invoice.case.id, invoice]));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      {[...cases.values()].map((invoice) => (
        <Button
          key={invoice.case.id}
          component={Link}
          variant="contained"
          size="small"
          to={`/cases/${invoice.case.id}`}
        >
          {m('goOn', { number: invoice.case.number ?? invoice.company.name })}
        </Button>
      ))}
    </Box>
  );
}
