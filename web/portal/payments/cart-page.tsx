import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { newKey } from '../../shared/api/client.ts';
import {
  type Cart,
  submitOrder,
  useBillingAddresses,
  useCart,
  useCartChanges,
} from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Columns } from '../../shared/parts/columns.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { AddressDialog } from './address-dialog.tsx';
import { AddressLines } from './address-lines.tsx';
import { CartCode } from './cart-code.tsx';
import { CartLines, DroppedLines } from './cart-lines.tsx';
import { paymentMessages } from './messages.ts';
import { Totals } from './totals.tsx';

/** What is about to be ordered: invoices, note, billing address, access code, totals. */
export function CartPage() {
  const m = useMessages(paymentMessages);
  const { data: cart, error } = useCart();
  const empty = cart && cart.lines.length === 0 && cart.dropped.length === 0;
  return (
    <Page title={m('cartTitle')}>
      <ProblemAlert error={error} />
      {!cart && !error && <Waiting />}
      {empty && (
        <>
          <Typography sx={{ mb: 2 }}>{m('cartEmpty')}</Typography>
          <Button component={Link} to="/invoices" variant="contained">
            {m('toInvoices')}
          </Button>
        </>
      )}
      {cart && !empty && <OpenCart cart={cart} />}
    </Page>
  );
}

function OpenCart({ cart }: { cart: Cart }) {
  const m = useMessages(paymentMessages);
  const { money } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { remove, update, refresh } = useCartChanges();
  const { data: known } = useBillingAddresses();
  const [note, setNote] = useState(cart.note);
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // One attempt has one key, however often its button is pressed.
  const key = useRef(newKey());
  const offered = known?.[0];
  const billing = cart.billing ?? (offered ? withoutId(offered) : null);
  const { currency } = cart;
  async function submit() {
    setBusy(true);
    setError(null);
    try {
      const placed = await submitOrder({ amount: cart.amount, note, billing }, key.current);
      await Promise.all(
        ['cart', 'orders', 'invoices', 'billing-addresses'].map((name) =>
          queries.invalidateQueries({ queryKey: [name] }),
        ),
      );
      if (placed.redirect === null) navigate(`/orders/${placed.order}`);
      else window.location.assign(placed.redirect);
    } catch (caught) {
      key.current = newKey();
      setError(caught);
      setBusy(false);
      await refresh();
    }
  }
  const nothing = cart.lines.length === 0;
  return (
    <>
      <ProblemAlert error={error} onClose={() => setError(null)} />
      <DroppedLines cart={cart} onSeen={() => update({ note }).catch(setError)} />
      <Columns>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Paper sx={{ p: { xs: 1.5, sm: 2.5 } }}>
            <CartLines cart={cart} onRemove={(invoice) => remove(invoice).catch(setError)} />
            <PlainField
              name="note"
              label={m('note')}
              helperText={m('noteHelp')}
              value={note}
              onText={(text) => setNote(text.slice(0, 1000))}
              onBlur={() => note !== cart.note && update({ note }).catch(setError)}
              multiline
              minRows={2}
              sx={{ mt: 3 }}
            />
          </Paper>
          <Paper component="section" aria-labelledby="billing" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
            <Typography variant="h2" id="billing" sx={{ mb: 1 }}>
              {m('billing')}
            </Typography>
            {billing ? <AddressLines address={billing} /> : <Typography>{m('billingNone')}</Typography>}
            <Button size="small" variant="outlined" onClick={() => setChoosing(true)} sx={{ mt: 1.5 }}>
              {m('chooseAnother')}
            </Button>
          </Paper>
        </Box>
        <Paper
          component="section"
          aria-labelledby="summary"
          sx={{ p: { xs: 1.5, sm: 2.5 }, display: 'grid', gap: 2 }}
        >
          <Typography variant="h2" id="summary">
            {m('summary')}
          </Typography>
          <CartCode code={cart.code} />
          <Totals
            lines={[
              { title: m('total'), value: money(cart.total, currency) },
              ...(cart.discount > 0
                ? [{ title: m('discount'), value: money(-cart.discount, currency) }]
                : []),
              { title: m('toPay'), value: money(cart.amount, currency), strong: true },
            ]}
          />
          <Typography variant="body2" color="textSecondary">
            {cart.amount === 0 && !nothing ? m('paymentNone') : m('paymentDetails')}
          </Typography>
          <Button
            variant="contained"
            size="large"
            disabled={busy || nothing || billing === null}
            onClick={submit}
          >
            {cart.amount === 0 && !nothing ? m('submitFree') : m('submit')}
          </Button>
          <Button component={Link} to="/invoices">
            {m('toInvoices')}
          </Button>
        </Paper>
      </Columns>
      {choosing && (
        <AddressDialog onClose={() => setChoosing(false)} onUse={(address) => update({ billing: address })} />
      )}
    </>
  );
}

const withoutId = ({ name, street, city, province, postalCode, country }: NonNullable<Cart['billing']>) => ({
  name,
  street,
  city,
  province,
  postalCode,
  country,
});
