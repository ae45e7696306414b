import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { Reason } from '../../../engine/index.ts';
import { useLanguage } from '../i18n/language.tsx';
import { ProgramLink } from './program-link.tsx';

interface ReasonTextProps {
  reason: Reason;
  /** Where a place of the case is on the screen. */
  hrefOf?: ((place: string) => string | undefined) | undefined;
}

/** A reason's words, what it is about before them. */
export function useReasonWords(): (reason: Reason) => string {
  const { say } = useLanguage();
  return ({ about, message }) => [about && say(about), say(message)].filter(Boolean).join(' – ');
}

/** Why something may not be done: a link to the place or the case that it is about, where there is one. */
export function ReasonText({ reason, hrefOf }: ReasonTextProps) {
  const words = useReasonWords()(reason);
  const href = reason.case ? `/cases/${reason.case}` : reason.place && hrefOf?.(reason.place);
  return (
    <>
      {href ? (
        <Link
          // The browser itself leads to a field of this page, and into it.
          {...(href.startsWith('#') ? { href } : { component: RouterLink, to: href })}
          color="inherit"
        >
          {words}
        </Link>
      ) : (
        words
      )}
      {reason.program && (
        <>
          {' '}
          <ProgramLink program={reason.program} />
        </>
      )}
    </>
  );
}
