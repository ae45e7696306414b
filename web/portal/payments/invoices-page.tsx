import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router';
import { useInvoices } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { fittingInvoices } from './invoice-filter.ts';
import { paymentMessages } from './messages.ts';
import { OpenInvoices } from './open-invoices.tsx';
import { OrdersList } from './orders-list.tsx';
import { SettledInvoices } from './settled-invoices.tsx';

/** From how many invoices on a search helps. */
const many = 12;

/** What is to be paid, what was paid, and one's orders. */
export function InvoicesPage() {
  const { t, say } = useLanguage();
  const m = useMessages(paymentMessages);
  const { data, error } = useInvoices();
  const [search, setSearch] = useState('');
  const found = fittingInvoices(data ?? [], search, say);
  // What is due first stands first.
  const open = found
    .filter((invoice) => invoice.status === 'open')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number));
  const settled = found.filter((invoice) => invoice.status !== 'open');
  return (
    <Page
      title={t('app.invoices')}
      beside={
        <Button component={Link} to="/statements" variant="outlined">
          {m('viewStatement')}
        </Button>
      }
    >
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data && data.length > many && (
        <TextField
          type="search"
          label={m('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          sx={{ mb: 2, maxWidth: 480 }}
        />
      )}
      {data && search !== '' && found.length === 0 && (
        <Typography role="status">{m('noneFound', { text: search })}</Typography>
      )}
      {data && !(search !== '' && found.length === 0) && (
        <>
          <Block title={m('openTitle')}>
            {open.length === 0 ? (
              <Typography color="textSecondary">{m('noneOpen')}</Typography>
            ) : (
              <OpenInvoices label={m('openTitle')} invoices={open} />
            )}
          </Block>
          <Block title={m('settledTitle')}>
            <SettledInvoices label={m('settledTitle')} invoices={settled} />
          </Block>
          <Block title={m('ordersTitle')}>
            <OrdersList />
          </Block>
        </>
      )}
    </Page>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} sx={{ p: { xs: 1.5, sm: 2.5 }, mb: 3 }}>
      <Typography variant="h2" id={id} sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Paper>
  );
}
