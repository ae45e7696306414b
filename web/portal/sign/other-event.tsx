import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { ApiError, newKey } from '../../shared/api/client.ts';
import { type SignedLink, sendLinkEvent } from '../../shared/api/signed-link.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { focusField } from '../step/focus-field.ts';

interface OtherEventProps {
  token: string;
  other: SignedLink['others'][number];
  onDone: () => void;
}

/** Something that may be done in place of signing, folded until it is wanted. */
export function OtherEvent({ token, other, onDone }: OtherEventProps) {
  const { say } = useLanguage();
  const { event, form } = other;
  const step = form?.steps[0];
  const sent = useSentForm();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const key = useRef(newKey());
  async function send() {
    const { data: written, errors } = sent.check();
    if (errors.length > 0) {
      focusField(fieldId(errors[0]?.path ?? ''));
      return;
    }
    setBusy(true);
    setRefused(null);
    try {
      await sendLinkEvent(token, event.type, step ? written : undefined, key.current);
      onDone();
    } catch (caught) {
      // Without an answer it may have been done: the same try is sent again.
      if (caught instanceof ApiError && caught.problem.status > 0) key.current = newKey();
      setRefused(caught);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Box component="details" sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, p: 1.5 }}>
        {say(event.label)}
      </Box>
      <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
        {event.description && <Typography>{say(event.description)}</Typography>}
        <ProblemAlert error={refused} onClose={() => setRefused(null)} />
        {step && <SentFormFields form={sent} step={step} />}
        <Box>
          <Button variant="outlined" onClick={send} disabled={busy}>
            {say(event.label)}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}
