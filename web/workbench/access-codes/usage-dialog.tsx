import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { type AccessCode, useAccessCodeUsage } from '../../shared/api/access-codes.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { codeMessages } from './messages.ts';

/** The orders that used a code. */
export function UsageDialog({ code, onClose }: { code: AccessCode; onClose: () => void }) {
  const m = useMessages(codeMessages);
  const { money, moment } = useLanguage();
  const { data, error } = useAccessCodeUsage(code.id);
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby="usage-title">
      <DialogTitle id="usage-title">{m('usageTitle', { code: code.code })}</DialogTitle>
      <DialogContent>
        <ProblemAlert error={error} />
        {!error && (
          <RecordTable
            label={m('usageTitle', { code: code.code })}
            rows={data}
            keyOf={(order) => order.id}
            empty={m('noUsage')}
            columns={[
              {
                title: m('order'),
                show: (order) => (
                  <Link component={RouterLink} to={`/orders/${order.id}`}>
                    {order.number}
                  </Link>
                ),
              },
              { title: m('by'), show: (order) => order.by },
              { title: m('on'), show: (order) => moment(order.submittedAt) },
              {
                title: m('state'),
                show: (order) => m(order.state === 'paid' ? 'statePaid' : 'stateOpen'),
              },
              { title: m('paid'), right: true, show: (order) => money(order.discount, order.currency) },
            ]}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{m('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
