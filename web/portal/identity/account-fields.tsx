import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PasswordField } from '../../shared/parts/password-field.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import type { AccountInput } from './account-input.ts';
import type { AccountProblems } from './account-problems.ts';
import { messages } from './messages.ts';

interface AccountFieldsProps {
  account: AccountInput;
  onChange: (account: AccountInput) => void;
  problems: AccountProblems;
  /** The address is known already and cannot be another. */
  fixedEmail?: boolean;
}

/** The fields of a new account, each with what is wrong with it. */
export function AccountFields({ account, onChange, problems, fixedEmail = false }: AccountFieldsProps) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const set = (key: keyof AccountInput) => (text: string) => onChange({ ...account, [key]: text });
  const problem = (key: keyof AccountInput) => {
    const found = problems[key];
    return found === undefined ? {} : { problem: say(found) };
  };
  return (
    <>
      <PlainField
        name="name"
        label={t('signUp.name')}
        value={account.name}
        onText={set('name')}
        autoComplete="name"
        required
        {...problem('name')}
      />
      <PlainField
        name="email"
        type="email"
        label={t('signUp.email')}
        value={account.email}
        onText={set('email')}
        autoComplete="email"
        readOnly={fixedEmail}
        required
        {...problem('email')}
      />
      <PlainField
        name="username"
        label={t('signUp.username')}
        helperText={t('signUp.usernameHelp')}
        value={account.username}
        onText={set('username')}
        autoComplete="username"
        required
        {...problem('username')}
      />
      <PasswordField
        name="password"
        label={t('signUp.password')}
        helperText={t('signUp.passwordHelp')}
        value={account.password}
        onText={set('password')}
        autoComplete="new-password"
        {...problem('password')}
      />
    </>
  );
}
