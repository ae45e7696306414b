import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router';
import { ApiError } from '../api/client.ts';
import { useLanguage } from '../i18n/language.tsx';
import { defineMessages, useMessages } from '../i18n/messages.ts';

const messages = defineMessages({ toProgram: 'Go to that program' }, { toProgram: 'Aller à ce programme' });

interface ProblemAlertProps {
  error: unknown;
  /** Where a place of the case is on the screen. */
  hrefOf?: (place: string) => string | undefined;
  onClose?: () => void;
}

/** What went wrong and what to do, with a link to each place it is about. Takes the focus when it appears. */
export function ProblemAlert({ error, hrefOf, onClose }: ProblemAlertProps) {
  const { t, say } = useLanguage();
  const m = useMessages(messages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  const points = problem?.reasons ?? [];
  const text =
    problem === null || problem.status === 0 ? t('error.network') : (problem.detail ?? problem.title);
  return (
    <Alert severity="error" role="alert" ref={box} tabIndex={-1} onClose={onClose} sx={{ mb: 2 }}>
      <AlertTitle component="h2" sx={{ fontSize: '1rem' }}>
        {points.length ? t('error.summary') : t('error.title')}
      </AlertTitle>
      {points.length === 0 && text}
      {points.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {points.map((point, index) => {
            const href = point.case ? `/cases/${point.case}` : point.place && hrefOf?.(point.place);
            const message = say(point.message);
            return (
              <li key={`${point.place ?? ''}-${index + 1}`}>
                {href ? (
                  <Link component={RouterLink} to={href} color="inherit">
                    {message}
                  </Link>
                ) : (
                  message
                )}
                {'program' in point && point.program && (
                  <>
                    {' '}
                    <Link component={RouterLink} to={`/#${point.program}`} color="inherit">
                      {m('toProgram')}
                    </Link>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Alert>
  );
}
