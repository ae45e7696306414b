import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { StepSource } from '../../renderers/step-form.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import type { Conflict } from './use-autosave.ts';

interface ConflictDialogProps {
  conflict: Conflict;
  step: StepSource;
  onChoose: (keep: 'mine' | 'theirs') => void;
}

/** Two people, or two tabs, wrote in the same step: what differs, and whose text stays. */
export function ConflictDialog({ conflict, step, onChoose }: ConflictDialogProps) {
  const { t, language } = useLanguage();
  const names = [...new Set([...Object.keys(conflict.mine), ...Object.keys(conflict.theirs)])].filter(
    (name) => JSON.stringify(conflict.mine[name]) !== JSON.stringify(conflict.theirs[name]),
  );
  const show = (value: unknown) =>
    value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return (
    <Dialog open maxWidth="md" fullWidth aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{t('conflict.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('conflict.help')}</Typography>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('conflict.field')}</TableCell>
              <TableCell>{t('conflict.mine')}</TableCell>
              <TableCell>{t('conflict.theirs')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {names.map((name) => (
              <TableRow key={name}>
                <TableCell component="th" scope="row">
                  {step.i18n?.[language]?.[`${name}.label`] ?? name}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'pre-wrap' }}>{show(conflict.mine[name])}</TableCell>
                <TableCell sx={{ whiteSpace: 'pre-wrap' }}>{show(conflict.theirs[name])}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onChoose('theirs')}>{t('conflict.takeTheirs')}</Button>
        <Button variant="contained" onClick={() => onChoose('mine')}>
          {t('conflict.keepMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
