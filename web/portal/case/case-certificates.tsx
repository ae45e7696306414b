import { useCertificates } from '../../shared/api/certificates.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { CertificateList } from '../certificate-list.tsx';
import { Section } from './section.tsx';

/** What was issued at the end of this case. */
export function CaseCertificates({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data } = useCertificates();
  const own = data?.filter((one) => one.caseId === id) ?? [];
  if (own.length === 0) return null;
  return (
    <Section title={t('app.certificates')}>
      <CertificateList certificates={own} ofCase />
    </Section>
  );
}
