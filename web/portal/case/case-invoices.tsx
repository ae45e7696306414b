import type { CaseView } from '../../shared/api/cases.ts';
import { useInvoices } from '../../shared/api/invoices.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { InvoiceTable } from '../invoice-table.tsx';
import { Section } from './section.tsx';

/** What was invoiced for this case. */
export function CaseInvoices({ found }: { found: CaseView }) {
  const { t } = useLanguage();
  const { data } = useInvoices();
  const own = data?.filter((invoice) => invoice.case.id === found.id) ?? [];
  if (own.length === 0) return null;
  return (
    <Section title={t('app.invoices')}>
      <InvoiceTable invoices={own} />
    </Section>
  );
}
