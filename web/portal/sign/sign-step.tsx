import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { FormSurroundings } from '../../renderers/form-context.tsx';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { ApiError, newKey } from '../../shared/api/client.ts';
import {
  type LinkedForm,
  type SignedLink,
  signStep,
  useLinkedForm,
  useReadLinkedAgain,
} from '../../shared/api/signed-link.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { keyOf, useKeeping, useKeptText } from './kept-text.ts';
import { signMessages } from './messages.ts';

interface SignStepProps {
  token: string;
  link: SignedLink;
  onDone: () => void;
}

/** The step to sign, filled in here and sent once. */
export function SignStep(props: SignStepProps) {
  const { token, link } = props;
  const { data, error } = useLinkedForm(token, link.form, true);
  // Outlives the form, which begins anew when it was read again.
  const [refused, setRefused] = useState<unknown>(null);
  const step = data?.steps.find((one) => one.id === link.step);
  if (error && !step) return <ProblemAlert error={error} />;
  return data && step ? (
    <Signature
      key={step.answer.revision}
      {...props}
      step={step}
      shown={data.shown}
      signature={data.signature}
      refused={refused}
      setRefused={setRefused}
    />
  ) : (
    <Waiting lines={4} />
  );
}

interface SignatureProps extends SignStepProps {
  step: LinkedForm['steps'][number];
  shown: string | null;
  signature: LinkedForm['signature'];
  refused: unknown;
  setRefused: (error: unknown) => void;
}

/** What is to be signed stands there otherwise than it was shown. */
const isChanged = (error: unknown) =>
  error instanceof ApiError && (error.problem.status === 412 || error.problem.code === 'shown-changed');

function Signature(props: SignatureProps) {
  const { token, link, step, shown, signature, refused, setRefused, onDone } = props;
  const { say } = useLanguage();
  const m = useMessages(signMessages);
  const kept = useKeptText(keyOf(link.draft), step.answer);
  const sent = useSentForm(kept.start);
  useKeeping(sent, kept.keep);
  const [busy, setBusy] = useState(false);
  const readAgain = useReadLinkedAgain(token, link.form);
  const key = useRef(newKey());
  const around = useMemo<Partial<FormSurroundings>>(
    () => ({
      choicesAt: (path) => step.answer.choices[`/${path.replaceAll('.', '/')}`],
      tickedAt: (path) => step.answer.ticked[`/${path.replaceAll('.', '/')}`],
    }),
    [step],
  );
  async function sign() {
    setRefused(null);
    const written = sent.check();
    if (written.errors.length > 0) return;
    setBusy(true);
    try {
      await signStep(token, { revision: step.answer.revision, shown }, written.data, key.current);
      onDone();
    } catch (caught) {
      // What was typed stays in the form; the server has kept nothing of it.
      const problem = caught instanceof ApiError ? caught.problem : null;
      if (problem !== null && problem.status > 0) key.current = newKey();
      // Something else stands there now: it is shown before it can be signed.
      if (isChanged(caught)) {
        kept.keep(written.data);
        await readAgain();
      }
      setRefused(caught);
    } finally {
      setBusy(false);
    }
  }
  const label = link.event ? say(link.event.label) : m('sign');
  return (
    <Paper component="section" aria-labelledby="sign" sx={{ p: 2.5 }}>
      <Typography variant="h2" id="sign" sx={{ mb: 1.5 }}>
        {say(step.title)}
      </Typography>
      {shown !== null && (
        <Box sx={{ mb: 2, maxWidth: '70ch' }}>
          {signature && <Typography sx={{ fontWeight: 600 }}>{say(signature)}</Typography>}
          <Typography>{m('signsAbove')}</Typography>
        </Box>
      )}
      {isChanged(refused) && (
        <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
          {m('changedAbove')}
        </Alert>
      )}
      <ProblemAlert
        error={isChanged(refused) ? null : refused}
        hrefOf={(place) => `#${fieldId(place.split('.').slice(2).join('.'))}`}
        onClose={() => setRefused(null)}
      />
      {kept.restored && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {m('restored')}
        </Alert>
      )}
      {sent.errors.length > 0 && (
        <Alert severity="error" role="alert" sx={{ mb: 2 }}>
          {m('missing')}
        </Alert>
      )}
      <SentFormFields form={sent} step={step} readOnly={!step.answer.canEdit} around={around} />
      <Box sx={{ mt: 3, '@media print': { display: 'none' } }}>
        <Button variant="contained" size="large" onClick={sign} disabled={busy || !step.answer.canEdit}>
          {label}
        </Button>
      </Box>
    </Paper>
  );
}
