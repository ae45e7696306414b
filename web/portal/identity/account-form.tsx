import { type ReactNode, useState } from 'react';
import { ApiError } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { AccountFields } from './account-fields.tsx';
import type { AccountInput } from './account-input.ts';
import { type AccountProblems, accountProblems, localProblems } from './account-problems.ts';
import { FormPage } from './form-page.tsx';
import { messages } from './messages.ts';

interface AccountFormProps {
  title: string;
  submit: string;
  account: AccountInput;
  onChange: (account: AccountInput) => void;
  onSubmit: () => Promise<void>;
  fixedEmail?: boolean;
  children?: ReactNode;
  below?: ReactNode;
}

/** A new account's form: what is wrong stands at its field and, summed up, above. */
export function AccountForm(props: AccountFormProps) {
  const { title, submit, account, onChange, onSubmit, fixedEmail, children, below } = props;
  const { pair, t } = useLanguage();
  const say = useMessages(messages);
  const [problems, setProblems] = useState<AccountProblems>({});
  const summary = (found: AccountProblems) =>
    new ApiError({
      title,
      status: 400,
      reasons: Object.entries(found).map(([field, key]) => ({
        place: field,
        message: pair(t(`signUp.${field as keyof AccountProblems}`), say(key)),
      })),
    });
  async function send() {
    const local = localProblems(account);
    setProblems(local);
    if (Object.keys(local).length > 0) throw summary(local);
    try {
      await onSubmit();
    } catch (error) {
      const found = accountProblems(error);
      setProblems(found);
      if (Object.keys(found).length > 0) throw summary(found);
      if (error instanceof ApiError && error.problem.status === 429) {
        const minutes = Math.max(1, Math.ceil((error.problem.retryAfter ?? 60) / 60));
        throw new ApiError({ title: say('wait', { minutes }), status: 429 });
      }
      throw error;
    }
  }
  return (
    <FormPage title={title} submit={submit} onSubmit={send} ownChecks below={below}>
      {children}
      <AccountFields
        account={account}
        onChange={onChange}
        problems={problems}
        fixedEmail={fixedEmail ?? false}
      />
    </FormPage>
  );
}
