import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { signUp } from '../../shared/session.ts';
import { AccountFields, type AccountInput, emptyAccount } from './account-fields.tsx';
import { FormPage } from './form-page.tsx';

export function SignUpPage() {
  const { t } = useLanguage();
  const [account, setAccount] = useState<AccountInput>(emptyAccount);
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo) {
    return (
      <Page title={t('signUp.done')} width="narrow">
        <Alert severity="success" role="status">
          {t('signUp.doneHelp', { email: sentTo })}
        </Alert>
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to="/sign-in">
            {t('signIn.title')}
          </Link>
        </Typography>
      </Page>
    );
  }
  return (
    <FormPage
      title={t('signUp.title')}
      submit={t('signUp.submit')}
      onSubmit={async () => {
        await signUp(account);
        setSentTo(account.email);
      }}
      below={
        <Link component={RouterLink} to="/sign-in">
          {t('signUp.haveAccount')}
        </Link>
      }
    >
      <AccountFields account={account} onChange={setAccount} />
    </FormPage>
  );
}
