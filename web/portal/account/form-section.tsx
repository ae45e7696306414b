import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Section } from '../case/section.tsx';

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
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setSaved(false);
    try {
      await onSubmit();
      setSaved(true);
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  }
  return (
    <Section title={title}>
      <ProblemAlert error={error} />
      {saved && (
        <Alert severity="success" role="status" sx={{ mb: 2 }}>
          {done}
        </Alert>
      )}
      <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 2.5, justifyItems: 'start' }}>
        {children}
        <Button type="submit" variant="contained" disabled={busy}>
          {submit}
        </Button>
      </Box>
    </Section>
  );
}
