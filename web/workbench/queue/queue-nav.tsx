import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { readQueue } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { navMessages } from './nav-messages.ts';
import { placeIn, rememberedQueue, rememberQueue } from './queue-memory.ts';
import { rowHref } from './row-href.ts';

/** Stands in one line on a phone, too. */
const tight = { minWidth: 0, px: { xs: 0.75, sm: 1.25 } };

/** On a page of a case that was opened from a queue: where it stands there, the one before and the next one. */
export function QueueNav({ id }: { id: string }) {
  const t = useMessages(navMessages);
  const navigate = useNavigate();
  const [queue, setQueue] = useState(rememberedQueue);
  const place = queue && placeIn(queue, id);
  const last = place !== null && place.next === null;
  useEffect(() => {
    if (!queue?.next || !last) return undefined;
    let wanted = true;
    // The queue goes on behind what was seen of it. Without an answer this is its end for now.
    void readQueue(queue.query, queue.next)
      .then((page) => {
        if (!wanted) return;
        const seen = new Set(queue.cases.map((one) => one.id));
        const fresh = page.items
          .filter((row) => !seen.has(row.id))
          .map((row) => ({ id: row.id, href: rowHref(row) }));
        const longer = { ...queue, cases: [...queue.cases, ...fresh], next: page.next };
        rememberQueue(longer);
        setQueue(longer);
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [queue, last]);
  const to = (other: string | null | undefined) => (other ? () => navigate(other) : null);
  useShortcut('n', t('next'), to(place?.next));
  useShortcut('p', t('previous'), to(place?.previous));
  useShortcut('u', t('back'), queue && place ? () => navigate(queue.href) : null);
  if (!queue || !place) return null;
  const total = queue.total && `${queue.total.count}${queue.total.more ? '+' : ''}`;
  return (
    <Box
      component="nav"
      aria-label={t('queue')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5 }}
    >
      <Button size="small" component={Link} to={queue.href} sx={tight}>
        {t('back')}
      </Button>
      <Typography variant="body2" color="textSecondary" sx={{ mx: 0.5, fontVariantNumeric: 'tabular-nums' }}>
        {total ? t('place', { position: place.position, total }) : String(place.position)}
      </Typography>
      <Button size="small" disabled={!place.previous} onClick={to(place.previous) ?? undefined} sx={tight}>
        {t('previousShort')}
      </Button>
      <Button size="small" disabled={!place.next} onClick={to(place.next) ?? undefined} sx={tight}>
        {t('nextShort')}
      </Button>
    </Box>
  );
}
