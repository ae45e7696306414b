import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { Certificate } from '../shared/api/certificates.ts';
import { useLanguage } from '../shared/i18n/language.tsx';

/** Certificates with what they are for, until when they hold, and their paper. */
export function CertificateList({ certificates, ofCase }: { certificates: Certificate[]; ofCase?: boolean }) {
  const { t, date } = useLanguage();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
      {certificates.map((one) => (
        <Box component="li" key={one.id}>
          <Typography sx={{ fontWeight: 600 }}>
            {one.letterId ? (
              <Link href={`/api/v1/certificates/${one.id}/pdf`}>{`${one.number} (PDF)`}</Link>
            ) : (
              one.number
            )}
            {!ofCase && ` · ${one.company}`}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {[
              one.kind,
              Array.isArray(one.scope) && one.scope.length > 0 && one.scope.join(', '),
              one.validUntil
                ? t('certificate.valid', { from: date(one.validFrom), until: date(one.validUntil) })
                : t('certificate.from', { from: date(one.validFrom) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {!one.letterId && (
            <Typography variant="body2" color="textSecondary">
              {t('certificate.writing')}
            </Typography>
          )}
          {!ofCase && (
            <Typography variant="body2">
              <Link component={RouterLink} to={`/cases/${one.caseId}`}>
                {t('certificate.case', { number: one.caseNumber ?? t('case.noNumber') })}
              </Link>
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
