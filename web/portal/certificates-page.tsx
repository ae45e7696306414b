import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useCertificates } from '../shared/api/certificates.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { CertificateList } from './certificate-list.tsx';

/** Every certificate that the reader may see: his companies', or, for staff, his programs'. */
export function CertificatesPage() {
  const { t } = useLanguage();
  const { data, error } = useCertificates();
  return (
    <Page title={t('app.certificates')}>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Typography color="textSecondary">{t('certificate.none')}</Typography>}
      {data && data.length > 0 && (
        <Paper sx={{ p: 2.5 }}>
          <CertificateList certificates={data} />
        </Paper>
      )}
    </Page>
  );
}
