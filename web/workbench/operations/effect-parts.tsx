import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link as RouterLink } from 'react-router';
import type { QueuedEffect } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { effectRemedy, effectWords, messages } from './messages.ts';

/** The way to an effect's audit. */
export function CaseLink({ caseId, label }: { caseId: string | null; label?: string | null }) {
  const { t } = useLanguage();
  if (caseId === null) return <>–</>;
  return (
    <Link component={RouterLink} to={`/cases/${caseId}`} sx={{ whiteSpace: 'nowrap' }}>
      {label ?? t('list.open')}
    </Link>
  );
}

/** What went wrong with an effect and what to do, and everything that it holds. It holds no secrets: those come from settings when it runs. */
export function EffectDialog({ effect, onClose }: { effect: QueuedEffect; onClose: () => void }) {
  const { t, pair, moment } = useLanguage();
  const say = useMessages(messages);
  const id = useId();
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby={id}>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <DialogTitle id={id} sx={{ flexGrow: 1 }}>
          {effectWords(say, effect.type)} · {say(`effect.${effect.status}`)}
        </DialogTitle>
        <IconButton onClick={onClose} aria-label={t('app.close')} sx={{ mr: 1 }}>
          ✕
        </IconButton>
      </Box>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography>
          {pair(say('created'), moment(effect.createdAt))} · {pair(say('attempts'), effect.attempts)}
        </Typography>
        {effect.lastError && (
          <Box>
            <Typography variant="h3">{say('error')}</Typography>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{effect.lastError}</Typography>
          </Box>
        )}
        {effect.status === 'dead' && (
          <Box>
            <Typography variant="h3">{say('todo')}</Typography>
            <Typography>{effectRemedy(say, effect.type)}</Typography>
          </Box>
        )}
        <Box>
          <Typography variant="h3">{say('content')}</Typography>
          <Box
            component="pre"
            tabIndex={0}
            role="region"
            aria-label={say('content')}
            sx={{
              m: 0,
              p: 1.5,
              bgcolor: 'action.hover',
              borderRadius: 1,
              overflow: 'auto',
              fontSize: '0.85rem',
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
            }}
          >
            {JSON.stringify(effect.params, null, 2)}
          </Box>
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {effect.key}
        </Typography>
      </DialogContent>
    </Dialog>
  );
}
