import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { EventPreview } from '../../shared/event-preview/event-preview.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { AtAGlance } from './at-a-glance.tsx';
import { EventDialog } from './event-dialog.tsx';
import { EventReasons } from './event-reasons.tsx';
import { NotNow } from './not-now.tsx';
import { ownEvents } from './own-events.ts';
import { useAskedEvent } from './use-asked-event.ts';
import { useProgramRoles } from './use-program-roles.ts';

const SignDialog = lazy(async () => ({ default: (await import('../sign/sign-dialog.tsx')).SignDialog }));

interface EventButtonsProps {
  found: CaseView;
  /** Only the events that these say, as a step of a form offers them. */
  only?: (event: OfferedEvent) => boolean;
  /** Also tells, folded away, what others may do and what is not possible now. */
  all?: boolean;
  /** There is something else to do, which is no event: the reader is not told that there is nothing. */
  otherwiseBusy?: boolean;
  /** Something else leads on first: no event stands out. */
  second?: boolean;
  /** Runs before an event is sent: saves what is being typed. `false` stops the event. */
  before?: () => Promise<unknown>;
  /** Where a place of the case is on the screen, for what stands against an event. */
  hrefOf?: (place: string) => string | undefined;
  onRefused: (error: unknown) => void;
  onDone: (event: OfferedEvent) => void;
}

/** What leads on stands first, what cannot be taken back last. */
const tones = ['primary', 'neutral', 'danger'];

/** What the reader may do with the case now, and why not the rest. */
export function EventButtons(props: EventButtonsProps) {
  const { found, only, all, otherwiseBusy, second, before, hrefOf, onRefused, onDone } = props;
  const { say, t } = useLanguage();
  // Who decides for the program sees what follows before he is asked whether he wants it.
  const { works: decides } = useProgramRoles(found);
  const { asked, refused, isAsking, isSending, ask, go, close } = useAskedEvent({
    found,
    decides,
    before,
    onRefused,
    onDone,
  });
  const events = found.events.filter((event) => only?.(event) ?? true);
  // What is for others to do is not the reader's to be told off for.
  const own = ownEvents({ events, roles: found.roles }).sort(
    (a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone),
  );

  const others = all ? events.filter((event) => !own.includes(event)) : [];
  if (own.length === 0 && !only) {
    if (found.ended) return null;
    return (
      <>
        {!otherwiseBusy && <Typography color="textSecondary">{t('case.nothingToDo')}</Typography>}
        <NotNow events={others} found={found} />
      </>
    );
  }
  // Who could only end it, while others work on it, is told first that nothing is asked of him.
  const looksOn = all && !otherwiseBusy && !found.turn.reader && own.every(({ tone }) => tone === 'danger');
  const previewOf = (event: OfferedEvent) => (data: Record<string, unknown>) => (
    <EventPreview found={found} type={event.type} data={data} first={asked?.plan ?? null} before={before} />
  );
  return (
    <>
      {looksOn && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {t('case.nothingToDo')}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        {own.map((event) => (
          // What has something to say takes a line of its own, so that it is plain which button is meant.
          <Box key={event.type} sx={event.reasons.length > 0 ? { flexBasis: '100%' } : undefined}>
            <Button
              variant={looksOn ? 'text' : event.tone === 'primary' && !second ? 'contained' : 'outlined'}
              size={looksOn ? 'small' : 'medium'}
              color={event.tone === 'danger' ? 'error' : 'primary'}
              // A submission that lacks something may be sent: the answer lists what is missing, with links.
              disabled={isSending || (!event.offered && !event.submits?.length)}
              aria-busy={isAsking || undefined}
              aria-describedby={event.reasons.length ? `why-${event.type}` : undefined}
              onClick={() => void ask(event)}
            >
              {say(event.label)}
            </Button>
            <EventReasons event={event} hrefOf={hrefOf} />
          </Box>
        ))}
        {asked?.event.signs && (
          <Suspense>
            <SignDialog
              found={found}
              event={asked.event}
              busy={isSending}
              error={refused}
              hrefOf={hrefOf}
              preview={decides ? previewOf(asked.event) : undefined}
              onCancel={close}
              onSign={(shown, data) => void go(asked.event, data, shown)}
            />
          </Suspense>
        )}
        {asked && !asked.event.signs && (
          <EventDialog
            event={asked.event}
            release={found.release}
            busy={isSending}
            error={refused}
            hrefOf={hrefOf}
            about={decides && <AtAGlance found={found} brief={asked.event.form !== undefined} />}
            preview={previewOf(asked.event)}
            onCancel={close}
            onSend={(data) => void go(asked.event, data)}
          />
        )}
      </Box>
      <NotNow events={others} found={found} />
    </>
  );
}
