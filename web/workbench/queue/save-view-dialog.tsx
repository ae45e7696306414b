import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { addView, type ListView } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';

interface SaveViewDialogProps {
  program: string;
  list: string;
  query: string;
  onClose: () => void;
  onSaved: (view: ListView) => void;
}

/** Asks for the name under which what is shown is kept. */
export function SaveViewDialog({ program, list, query, onClose, onSaved }: SaveViewDialogProps) {
  const t = useMessages(messages);
  const [name, setName] = useState('');
  const [isDefault, setDefault] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    try {
      onSaved(await addView(program, list, { name: name.trim(), query, isDefault }));
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="xs"
      aria-labelledby="save-view"
      slotProps={{
        paper: {
          component: 'form',
          onSubmit: (event: React.FormEvent) => {
            event.preventDefault();
            if (name.trim()) void save();
          },
        },
      }}
    >
      <DialogTitle id="save-view">{t('saveView')}</DialogTitle>
      <DialogContent>
        <ProblemAlert error={error} />
        <TextField
          autoFocus
          required
          label={t('viewName')}
          helperText={t('viewHelp')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 60 } }}
          sx={{ mt: 1 }}
        />
        <FormControlLabel
          control={<Checkbox checked={isDefault} onChange={(_, checked) => setDefault(checked)} />}
          label={t('viewDefault')}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="contained" disabled={busy || !name.trim()}>
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
