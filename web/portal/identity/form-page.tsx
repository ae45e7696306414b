import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useSubmit } from '../../shared/parts/use-submit.ts';
import { formFaults } from './form-faults.ts';
import { messages } from './messages.ts';

interface FormPageProps {
  title: string;
  submit: string;
  /** May throw an ApiError, which is shown above the fields. */
  onSubmit: () => Promise<void>;
  /** `onSubmit` itself says what is empty, at its field. */
  ownChecks?: boolean;
  children: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
}

/** A short page with one form: sign in, sign up, forgotten password. */
export function FormPage(props: FormPageProps) {
  const { title, submit, onSubmit, ownChecks = false, children, above, below } = props;
  const { pair } = useLanguage();
  const say = useMessages(messages);
  const { submit: send, busy, error } = useSubmit(onSubmit);
  const [lacking, setLacking] = useState<ApiError | null>(null);
  function check(event: FormEvent<HTMLFormElement>) {
    const inputs = [...event.currentTarget.elements].filter((one) => one instanceof HTMLInputElement);
    const faults = ownChecks ? [] : formFaults(inputs);
    if (faults.length === 0) {
      setLacking(null);
      return send(event);
    }
    event.preventDefault();
    const reasons = faults.map(({ label, fault }) => ({ message: pair(label, say(fault)) }));
    setLacking(new ApiError({ title, status: 400, reasons }));
  }
  return (
    <Page title={title} width="narrow">
      {above}
      <ProblemAlert error={lacking ?? error} />
      <Paper sx={{ p: 3 }}>
        <Box component="form" onSubmit={check} noValidate sx={{ display: 'grid', gap: 2.5 }}>
          {children}
          <Button type="submit" variant="contained" size="large" disabled={busy}>
            {submit}
          </Button>
        </Box>
      </Paper>
      {below && <Box sx={{ mt: 2, display: 'grid', gap: 1, justifyItems: 'start' }}>{below}</Box>}
    </Page>
  );
}
