import Typography from '@mui/material/Typography';
import type { OfferedEvent } from '../../../engine/index.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ReasonText, useReasonWords } from '../../shared/parts/reason-text.tsx';

interface EventReasonsProps {
  event: OfferedEvent;
  /** Where a place of the case is on the screen. */
  hrefOf: ((place: string) => string | undefined) | undefined;
}

/** Below an event's button: why it is not possible now, each reason a link to its place, or how much is missing. */
export function EventReasons({ event, hrefOf }: EventReasonsProps) {
  const { t } = useLanguage();
  const words = useReasonWords();
  const { reasons, offered } = event;
  if (reasons.length === 0) return null;
  const distinct = new Map(reasons.map((reason) => [words(reason), reason]));
  return (
    <Typography
      id={`why-${event.type}`}
      component="div"
      variant="body2"
      color="textSecondary"
      sx={{ mt: 0.5 }}
    >
      {offered
        ? t(reasons.length === 1 ? 'event.missingOne' : 'event.missing', { count: reasons.length })
        : // Some are no sentences: one after another on a line they would run into each other.
          [...distinct].map(([said, reason]) => (
            <div key={said}>
              <ReasonText reason={reason} hrefOf={hrefOf} />
            </div>
          ))}
    </Typography>
  );
}
