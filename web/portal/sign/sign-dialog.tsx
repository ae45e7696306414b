import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useEffect } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { ApiError } from '../../shared/api/client.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { useSignature } from '../../shared/api/signature.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { focusField } from '../step/focus-field.ts';
import { signMessages } from './messages.ts';
import { ReadForm } from './read-form.tsx';

interface SignDialogProps {
  found: Pick<CaseView, 'id' | 'release'>;
  event: OfferedEvent;
  busy: boolean;
  /** Why the server refused the signature. */
  error: unknown;
  hrefOf?: ((place: string) => string | undefined) | undefined;
  /** What the event would come to with what is written so far, for who decides. */
  preview?: ((data: Record<string, unknown>) => ReactNode) | undefined;
  onCancel: () => void;
  /** Signs what `shown` names, with what the event asks for beside. */
  onSign: (shown: string, data: Record<string, unknown> | undefined) => void;
}

/** Shows all that a signature covers, asks for what goes with it, and signs just that. */
export function SignDialog(props: SignDialogProps) {
  const { found, event, busy, error, hrefOf, preview, onCancel, onSign } = props;
  const { say, t } = useLanguage();
  const m = useMessages(signMessages);
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const read = useSignature(found.id, event.type);
  const { refetch, data } = read;
  // Somebody changed what is shown here: it is shown as it stands now before it can be signed.
  const isChanged = error instanceof ApiError && error.problem.code === 'shown-changed';
  useEffect(() => {
    if (isChanged) void refetch();
  }, [isChanged, refetch]);
  const form = useReleasedForm(event.form ? found.release : undefined, event.form ?? '');
  const files = form.data?.steps[0];
  const sent = useSentForm();
  const isReady = typeof data?.shown === 'string' && !read.isFetching && (!event.form || files !== undefined);
  const sign = () => {
    if (!data?.shown) return;
    if (!event.form) return onSign(data.shown, undefined);
    const written = sent.check();
    if (written.errors.length === 0) onSign(data.shown, written.data);
    else focusField(fieldId(written.errors[0]?.path ?? ''));
  };
  return (
    <Dialog
      open
      fullWidth
      fullScreen={isNarrow}
      maxWidth="md"
      onClose={onCancel}
      aria-labelledby="sign-title"
      aria-describedby="sign-what"
    >
      <DialogTitle id="sign-title">{say(event.label)}</DialogTitle>
      {/* Scrolled with the keyboard, too: there may be nothing in it to tab to. */}
      <DialogContent
        role="region"
        aria-label={m('read')}
        tabIndex={0}
        sx={{ display: 'grid', gap: 2, alignContent: 'start', '&&': { pt: 1 } }}
      >
        <Box id="sign-what">
          {data?.title && <Typography sx={{ fontWeight: 600 }}>{say(data.title)}</Typography>}
          <Typography>{m('signsThis')}</Typography>
        </Box>
        {isChanged ? (
          <Alert severity="warning" role="alert">
            {m('changedSince')}
          </Alert>
        ) : (
          <ProblemAlert error={error} hrefOf={hrefOf} />
        )}
        <ProblemAlert error={read.error ?? form.error} />
        {read.isFetching && <Waiting lines={8} />}
        {isReady &&
          data.forms.map((one) => (
            <Box key={one.id} component="section" aria-label={say(one.title)} sx={{ minWidth: 0 }}>
              <Typography variant="h2" sx={{ mb: 1.5 }}>
                {say(one.title)}
              </Typography>
              <ReadForm form={one} without={undefined} fileUrl={accountFile} />
            </Box>
          ))}
        {isReady && (
          <>
            {event.description && <Typography>{say(event.description)}</Typography>}
            {event.confirm && <Typography>{say(event.confirm)}</Typography>}
            {files && <SentFormFields form={sent} step={files} />}
            {preview?.(sent.written)}
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button variant="contained" disabled={busy || !isReady} onClick={sign}>
          {say(event.label)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const accountFile = ({ id }: { id: string }) => `/api/v1/files/${id}`;
