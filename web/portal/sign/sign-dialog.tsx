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
import { useEffect } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { ApiError } from '../../shared/api/client.ts';
import { useSignature } from '../../shared/api/signature.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { signMessages } from './messages.ts';
import { ReadForm } from './read-form.tsx';

interface SignDialogProps {
  caseId: string;
  event: OfferedEvent;
  busy: boolean;
  /** Why the server refused the signature. */
  error: unknown;
  hrefOf?: ((place: string) => string | undefined) | undefined;
  onCancel: () => void;
  /** Signs what `shown` names. */
  onSign: (shown: string) => void;
}

/** Shows all that a signature covers, and signs just that. */
export function SignDialog({ caseId, event, busy, error, hrefOf, onCancel, onSign }: SignDialogProps) {
  const { say, t } = useLanguage();
  const m = useMessages(signMessages);
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const read = useSignature(caseId, event.type);
  const { refetch, data } = read;
  // Somebody changed what is shown here: it is shown as it stands now before it can be signed.
  const isChanged = error instanceof ApiError && error.problem.code === 'shown-changed';
  useEffect(() => {
    if (isChanged) void refetch();
  }, [isChanged, refetch]);
  const isReady = typeof data?.shown === 'string' && !read.isFetching;
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
        <Typography id="sign-what">{m('signsThis')}</Typography>
        {isChanged ? (
          <Alert severity="warning" role="alert">
            {m('changedSince')}
          </Alert>
        ) : (
          <ProblemAlert error={error} hrefOf={hrefOf} />
        )}
        <ProblemAlert error={read.error} />
        {read.isFetching && <Waiting lines={8} />}
        {isReady &&
          data.forms.map((form) => (
            <Box key={form.id} component="section" aria-label={say(form.title)} sx={{ minWidth: 0 }}>
              <Typography variant="h2" sx={{ mb: 1.5 }}>
                {say(form.title)}
              </Typography>
              <ReadForm form={form} without={undefined} fileUrl={accountFile} />
            </Box>
          ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button
          variant="contained"
          disabled={busy || !isReady}
          onClick={() => data?.shown && onSign(data.shown)}
        >
          {say(event.label)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const accountFile = ({ id }: { id: string }) => `/api/v1/files/${id}`;
