import { useLanguage } from '../../shared/i18n/language.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';

export interface AccountInput {
  name: string;
  username: string;
  email: string;
  password: string;
}

export const emptyAccount: AccountInput = { name: '', username: '', email: '', password: '' };

/** The fields of a new account. */
export function AccountFields({
  account,
  onChange,
}: {
  account: AccountInput;
  onChange: (account: AccountInput) => void;
}) {
  const { t } = useLanguage();
  const set = (key: keyof AccountInput) => (text: string) => onChange({ ...account, [key]: text });
  return (
    <>
      <PlainField
        name="name"
        label={t('signUp.name')}
        value={account.name}
        onText={set('name')}
        autoComplete="name"
        required
      />
      <PlainField
        name="username"
        label={t('signUp.username')}
        helperText={t('signUp.usernameHelp')}
        value={account.username}
        onText={set('username')}
        autoComplete="username"
        required
      />
      <PlainField
        name="email"
        type="email"
        label={t('signUp.email')}
        value={account.email}
        onText={set('email')}
        autoComplete="email"
        required
      />
      <PlainField
        name="password"
        type="password"
        label={t('signUp.password')}
        helperText={t('signUp.passwordHelp')}
        value={account.password}
        onText={set('password')}
        autoComplete="new-password"
        required
      />
    </>
  );
}
