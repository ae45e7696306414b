import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../shared/api/client.ts';
import type { Invoice } from '../shared/api/invoices.ts';
import { type MessageKey, useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { InvoiceTable } from './invoice-table.tsx';

interface Payment {
  id: string;
  status: 'open' | 'pending' | 'failed' | 'settled' | 'replaced';
  invoices: Invoice[];
}

const TEXT: Record<Payment['status'], { key: MessageKey; severity: 'success' | 'info' | 'warning' }> = {
  settled: { key: 'payment.settled', severity: 'success' },
  pending: { key: 'payment.pending', severity: 'info' },
  failed: { key: 'payment.failed', severity: 'warning' },
  open: { key: 'payment.open', severity: 'info' },
  replaced: { key: 'payment.open', severity: 'info' },
};

/** Where the gateway's page leads back to; looks again until the gateway has said how it went. */
export function PaymentPage() {
  const { payment: id = '' } = useParams();
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['payment', id],
    queryFn: async () => (await api<Payment>(`/payments/${id}`)).body,
    refetchInterval: (query) => (query.state.data?.status === 'settled' ? false : 2_000),
  });
  return (
    <Page title={t('payment.title')}>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Alert severity={TEXT[data.status].severity} role="status" sx={{ mb: 3 }}>
            {t(TEXT[data.status].key)}
          </Alert>
          <InvoiceTable invoices={data.invoices} />
          <Button component={Link} to="/invoices" sx={{ mt: 2 }}>
            {t('payment.toInvoices')}
          </Button>
        </>
      )}
    </Page>
  );
}
