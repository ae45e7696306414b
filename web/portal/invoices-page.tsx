import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useInvoices } from '../shared/api/invoices.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { InvoiceTable } from './invoice-table.tsx';

export function InvoicesPage() {
  const { t } = useLanguage();
  const { data, error } = useInvoices();
  return (
    <Page title={t('app.invoices')}>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Typography color="text.secondary">{t('invoice.none')}</Typography>}
      {data && data.length > 0 && (
        <Paper sx={{ p: 2 }}>
          <InvoiceTable invoices={data} />
        </Paper>
      )}
    </Page>
  );
}
