import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { ProgramBuckets } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

/** A bucket with its count: one large link to its part of the list. */
export function BucketCard({
  program,
  bucket,
}: {
  program: string;
  bucket: ProgramBuckets['buckets'][number];
}) {
  const t = useMessages(messages);
  const { pair, say } = useLanguage();
  const count = `${bucket.count}${bucket.more ? '+' : ''}`;
  const inWords = bucket.count === 1 && !bucket.more ? t('oneCase') : t('cases', { count });
  return (
    <Paper
      component="li"
      sx={{
        position: 'relative',
        p: 2,
        display: 'flex',
        gap: 2,
        alignItems: 'flex-start',
        '&:hover': { borderColor: 'primary.main' },
        '&:focus-within': { borderColor: 'primary.main' },
      }}
    >
      <Typography
        aria-hidden
        sx={{
          fontSize: '1.9rem',
          fontWeight: 650,
          lineHeight: '1.5rem',
          minWidth: '1.1em',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {count}
      </Typography>
      <Box>
        <Box
          component={Link}
          to={`/queue/${program}/${bucket.list}?bucket=${bucket.id}`}
          aria-label={pair(say(bucket.title), inWords)}
          sx={{
            color: 'text.primary',
            fontWeight: 650,
            textDecoration: 'none',
            // The whole card leads there.
            '&::after': { content: '""', position: 'absolute', inset: 0, borderRadius: 1 },
            '&:hover': { textDecoration: 'underline' },
          }}
        >
          {say(bucket.title)}
        </Box>
        {bucket.description && (
          <Typography variant="body2" color="textSecondary">
            {say(bucket.description)}
          </Typography>
        )}
      </Box>
    </Paper>
  );
}
