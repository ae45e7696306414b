import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { Statement } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stackedRows } from '../../shared/parts/stacked-rows.ts';
import { statementMessages } from './statement-messages.ts';
import { Totals } from './totals.tsx';

type Account = Statement['accounts'][number];

const kinds = {
  invoice: 'kindInvoice',
  void: 'kindVoid',
  payment: 'kindPayment',
  'access-code': 'kindAccessCode',
  refund: 'kindRefund',
} as const;

/** One account: its opening balance, each movement with the balance after it, its closing balance. */
export function StatementAccount({ account, from, to }: { account: Account; from: string; to: string }) {
  const m = useMessages(statementMessages);
  const { say, date, money } = useLanguage();
  const amount = (cents: number) => money(cents, account.currency);
  const edge = (on: string, title: string, balance: number) => (
    <TableRow>
      <TableCell data-label={m('date')}>{date(on)}</TableCell>
      <TableCell data-label={m('entry')}>
        <strong>{title}</strong>
      </TableCell>
      <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }} />
      <TableCell align="right" data-label={m('balance')}>
        <strong>{amount(balance)}</strong>
      </TableCell>
    </TableRow>
  );
  return (
    <Paper sx={{ p: { xs: 1.5, sm: 2.5 }, mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {m('account', { currency: account.currency })}
      </Typography>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={m('account', { currency: account.currency })} sx={stackedRows}>
          <TableHead>
            <TableRow>
              <TableCell>{m('date')}</TableCell>
              <TableCell>{m('entry')}</TableCell>
              <TableCell align="right">{m('amount')}</TableCell>
              <TableCell align="right">{m('balance')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {edge(from, m('opening'), account.opening)}
            {account.entries.map((entry) => (
              <TableRow key={`${entry.kind}-${entry.invoice.id}-${entry.balance}`}>
                <TableCell data-label={m('date')} sx={{ whiteSpace: 'nowrap' }}>
                  {date(entry.on)}
                </TableCell>
                <TableCell data-label={m('entry')}>
                  <span>
                    {m(kinds[entry.kind], { number: entry.invoice.number })}
                    {entry.kind === 'invoice' && <> · {say(entry.invoice.description)}</>}{' '}
                    {entry.order === null ? (
                      <Link
                        href={`/api/v1/invoices/${entry.invoice.id}/pdf`}
                        aria-label={m('paperOf', { number: entry.invoice.number })}
                      >
                        {m('paper')}
                      </Link>
                    ) : (
                      <Link component={RouterLink} to={`/orders/${entry.order.id}`}>
                        {m('orderLink', { number: entry.order.number })}
                      </Link>
                    )}
                  </span>
                </TableCell>
                <TableCell align="right" data-label={m('amount')}>
                  {amount(entry.amount)}
                </TableCell>
                <TableCell align="right" data-label={m('balance')}>
                  {amount(entry.balance)}
                </TableCell>
              </TableRow>
            ))}
            {edge(to, m('closing'), account.closing)}
          </TableBody>
        </Table>
      </Box>
      {account.entries.some(({ kind }) => kind === 'refund') && (
        <Typography variant="body2" sx={{ mt: 2, maxWidth: '75ch' }}>
          {m('refundNote')}
        </Typography>
      )}
      <Box sx={{ maxWidth: 360, ml: 'auto', mt: 2 }}>
        <Totals
          lines={[
            { title: m('opening'), value: amount(account.opening) },
            { title: m('invoiced'), value: amount(account.invoiced) },
            // Taken from zero: of nothing there is no “−$0.00”.
            { title: m('credited'), value: amount(0 - account.credited) },
            { title: m('closing'), value: amount(account.closing), strong: true },
          ]}
        />
      </Box>
    </Paper>
  );
}
