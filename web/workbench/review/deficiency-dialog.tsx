import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReviewDefinition } from '../../../engine/index.ts';
import type { StepSource } from '../../renderers/step-form.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { addRow } from './add-row.ts';
import { messages } from './messages.ts';

interface DeficiencyDialogProps {
  caseId: string;
  form: string;
  where: NonNullable<ReviewDefinition['deficiencies']>;
  files: StepSource | undefined;
  question: { id: string; title: string };
  onClose: () => void;
  onAdded: () => void;
}

/** Something the reviewer found himself at a question, put on the list without leaving the question. */
export function DeficiencyDialog(props: DeficiencyDialogProps) {
  const { caseId, form, where, files, question, onClose, onAdded } = props;
  const { t, language } = useLanguage();
  const m = useMessages(messages);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const texts = files?.i18n?.[language];
  const label = texts?.[`${where.table}.${where.text}.label`] ?? texts?.[`${where.text}.label`];
  const empty = text.trim() === '';

  async function add() {
    setTried(true);
    if (empty) return;
    setBusy(true);
    setError(null);
    try {
      const { step, table } = where;
      await addRow(
        { case: caseId, form, step, table },
        { [where.question]: question.id, [where.text]: text.trim() },
      );
      onAdded();
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  }
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby="deficiency-title">
      <DialogTitle id="deficiency-title">{m('deficiencyFor', { title: question.title })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
          {m('deficiencyHelp')}
        </Typography>
        <ProblemAlert error={error} />
        <TextField
          autoFocus
          multiline
          minRows={3}
          label={label ?? m('deficiency')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={tried && empty}
          helperText={tried && empty ? m('deficiencyEmpty') : undefined}
          sx={{ mt: 1 }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="contained" disabled={busy} onClick={() => void add()}>
          {m('deficiencySave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
