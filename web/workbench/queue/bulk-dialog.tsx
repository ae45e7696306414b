import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueueRow } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { BulkResults } from './bulk-results.tsx';
import { type BulkResult, runBulk } from './bulk-run.ts';
import { messages } from './messages.ts';

interface BulkDialogProps {
  title: string;
  rows: QueueRow[];
  danger?: boolean;
  /** What is asked before; called `check` must say yes first. */
  children: ReactNode;
  /** Whether what was asked is answered; shows what is missing itself. */
  check: () => boolean;
  send: (row: QueueRow) => Promise<unknown>;
  /** `acted`: at least one case was asked. */
  onClose: (acted: boolean) => void;
}

/** One thing done to many cases: asked with the count, shown while it runs, told for each case afterwards. */
export function BulkDialog({ title, rows, danger, children, check, send, onClose }: BulkDialogProps) {
  const t = useMessages(messages);
  const queries = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<string, BulkResult>>(new Map());
  const [phase, setPhase] = useState<'asking' | 'running' | 'told'>('asking');
  const stop = useRef<AbortController>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (phase === 'told') heading.current?.focus();
  }, [phase]);
  useEffect(() => {
    if (phase !== 'running') return undefined;
    // Leaving in the middle would leave the rest unasked without a word.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [phase]);
  const run = async (some: QueueRow[]) => {
    stop.current = new AbortController();
    setPhase('running');
    const tell = (row: QueueRow, result: BulkResult) =>
      setResults((before) => new Map(before).set(row.id, result));
    await runBulk(some, send, tell, stop.current.signal);
    setPhase('told');
    void queries.invalidateQueries({ queryKey: ['cases'] });
    for (const row of some) void queries.invalidateQueries({ queryKey: ['case', row.id] });
  };
  const close = () => {
    if (phase === 'running') return;
    onClose(phase === 'told');
  };
  const again = rows.filter(({ id }) => ['unreached', 'stopped'].includes(results.get(id)?.state ?? ''));
  const done = [...results.values()].filter(({ state }) => state === 'done').length;
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={close} aria-labelledby="bulk-title">
      <DialogTitle id="bulk-title" ref={heading} tabIndex={-1}>
        {title}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {phase === 'asking' && (
          <>
            {children}
            <Typography variant="body2" color="textSecondary">
              {t('confirmHelp')}
            </Typography>
            <details>
              <summary>{t('which')}</summary>
              <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 180, overflowY: 'auto' }}>
                {rows.map((row) => (
                  <li key={row.id}>{[row.number, row.company.name].filter(Boolean).join(' · ')}</li>
                ))}
              </Box>
            </details>
          </>
        )}
        {phase === 'running' && (
          <Box>
            <Typography role="status" sx={{ mb: 1 }}>
              {t('running', { done: results.size, count: rows.length })}
            </Typography>
            <LinearProgress
              variant="determinate"
              value={(100 * results.size) / rows.length}
              aria-label={title}
            />
          </Box>
        )}
        {phase === 'told' && (
          <>
            <Typography role="status" sx={{ fontWeight: 650 }}>
              {t('results', { done, refused: results.size - done })}
            </Typography>
            <BulkResults rows={rows} results={results} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {phase === 'asking' && (
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              variant="contained"
              color={danger ? 'error' : 'primary'}
              onClick={() => check() && void run(rows)}
            >
              {t('run', { count: rows.length })}
            </Button>
          </>
        )}
        {phase === 'running' && <Button onClick={() => stop.current?.abort()}>{t('stop')}</Button>}
        {phase === 'told' && (
          <>
            {again.length > 0 && (
              <Button
                onClick={() => {
                  setResults(new Map([...results].filter(([id]) => !again.some((row) => row.id === id))));
                  void run(again);
                }}
              >
                {t('retry')}
              </Button>
            )}
            <Button variant="contained" onClick={close}>
              {t('close')}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
