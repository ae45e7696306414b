import Box from '@mui/material/Box';
import type { CaseView } from '../../shared/api/cases.ts';
import { useInvoices } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { OpenInvoices } from '../payments/open-invoices.tsx';
import { SettledInvoices } from '../payments/settled-invoices.tsx';
import { useToPay } from '../payments/use-to-pay.ts';
import { Section } from './section.tsx';

/** What was invoiced for this case; what the reader himself has to pay stands above, with what there is to do. */
export function CaseInvoices({ found }: { found: CaseView }) {
  const { t } = useLanguage();
  const { data } = useInvoices({ case: found.id, limit: 200 });
  const above = new Set(useToPay().map((invoice) => invoice.id));
  const own = data?.items.filter(({ id }) => !above.has(id)) ?? [];
  const open = own.filter((invoice) => invoice.status === 'open');
  const settled = own.filter((invoice) => invoice.status !== 'open');
  if (own.length === 0) return null;
  return (
    <Section title={t('app.invoices')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {open.length > 0 && (
          <div>
            <OpenInvoices label={t('app.invoices')} invoices={open} direct />
          </div>
        )}
        {settled.length > 0 && (
          <div>
            <SettledInvoices label={t('app.invoices')} invoices={settled} />
          </div>
        )}
      </Box>
    </Section>
  );
}
