import Button, { type ButtonProps } from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { PlainField } from './plain-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useSubmit } from './use-submit.ts';

interface FormDialogProps {
  title: string;
  submit: string;
  color?: ButtonProps['color'];
  /** The dialog closes when this succeeds; what it throws is shown above the fields. */
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  /** What leaving it is called where there is nothing to take back. */
  leave?: string;
  /** `onSubmit` says all that is wrong at once, in place of the browser. */
  ownChecks?: boolean;
  /** Another way to decide, beside leaving and sending. */
  other?: ReactNode;
  /** What is asked about is looked at in the dialog, and needs room. */
  wide?: boolean;
  children: ReactNode;
}

/** A question with its fields, asked above the page. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, color, onSubmit, onClose, leave, ownChecks = false, children } = props;
  const { other, wide = false } = props;
  const { t } = useLanguage();
  const id = useId();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const {
    submit: send,
    busy,
    error,
  } = useSubmit(async () => {
    await onSubmit();
    onClose();
  });
  return (
    <Dialog
      open
      fullWidth
      fullScreen={wide && isNarrow}
      maxWidth={wide ? 'lg' : 'sm'}
      onClose={onClose}
      aria-labelledby={id}
    >
      {/* The fields scroll; what the dialog is and how it is sent stay in sight. */}
      <form
        onSubmit={send}
        noValidate={ownChecks}
        style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, '&&': { pt: 1 } }}
        >
          <ProblemAlert error={error} />
          {children}
        </DialogContent>
        <DialogActions sx={other ? { flexWrap: 'wrap', rowGap: 1 } : undefined}>
          {other}
          <Button onClick={onClose}>{leave ?? t('app.cancel')}</Button>
          <Button type="submit" variant="contained" color={color ?? 'primary'} disabled={busy}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Asks for the reason that is written down with what is done. */
export function ReasonDialog({
  help,
  label,
  onSubmit,
  ...rest
}: Omit<FormDialogProps, 'children' | 'onSubmit'> & {
  help: string;
  /** Of the field. */
  label: string;
  onSubmit: (reason: string) => Promise<unknown>;
}) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog {...rest} onSubmit={() => onSubmit(reason)}>
      <Typography>{help}</Typography>
      <PlainField
        name="reason"
        label={label}
        value={reason}
        onText={setReason}
        required
        multiline
        minRows={2}
        autoFocus
      />
    </FormDialog>
  );
}
