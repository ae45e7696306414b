import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { usePrograms } from '../../shared/api/programs.ts';
import type { QueueRow } from '../../shared/api/queue.ts';
import { type EventPreview as Planned, previewEvent } from '../../shared/api/review.ts';
import { EventPreview } from '../../shared/event-preview/event-preview.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { BulkResults } from './bulk-results.tsx';
import { type BulkResult, runBulk } from './bulk-run.ts';
import { messages } from './messages.ts';
import { plannedTotals } from './planned-totals.ts';

interface BulkPreviewProps {
  rows: QueueRow[];
  /** The program's present one. */
  release: string;
  type: string;
  /** What the sender wrote in the dialog so far. */
  data: Record<string, unknown>;
}

/** What one event would come to for many cases: counted for all of them, and shown in full for one. */
export function BulkPreview({ rows, release, type, data }: BulkPreviewProps) {
  const t = useMessages(messages);
  const [shown, setShown] = useState(rows[0]?.id ?? '');
  const row = rows.find(({ id }) => id === shown);
  const program = usePrograms().data?.find((one) => one.release === release)?.id ?? '';
  return (
    <Box component="section" aria-label={t('preview')} sx={{ display: 'grid', gap: 1.5 }}>
      <Counted rows={rows} type={type} data={data} />
      {rows.length > 1 && (
        <TextField
          select
          size="small"
          label={t('previewOf')}
          value={shown}
          onChange={(event) => setShown(event.target.value)}
        >
          {rows.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {[one.number, one.company.name].filter(Boolean).join(' · ')}
            </MenuItem>
          ))}
        </TextField>
      )}
      {row && <EventPreview key={row.id} found={{ ...row, program }} type={type} data={data} />}
    </Box>
  );
}

interface Count {
  /** The data that it was counted with. */
  of: string;
  done: number;
  results: ReadonlyMap<string, BulkResult>;
  plans: readonly Planned[];
}

/** Asks for every case what would be sent, and adds it up. */
function Counted({ rows, type, data }: Omit<BulkPreviewProps, 'release'>) {
  const t = useMessages(messages);
  const { number, money } = useLanguage();
  const written = JSON.stringify(data);
  const [count, setCount] = useState<Count | null>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const ask = async () => {
    const plans: Planned[] = [];
    const results = new Map<string, BulkResult>();
    const tell = () =>
      setCount({ of: written, done: results.size, results: new Map(results), plans: [...plans] });
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    tell();
    await runBulk(
      rows,
      async (row) => plans.push(await previewEvent(row.id, row.revision, type, data)),
      (row, result) => {
        results.set(row.id, result);
        if (!own.signal.aborted) tell();
      },
      own.signal,
    );
  };
  const isRunning = count !== null && count.done < rows.length;
  const isOld = count !== null && count.of !== written;
  const totals = plannedTotals(count?.plans ?? []);
  const failing = rows.filter(({ id }) => !['done', undefined].includes(count?.results.get(id)?.state));
  return (
    <div>
      <Button variant="outlined" size="small" disabled={isRunning} onClick={() => void ask()}>
        {t('count', { count: rows.length })}
      </Button>
      {isRunning && (
        <LinearProgress
          variant="determinate"
          value={(100 * count.done) / rows.length}
          aria-label={t('count', { count: rows.length })}
          sx={{ mt: 1 }}
        />
      )}
      {count && !isRunning && (
        <Box role="status" sx={{ mt: 1, opacity: isOld ? 0.6 : 1 }}>
          <Typography sx={{ fontWeight: 650 }}>
            {t('wouldDo', { done: count.plans.length, count: rows.length })}
          </Typography>
          <Typography>{t('wouldSend', { count: number(totals.messages) })}</Typography>
          {totals.invoices.map(({ count: many, total, currency }) => (
            <Typography key={currency}>
              {t('wouldInvoice', { count: number(many), amount: money(total, currency) })}
            </Typography>
          ))}
          {totals.certificates > 0 && (
            <Typography>{t('wouldCertify', { count: number(totals.certificates) })}</Typography>
          )}
          {isOld && <Typography variant="body2">{t('countOld')}</Typography>}
          {failing.length > 0 && (
            <Box sx={{ mt: 1 }}>
              <BulkResults rows={failing} results={count.results} />
            </Box>
          )}
        </Box>
      )}
    </div>
  );
}
