import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';

/** After a message was sent or a thing was done: what happened, and the way on. */
export function DonePage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <Page title={title} width="narrow">
      <Alert severity="success" role="status">
        {text}
      </Alert>
      {children}
      <Typography sx={{ mt: 2 }}>
        <Link component={RouterLink} to="/sign-in">
          {t('signIn.title')}
        </Link>
      </Typography>
    </Page>
  );
}
