import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { Link } from 'react-router';
import { type InvoicePage, useInvoices } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager } from '../../shared/parts/record-table.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe } from '../../shared/session.ts';
import { paymentMessages } from './messages.ts';
import { OpenInvoices } from './open-invoices.tsx';
import { OrdersList } from './orders-list.tsx';
import { SettledInvoices } from './settled-invoices.tsx';

/** From how many invoices on a search helps. */
const many = 12;

/** What is to be paid, what was paid, and one's orders. */
export function InvoicesPage() {
  const { t, money } = useLanguage();
  const m = useMessages(paymentMessages);
  const { me } = useMe();
  const [search, setSearch] = useState('');
  const [openCursors, setOpenCursors] = useState<string[]>([]);
  const [settledCursors, setSettledCursors] = useState<string[]>([]);
  const q = useDeferredValue(search.trim());
  // Who pays for his own companies has few, and sees all that he chooses from; those of a whole program are many.
  const keeper = me?.administrator || me?.may.includes('invoices');
  const open = useInvoices({
    status: ['open'],
    sort: 'due',
    q,
    sum: 'yes',
    limit: keeper ? 50 : 200,
    cursor: openCursors.at(-1),
  });
  const settled = useInvoices({
    status: ['paid', 'void'],
    q,
    sum: 'yes',
    limit: 10,
    cursor: settledCursors.at(-1),
  });
  const error = open.error ?? settled.error;
  const count = total(open.data) + total(settled.data);
  const nothingFound = q !== '' && count === 0;
  const due = open.data?.sum?.due.map(({ amount, currency }) => money(amount, currency)).join(' + ');
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
      {(count > many || search !== '') && (
        <TextField
          type="search"
          label={m('search')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setOpenCursors([]);
            setSettledCursors([]);
          }}
          sx={{ mb: 2, maxWidth: 480 }}
        />
      )}
      {(!open.data || !settled.data) && !error && <Waiting />}
      {open.data && settled.data && nothingFound && (
        <Typography role="status">{m('noneFound', { text: q })}</Typography>
      )}
      {open.data && settled.data && !nothingFound && (
        <>
          <Block title={m('openTitle')}>
            {open.data.items.length === 0 ? (
              <Typography color="textSecondary">{m('noneOpen')}</Typography>
            ) : (
              <OpenInvoices
                label={m('openTitle')}
                invoices={open.data.items}
                due={me?.administrator ? undefined : due}
              />
            )}
            <Pager cursors={openCursors} next={open.data.next} onChange={setOpenCursors} />
          </Block>
          <Block title={m('settledTitle')}>
            <SettledInvoices label={m('settledTitle')} invoices={settled.data.items} />
            <Pager cursors={settledCursors} next={settled.data.next} onChange={setSettledCursors} />
          </Block>
          <Block title={m('ordersTitle')}>
            <OrdersList />
          </Block>
        </>
      )}
    </Page>
  );
}

const total = (page: InvoicePage | undefined) => page?.sum?.count ?? 0;

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
