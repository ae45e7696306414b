import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Invoice, payInvoices } from '../../shared/api/invoices.ts';
import { useCart, useCartChanges } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useMe } from '../../shared/session.ts';
import { InvoiceRows } from './invoice-rows.tsx';
import { paymentMessages } from './messages.ts';

interface OpenInvoicesProps {
  label: string;
  invoices: Invoice[];
  /** What is due of all pages, in words. */
  due?: string | undefined;
  /** On a case's page: only of one's own company, and straight to the payment. */
  direct?: boolean;
}

/** Open invoices, what is chosen of them, and the ways to pay: by the cart or at once. */
export function OpenInvoices({ label, invoices, due, direct = false }: OpenInvoicesProps) {
  const m = useMessages(paymentMessages);
  const { money } = useLanguage();
  const { me } = useMe();
  const navigate = useNavigate();
  const { data: cart } = useCart();
  const { add } = useCartChanges();
  const mine = new Set(me?.companies.map((one) => one.company.id));
  const own = (invoice: Invoice) => mine.has(invoice.company.id);
  // Whoever keeps a program's accounts may pay for its companies, but sees a case without being asked to.
  const keeper = !direct && me?.administrator === false && me.may.includes('invoices');
  const payable = invoices.filter((invoice) => own(invoice) || keeper);
  // One's own are what one came to pay; those of others are picked one by one.
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosen = payable.filter((invoice) => turned.get(invoice.id) ?? own(invoice));
  const [error, setError] = useState<unknown>(null);
  const [added, setAdded] = useState(false);
  const [busy, setBusy] = useState(false);
  const sum = (some: Invoice[]) =>
    money(
      some.reduce((total, one) => total + one.due, 0),
      invoices[0]?.currency ?? null,
    );
  const choose = (ids: string[], on: boolean) => {
    setAdded(false);
    setTurned(new Map([...turned, ...ids.map((id) => [id, on] as const)]));
  };
  async function run(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    setAdded(false);
    await work().catch(setError);
    setBusy(false);
  }
  const ids = chosen.map((one) => one.id);
  const inCart = new Set(cart?.lines.map((line) => line.invoice.id));
  const isInCart = ids.length > 0 && ids.every((id) => inCart.has(id));
  const pay = () =>
    run(async () => {
      const placed = await payInvoices(ids);
      if (placed.redirect === null) navigate(`/orders/${placed.order}`);
      else window.location.assign(placed.redirect);
    });
  // Who pressed what the way to the cart takes the place of goes on from there.
  const pressed = useRef(false);
  const takeOver = (way: HTMLAnchorElement | null) => {
    if (way && pressed.current) way.focus();
    pressed.current = false;
  };
  const put = () =>
    run(async () => {
      pressed.current = true;
      await add(ids);
      setAdded(true);
    });
  return (
    <>
      <ProblemAlert error={error} onClose={() => setError(null)} />
      <InvoiceRows
        label={label}
        invoices={invoices}
        chosen={payable.length === 0 || (direct && payable.length === 1) ? null : new Set(ids)}
        compact={direct}
        named={!direct && invoices.some((invoice) => !own(invoice))}
        onChoose={choose}
        inCart={inCart}
      />
      <Box role="status">
        {added && (
          <Alert severity="success" sx={{ mt: 2 }}>
            {m('added')}
          </Alert>
        )}
      </Box>
      {payable.length > 0 && (
        <Box
          sx={{
            mt: 2,
            display: 'flex',
            flexDirection: { xs: 'column', sm: 'row' },
            gap: { xs: 1, sm: 3 },
            alignItems: { xs: 'stretch', sm: 'center' },
            justifyContent: 'flex-end',
          }}
        >
          {!direct && <Sum title={m('totalDue')} value={due ?? sum(payable)} />}
          <Sum title={m('totalChosen', { count: chosen.length })} value={sum(chosen)} strong />
          <Button
            variant={direct ? 'contained' : 'outlined'}
            disabled={busy || ids.length === 0}
            onClick={pay}
          >
            {m('payNow')}
          </Button>
          {!direct &&
            (isInCart ? (
              <Button component={Link} to="/cart" variant="contained" ref={takeOver}>
                {m('toCart')}
              </Button>
            ) : (
              <Button variant="contained" disabled={busy || ids.length === 0} onClick={put}>
                {m('addToCart')}
              </Button>
            ))}
        </Box>
      )}
    </>
  );
}

function Sum({ title, value, strong = false }: { title: string; value: string; strong?: boolean }) {
  return (
    <Box
      sx={{ display: 'flex', flexDirection: { xs: 'row', sm: 'column' }, justifyContent: 'space-between' }}
    >
      <Typography variant="body2" color="textSecondary">
        {title}
      </Typography>
      <Typography sx={{ fontWeight: strong ? 700 : 400, textAlign: 'right' }}>{value}</Typography>
    </Box>
  );
}
