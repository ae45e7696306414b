import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

/** Codes that let their owner in once each; shown this once, so the dialog asks whether they are kept. */
export function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useMessages(messages);
  const id = useId();
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{say('codesTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{say('codesHelp')}</Alert>
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
            gap: 1,
            fontFamily: 'monospace',
            fontSize: '1.05rem',
          }}
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button href={file} download="backup-codes.txt">
          {say('download')}
        </Button>
        <Button variant="contained" onClick={onKept}>
          {say('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
