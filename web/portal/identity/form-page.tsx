import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useSubmit } from '../../shared/parts/use-submit.ts';
import { useFormCheck } from './use-form-check.ts';

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
  const { submit: send, busy, error } = useSubmit(onSubmit);
  const { form, check, lacking, hrefOf } = useFormCheck(title, send);
  return (
    <Page title={title} width="narrow">
      {above}
      <ProblemAlert error={lacking ?? error} hrefOf={hrefOf} />
      <Paper sx={{ p: 3 }}>
        <Box
          component="form"
          ref={form}
          onSubmit={ownChecks ? send : check}
          noValidate
          sx={{ display: 'grid', gap: 2.5 }}
        >
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
