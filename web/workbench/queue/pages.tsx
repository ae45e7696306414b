import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Total } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

interface PagesProps {
  from: number;
  count: number;
  total: Total | undefined;
  onFirst: (() => void) | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** Which rows are shown, and the way to the others. */
export function Pages({ from, count, total, onFirst, onPrevious, onNext }: PagesProps) {
  const t = useMessages(messages);
  const all = total && `${total.count}${total.more ? '+' : ''}`;
  return (
    <Box
      component="nav"
      aria-label={t('pages')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}
    >
      <Typography role="status" variant="body2" color="textSecondary">
        {count === 0 ? t('none') : t('shown', { from: from + 1, to: from + count, total: all ?? '…' })}
      </Typography>
      {(onFirst || onNext) && (
        <>
          <Button size="small" disabled={!onFirst} onClick={onFirst ?? undefined}>
            {t('firstPage')}
          </Button>
          <Button size="small" disabled={!onPrevious} onClick={onPrevious ?? undefined}>
            {t('previousPage')}
          </Button>
          <Button size="small" disabled={!onNext} onClick={onNext ?? undefined}>
            {t('nextPage')}
          </Button>
        </>
      )}
    </Box>
  );
}
