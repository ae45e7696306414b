import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Invoice } from '../../shared/api/invoices.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { dateIn } from '../../shared/i18n/zone.ts';
import { stackedRows } from '../../shared/parts/stacked-rows.ts';
import { useNow } from '../../shared/session.ts';
import { paymentMessages } from './messages.ts';

interface InvoiceRowsProps {
  label: string;
  invoices: Invoice[];
  /** Chosen to be paid; without it, there is nothing to choose. */
  chosen: ReadonlySet<string> | null;
  onChoose: (ids: string[], chosen: boolean) => void;
  inCart: ReadonlySet<string>;
  /** Beside other things: only what one must know to pay. */
  compact?: boolean;
  /** Say whose each is, also when all are of one company: they are others’. */
  named?: boolean;
}

/** Open invoices with boxes to choose what is paid; on a phone each stands as a block of its own. */
export function InvoiceRows({
  label,
  invoices,
  chosen,
  onChoose,
  inCart,
  compact = false,
  named = false,
}: InvoiceRowsProps) {
  const m = useMessages(paymentMessages);
  const { say, date, money } = useLanguage();
  const { data: programs } = usePrograms();
  const now = useNow().toISOString();
  // An invoice falls due by the day of its program.
  const isLate = ({ dueOn, program }: Invoice) => {
    const zone = programs?.find((one) => one.id === program)?.timeZone;
    return zone !== undefined && dueOn < dateIn(zone, now);
  };
  const companies = named || new Set(invoices.map((invoice) => invoice.company.id)).size > 1;
  const count = chosen === null ? 0 : invoices.filter((invoice) => chosen.has(invoice.id)).length;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      {chosen !== null && invoices.length > 1 && (
        <Box component="label" sx={{ display: { xs: 'flex', sm: 'none' }, alignItems: 'center' }}>
          <AllBox invoices={invoices} count={count} onChoose={onChoose} label={m('chooseAll')} />
          {m('chooseAll')}
        </Box>
      )}
      <Table size="small" aria-label={label} sx={stackedRows}>
        <TableHead>
          <TableRow>
            {chosen !== null && (
              <TableCell padding="checkbox">
                <AllBox invoices={invoices} count={count} onChoose={onChoose} label={m('chooseAll')} />
              </TableCell>
            )}
            <TableCell>{m('number')}</TableCell>
            {companies && <TableCell>{m('company')}</TableCell>}
            {!compact && <TableCell>{m('date')}</TableCell>}
            <TableCell>{m('description')}</TableCell>
            <TableCell>{m('due')}</TableCell>
            {!compact && <TableCell align="right">{m('amount')}</TableCell>}
            <TableCell align="right">{m('balance')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {invoices.map((invoice) => (
            <TableRow key={invoice.id} hover>
              {chosen !== null && (
                <TableCell
                  padding="checkbox"
                  data-label={m('pay')}
                  sx={{ '@media (max-width: 640px)': { '&&': { width: 1, px: 0 }, alignItems: 'center' } }}
                >
                  <Checkbox
                    size="small"
                    checked={chosen.has(invoice.id)}
                    onChange={(_, checked) => onChoose([invoice.id], checked)}
                    slotProps={{ input: { 'aria-label': m('choose', { number: invoice.number }) } }}
                  />
                </TableCell>
              )}
              <TableCell data-label={m('number')}>
                <span>
                  {invoice.number}{' '}
                  <Link
                    href={`/api/v1/invoices/${invoice.id}/pdf`}
                    aria-label={m('paperOf', { number: invoice.number })}
                  >
                    {m('paper')}
                  </Link>
                </span>
              </TableCell>
              {companies && <TableCell data-label={m('company')}>{invoice.company.name}</TableCell>}
              {!compact && (
                <TableCell data-label={m('date')} sx={{ whiteSpace: 'nowrap' }}>
                  {date(invoice.issuedOn)}
                </TableCell>
              )}
              <TableCell data-label={m('description')}>
                <span>
                  {say(invoice.description)}
                  {inCart.has(invoice.id) && (
                    <Chip size="small" variant="outlined" label={m('inCart')} sx={{ ml: 1 }} />
                  )}
                </span>
              </TableCell>
              <TableCell data-label={m('due')} sx={{ whiteSpace: 'nowrap' }}>
                <span>
                  {date(invoice.dueOn)}
                  {isLate(invoice) && (
                    <Chip
                      size="small"
                      color="warning"
                      variant="outlined"
                      label={m('overdue')}
                      sx={{ ml: 1 }}
                    />
                  )}
                </span>
              </TableCell>
              {!compact && (
                <TableCell align="right" data-label={m('amount')}>
                  {money(invoice.total, invoice.currency)}
                </TableCell>
              )}
              <TableCell align="right" data-label={m('balance')}>
                {money(invoice.due, invoice.currency)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function AllBox({
  invoices,
  count,
  onChoose,
  label,
}: Pick<InvoiceRowsProps, 'invoices' | 'onChoose' | 'label'> & { count: number }) {
  return (
    <Checkbox
      size="small"
      checked={count === invoices.length}
      indeterminate={count > 0 && count < invoices.length}
      onChange={(_, checked) =>
        onChoose(
          invoices.map((invoice) => invoice.id),
          checked,
        )
      }
      slotProps={{ input: { 'aria-label': label } }}
    />
  );
}
