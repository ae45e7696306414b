import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Reason } from '../../../engine/index.ts';
import { ApiError } from '../api/client.ts';
import { useLanguage } from '../i18n/language.tsx';
import { defineMessages, useMessages } from '../i18n/messages.ts';
import { ReasonText } from './reason-text.tsx';

const messages = defineMessages({ notes: 'Worth a look as well:' }, { notes: 'À regarder aussi :' });

interface ProblemAlertProps {
  error: unknown;
  /** Where a place of the case is on the screen. */
  hrefOf?: ((place: string) => string | undefined) | undefined;
  /** What a place is a part of: the points of several parts stand under the name of theirs. */
  partOf?: (place: string) => string | undefined;
  onClose?: () => void;
}

/** What went wrong and what to do, with a link to each place it is about. Takes the focus when it appears. */
export function ProblemAlert({ error, hrefOf, partOf, onClose }: ProblemAlertProps) {
  const { t } = useLanguage();
  const m = useMessages(messages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  const points = problem?.reasons ?? [];
  // Warnings and notes came along; they keep nobody from going on.
  const notes = points.filter(({ severity }) => severity === 'warning' || severity === 'note');
  const wrong = points.filter((point) => !notes.includes(point));
  const text =
    problem === null || problem.status === 0 ? t('error.network') : (problem.detail ?? problem.title);
  return (
    <Alert severity="error" role="alert" ref={box} tabIndex={-1} onClose={onClose} sx={{ mb: 2 }}>
      <AlertTitle component="h2" sx={{ fontSize: '1rem' }}>
        {points.length ? t('error.summary') : t('error.title')}
      </AlertTitle>
      {points.length === 0 && text}
      {inParts(wrong, partOf).map(([part, own]) => (
        <Box key={part} sx={{ '&:not(:first-of-type)': { mt: 0.75 } }}>
          {part && (
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {part}
            </Typography>
          )}
          <Points points={own} hrefOf={hrefOf} />
        </Box>
      ))}
      {notes.length > 0 && (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600, mt: wrong.length > 0 ? 1 : 0 }}>
            {m('notes')}
          </Typography>
          <Points points={notes} hrefOf={hrefOf} />
        </>
      )}
    </Alert>
  );
}

/** Points by the part that they are in, in their order; no names where there is but one. */
function inParts(points: Reason[], partOf: ProblemAlertProps['partOf']): [string, Reason[]][] {
  const parts = new Map<string, Reason[]>();
  for (const point of points) {
    const part = (point.place && partOf?.(point.place)) || '';
    parts.set(part, [...(parts.get(part) ?? []), point]);
  }
  return parts.size > 1 ? [...parts] : [['', points]];
}

function Points({ points, hrefOf }: { points: Reason[]; hrefOf: ProblemAlertProps['hrefOf'] }) {
  if (points.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
      {points.map((point, index) => (
        <li key={`${point.place ?? ''}-${index + 1}`}>
          <ReasonText reason={point} hrefOf={hrefOf} />
        </li>
      ))}
    </ul>
  );
}
