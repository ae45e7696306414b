import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useLanguage } from '../i18n/language.tsx';
import { defineMessages, useMessages } from '../i18n/messages.ts';
import { useOnline } from './use-online.ts';

const messages = defineMessages(
  { offline: 'No connection. This goes on by itself as soon as it is back.' },
  { offline: 'Pas de connexion. La suite vient d’elle-même dès son retour.' },
);

/** The shape of what is coming, said once to a screen reader; and why it does not come, where the line is gone. */
export function Waiting({ lines = 5 }: { lines?: number }) {
  const { t } = useLanguage();
  const m = useMessages(messages);
  const isOnline = useOnline();
  return (
    <Box role="status" aria-label={isOnline ? t('app.loading') : m('offline')} sx={{ p: 3 }}>
      {!isOnline && (
        <Typography sx={{ mb: 1, color: 'warning.main', fontWeight: 600 }}>{m('offline')}</Typography>
      )}
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={`line-${index + 1}`} height={34} width={`${95 - index * 9}%`} />
      ))}
    </Box>
  );
}
