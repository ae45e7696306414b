import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { ApiError, newKey } from '../../shared/api/client.ts';
import { type SignedLink, sendLinkEvent } from '../../shared/api/signed-link.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { focusField } from '../step/focus-field.ts';
import { keyOf, useKeeping, useKeptText } from './kept-text.ts';
import { signMessages } from './messages.ts';

interface OtherEventProps {
  token: string;
  draft: string;
  other: SignedLink['others'][number];
  onDone: () => void;
}

/** The server keeps nothing of such a form before it is sent. */
const NEVER_STORED = { data: {}, revision: 0 };

/** Something that may be done in place of signing, folded until it is wanted. */
export function OtherEvent({ token, draft, other, onDone }: OtherEventProps) {
  const { say } = useLanguage();
  const m = useMessages(signMessages);
  const { event, form } = other;
  const step = form?.steps[0];
  const kept = useKeptText(keyOf(draft, event.type), NEVER_STORED);
  const sent = useSentForm(kept.start);
  useKeeping(sent, kept.keep);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const key = useRef(newKey());
  // Whoever wrote here before finds it open, as he left it.
  const [wasOpen] = useState(kept.restored);
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
    <Box component="details" open={wasOpen} sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, p: 1.5 }}>
        {say(event.label)}
      </Box>
      <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
        {event.description && <Typography>{say(event.description)}</Typography>}
        <ProblemAlert error={refused} onClose={() => setRefused(null)} />
        {wasOpen && <Alert severity="info">{m('restoredOther')}</Alert>}
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
