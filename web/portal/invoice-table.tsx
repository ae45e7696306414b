import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type Invoice, payInvoices } from '../shared/api/invoices.ts';
import { type MessageKey, useLanguage } from '../shared/i18n/language.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { stackedRows } from '../shared/parts/stacked-rows.ts';
import { useMe } from '../shared/session.ts';

const STATUS: Record<Invoice['status'], MessageKey> = {
  open: 'invoice.open',
  paid: 'invoice.paid',
  void: 'invoice.void',
};

/** Invoices with boxes to choose what is paid now, the totals, and the way to the payment page. */
export function InvoiceTable({ invoices }: { invoices: Invoice[] }) {
  const { t, say, date, money } = useLanguage();
  const { me } = useMe();
  const mine = new Set(me?.companies.map((one) => one.company.id));
  // Whoever sees an invoice because he keeps the accounts does not pay it.
  const payable = invoices.filter((invoice) => invoice.status === 'open' && mine.has(invoice.company.id));
  const foreign = invoices.some((invoice) => !mine.has(invoice.company.id));
  const [left, setLeft] = useState<Set<string>>(new Set());
  const [error, setError] = useState<unknown>(null);
  const chosen = payable.filter((invoice) => !left.has(invoice.id));
  const currency = invoices[0]?.currency ?? 'CAD';
  const sum = (some: Invoice[]) =>
    money(
      some.reduce((total, one) => total + one.due, 0),
      currency,
    );
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  async function pay() {
    try {
      window.location.assign(await payInvoices(chosen.map((one) => one.id)));
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <>
      <ProblemAlert error={error} />
      <Box tabIndex={0} role="region" aria-label={t('app.invoices')} sx={{ overflowX: 'auto' }}>
        <Table size="small" sx={stackedRows}>
          <TableHead>
            <TableRow>
              {payable.length > 0 && <TableCell>{t('invoice.pay')}</TableCell>}
              <TableCell>{t('invoice.number')}</TableCell>
              {foreign && <TableCell>{t('invoice.company')}</TableCell>}
              <TableCell>{t('invoice.date')}</TableCell>
              <TableCell>{t('invoice.description')}</TableCell>
              <TableCell>{t('invoice.due')}</TableCell>
              <TableCell align="right">{t('invoice.amount')}</TableCell>
              <TableCell align="right">{t('invoice.balance')}</TableCell>
              <TableCell>{t('invoice.status')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {invoices.map((invoice) => (
              <TableRow key={invoice.id}>
                {payable.length > 0 && (
                  <TableCell padding="checkbox" data-label={t('invoice.pay')}>
                    {payable.includes(invoice) && (
                      <Checkbox
                        size="small"
                        checked={!left.has(invoice.id)}
                        onChange={() => toggle(invoice.id)}
                        slotProps={{ input: { 'aria-label': `${t('invoice.pay')} ${invoice.number}` } }}
                      />
                    )}
                  </TableCell>
                )}
                <TableCell data-label={t('invoice.number')}>
                  <Link href={`/api/v1/invoices/${invoice.id}/pdf`}>{`${invoice.number} (PDF)`}</Link>
                </TableCell>
                {foreign && <TableCell data-label={t('invoice.company')}>{invoice.company.name}</TableCell>}
                <TableCell data-label={t('invoice.date')}>{date(invoice.issuedOn)}</TableCell>
                <TableCell data-label={t('invoice.description')}>{say(invoice.description)}</TableCell>
                <TableCell data-label={t('invoice.due')}>{date(invoice.dueOn)}</TableCell>
                <TableCell align="right" data-label={t('invoice.amount')}>
                  {money(invoice.total, invoice.currency)}
                </TableCell>
                <TableCell align="right" data-label={t('invoice.balance')}>
                  {money(invoice.due, invoice.currency)}
                </TableCell>
                <TableCell data-label={t('invoice.status')}>{t(STATUS[invoice.status])}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {payable.length > 0 && (
        <Box
          sx={{
            mt: 2,
            display: 'flex',
            flexWrap: 'wrap',
            gap: 2,
            alignItems: 'center',
            justifyContent: 'flex-end',
          }}
        >
          <Typography>{t('invoice.totalDue', { total: sum(payable) })}</Typography>
          <Typography sx={{ fontWeight: 700 }}>{t('invoice.totalChosen', { total: sum(chosen) })}</Typography>
          <Button variant="contained" disabled={chosen.length === 0} onClick={pay}>
            {t('invoice.payNow')}
          </Button>
        </Box>
      )}
    </>
  );
}
