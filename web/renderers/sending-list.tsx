import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Finding } from './field-help.tsx';
import { RowButton } from './inputs.tsx';
import { messages } from './messages.ts';
import type { Sending } from './use-uploads.ts';

interface SendingListProps {
  list: Sending[];
  onAgain: (key: number) => void;
  onForget: (key: number) => void;
}

/** Files on their way with their progress, and those that were not taken with the reason. */
export function SendingList({ list, onAgain, onForget }: SendingListProps) {
  const { pair, t } = useLanguage();
  const m = useMessages(messages);
  return list.map(({ key, file: { name }, part, waiting, refused, again }) =>
    refused === null ? (
      <Box key={key} sx={{ my: 1, maxWidth: 480 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
          <Typography variant="body2" role="status" sx={{ overflowWrap: 'anywhere' }}>
            {waiting ? m('file.waiting', { name }) : t('file.sending', { name })}
          </Typography>
          <RowButton type="button" onClick={() => onForget(key)} aria-label={m('file.cancel', { name })}>
            {t('app.cancel')}
          </RowButton>
        </Box>
        <LinearProgress
          variant="determinate"
          color={waiting ? 'warning' : 'primary'}
          value={part * 100}
          aria-label={m('file.part', { name, part: Math.round(part * 100) })}
        />
      </Box>
    ) : (
      <Box key={key} role="alert" sx={{ my: 1 }}>
        <Finding severity="error" message={refused} />
        {again && (
          <RowButton type="button" onClick={() => onAgain(key)} aria-label={m('file.again', { name })}>
            {t('app.retry')}
          </RowButton>
        )}
        <RowButton type="button" onClick={() => onForget(key)} aria-label={pair(m('file.dismiss'), name)}>
          {m('file.dismiss')}
        </RowButton>
      </Box>
    ),
  );
}
