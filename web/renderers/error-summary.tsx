import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { fieldId } from './use-field.ts';

interface ErrorSummaryProps {
  errors: { path: string; label: string; message: string }[];
}

/** All that is wrong with a form, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const m = useMessages(messages);
  const box = useRef<HTMLDivElement>(null);
  const any = errors.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any]);
  if (!any) return null;
  return (
    <Alert severity="error" variant="outlined" role="alert" ref={box} tabIndex={-1}>
      <AlertTitle>{m('summary.title')}</AlertTitle>
      <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
        {errors.map(({ path, label, message }) => (
          <li key={`${path} ${message}`}>
            <Link
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                event.preventDefault();
                const found = document.getElementById(fieldId(path));
                const input = found?.matches('input, select, textarea, button')
                  ? found
                  : found?.querySelector<HTMLElement>(
                      'input:not([hidden]), select, textarea, [role="textbox"], button',
                    );
                found?.scrollIntoView({ block: 'center' });
                (input ?? found)?.focus({ preventScroll: true });
              }}
            >
              {`${label}: ${message}`}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
