import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useSubmit } from '../../shared/parts/use-submit.ts';
import { Section } from '../case/section.tsx';
import { useFormCheck } from '../identity/use-form-check.ts';

interface FormSectionProps {
  title: string;
  submit: string;
  /** Said once it has succeeded. */
  done: string;
  onSubmit: () => Promise<void>;
  children: ReactNode;
}

/** A small form of a section: says when it is done and what went wrong. */
export function FormSection({ title, submit, onSubmit, done, children }: FormSectionProps) {
  const { submit: send, busy, done: saved, error } = useSubmit(onSubmit);
  const { form, check, lacking, hrefOf } = useFormCheck(title, send);
  return (
    <Section title={title}>
      <ProblemAlert error={lacking ?? error} hrefOf={hrefOf} />
      {saved && !lacking && (
        <Alert severity="success" role="status" sx={{ mb: 2 }}>
          {done}
        </Alert>
      )}
      <Box
        component="form"
        ref={form}
        onSubmit={check}
        noValidate
        sx={{ display: 'grid', gap: 2.5, justifyItems: 'start' }}
      >
        {children}
        <Button type="submit" variant="contained" disabled={busy}>
          {submit}
        </Button>
      </Box>
    </Section>
  );
}
