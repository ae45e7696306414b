import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
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

const STATUS: Record<Invoice['status'], MessageKey> = {
  open: 'invoice.open',
  paid: 'invoice.paid',
  void: 'invoice.void',
};

/** Invoices with boxes to choose what is paid now, the totals, and the way to the payment page. */
export function InvoiceTable({ invoices }: { invoices: Invoice[] }) {
  const { t, say, date, money } = useLanguage();
  const payable = invoices.filter((invoice) => invoice.status === 'open');
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
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('invoice.pay')}</TableCell>
              <TableCell>{t('invoice.number')}</TableCell>
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
                <TableCell>
                  {invoice.status === 'open' && (
                    <Checkbox
                      size="small"
                      checked={!left.has(invoice.id)}
                      onChange={() => toggle(invoice.id)}
                      slotProps={{ input: { 'aria-label': `${t('invoice.pay')} ${invoice.number}` } }}
                    />
                  )}
                </TableCell>
                <TableCell>{invoice.number}</TableCell>
                <TableCell>{date(invoice.issuedOn)}</TableCell>
                <TableCell>{say(invoice.description)}</TableCell>
                <TableCell>{date(invoice.dueOn)}</TableCell>
                <TableCell align="right">{money(invoice.total, invoice.currency)}</TableCell>
                <TableCell align="right">{money(invoice.due, invoice.currency)}</TableCell>
                <TableCell>{t(STATUS[invoice.status])}</TableCell>
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
