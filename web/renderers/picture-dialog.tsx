import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { messages } from './messages.ts';

/** A picture as large as the screen lets it be. */
export function PictureDialog({ file, onClose }: { file: FileAnswer; onClose: () => void }) {
  const { t } = useLanguage();
  const m = useMessages(messages);
  const { fileUrl } = useSurroundings();
  const titleId = useId();
  return (
    <Dialog open maxWidth="lg" onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </DialogTitle>
      <DialogContent>
        <img src={fileUrl(file)} alt={file.name} style={{ maxWidth: '100%', maxHeight: '70vh' }} />
      </DialogContent>
      <DialogActions>
        <Button href={fileUrl(file)}>{m('file.download')}</Button>
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
