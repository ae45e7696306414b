import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { type CaseView, useSendEvent } from '../../shared/api/cases.ts';
import { EventPreview } from '../../shared/event-preview/event-preview.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { EventDialog } from './event-dialog.tsx';
import { NotNow } from './not-now.tsx';

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
  onRefused: (error: unknown) => void;
  onDone: () => void;
}

/** What leads on stands first, what cannot be taken back last. */
const tones = ['primary', 'neutral', 'danger'];

/** What the reader may do with the case now, and why not the rest. */
export function EventButtons(props: EventButtonsProps) {
  const { found, only, all, otherwiseBusy, second, before, onRefused, onDone } = props;
  const { say, t } = useLanguage();
  const send = useSendEvent(found.id);
  const [asked, setAsked] = useState<OfferedEvent | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const events = found.events.filter((event) => only?.(event) ?? true);
  // What is for others to do is not the reader's to be told off for.
  const own = events
    .filter((event) => event.roles.some((role) => found.roles.includes(role)))
    .sort((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone));

  async function go(event: OfferedEvent, data?: Record<string, unknown>) {
    setRefused(null);
    try {
      if ((await before?.()) === false) return;
      await send.mutateAsync({ type: event.type, data, revision: found.revision });
      setAsked(null);
      onDone();
    } catch (error) {
      // What was written in the dialog stays in it; a plain refusal is shown where the page shows it.
      if (event.form) return setRefused(error);
      setAsked(null);
      onRefused(error);
    }
  }
  function ask(event: OfferedEvent) {
    setRefused(null);
    if (event.form || event.confirm) setAsked(event);
    else void go(event);
  }

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
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        {own.map((event) => (
          // What has something to say takes a line of its own, so that it is plain which button is meant.
          <Box key={event.type} sx={event.reasons.length > 0 ? { flexBasis: '100%' } : undefined}>
            <Button
              variant={event.tone === 'primary' && !second ? 'contained' : 'outlined'}
              color={event.tone === 'danger' ? 'error' : 'primary'}
              // A submission that lacks something may be sent: the answer lists what is missing, with links.
              disabled={send.isPending || (!event.offered && !event.submits?.length)}
              aria-describedby={event.reasons.length ? `why-${event.type}` : undefined}
              onClick={() => ask(event)}
            >
              {say(event.label)}
            </Button>
            {event.reasons.length > 0 && (
              <Typography id={`why-${event.type}`} variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
                {event.offered
                  ? t(event.reasons.length === 1 ? 'event.missingOne' : 'event.missing', {
                      count: event.reasons.length,
                    })
                  : [...new Set(event.reasons.map((reason) => say(reason)))].join(' ')}
              </Typography>
            )}
          </Box>
        ))}
        {asked && (
          <EventDialog
            event={asked}
            release={found.release}
            busy={send.isPending}
            error={refused}
            preview={(data) => <EventPreview found={found} type={asked.type} data={data} before={before} />}
            onCancel={() => setAsked(null)}
            onSend={(data) => void go(asked, data)}
          />
        )}
      </Box>
      <NotNow events={others} found={found} />
    </>
  );
}
