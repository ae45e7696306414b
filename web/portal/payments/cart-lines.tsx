import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { Cart } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { paymentMessages } from './messages.ts';

const whys = {
  paid: 'droppedPaid',
  void: 'droppedVoid',
  'being-paid': 'droppedBeingPaid',
  'not-payable': 'droppedNotPayable',
} as const;

/** Says which invoices left the cart by themselves, and why. */
export function DroppedLines({ cart, onSeen }: { cart: Cart; onSeen: () => void }) {
  const m = useMessages(paymentMessages);
  if (cart.dropped.length === 0) return null;
  return (
    <Alert
      severity="warning"
      role="status"
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" size="small" onClick={onSeen}>
          {m('understood')}
        </Button>
      }
    >
      {m('dropped')}
      <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
        {cart.dropped.map(({ id, number, why }) => (
          <li key={id}>{m(whys[why], { number })}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** The invoices of the cart. */
export function CartLines({ cart, onRemove }: { cart: Cart; onRemove: (invoice: string) => void }) {
  const m = useMessages(paymentMessages);
  const { say, money } = useLanguage();
  const companies = new Set(cart.lines.map(({ invoice }) => invoice.company.id)).size > 1;
  return (
    <RecordTable
      label={m('cartLines')}
      rows={cart.lines}
      keyOf={({ invoice }) => invoice.id}
      empty={m('cartEmpty')}
      columns={[
        { title: m('number'), show: ({ invoice }) => invoice.number },
        {
          title: m('description'),
          show: ({ invoice }) =>
            companies ? `${say(invoice.description)} · ${invoice.company.name}` : say(invoice.description),
        },
        {
          title: m('balance'),
          right: true,
          show: ({ invoice }) => money(invoice.due, invoice.currency),
        },
      ]}
      actions={({ invoice }) => (
        <Button
          size="small"
          aria-label={m('removeOf', { number: invoice.number })}
          onClick={() => onRemove(invoice.id)}
        >
          {m('remove')}
        </Button>
      )}
    />
  );
}
