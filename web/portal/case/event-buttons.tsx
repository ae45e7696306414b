import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { type CaseView, useSendEvent } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { EventDialog } from './event-dialog.tsx';

interface EventButtonsProps {
  found: CaseView;
  /** Only the events that submit this form. */
  submits?: string;
  /** Runs before an event is sent: saves what is being typed. */
  before?: () => Promise<void>;
  onRefused: (error: unknown) => void;
  onDone: () => void;
}

/** What the reader may do with the case now, and why not the rest. */
export function EventButtons({ found, submits, before, onRefused, onDone }: EventButtonsProps) {
  const { say, t } = useLanguage();
  const send = useSendEvent(found.id);
  const [asked, setAsked] = useState<OfferedEvent | null>(null);
  const events = found.events.filter((event) => submits === undefined || event.submits?.includes(submits));

  async function go(event: OfferedEvent, data?: Record<string, unknown>) {
    try {
      await before?.();
      await send.mutateAsync({ type: event.type, data, revision: found.revision });
      setAsked(null);
      onDone();
    } catch (error) {
      setAsked(null);
      onRefused(error);
    }
  }

  if (events.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      {events.map((event) => (
        <Box key={event.type} sx={{ maxWidth: 340 }}>
          <Button
            variant={event.tone === 'primary' ? 'contained' : 'outlined'}
            color={event.tone === 'danger' ? 'error' : 'primary'}
            // A submission that lacks something may be sent: the answer lists what is missing, with links.
            disabled={send.isPending || (!event.offered && !event.submits?.length)}
            aria-describedby={event.reasons.length ? `why-${event.type}` : undefined}
            onClick={() => (event.form || event.confirm ? setAsked(event) : void go(event))}
          >
            {say(event.label)}
          </Button>
          {!event.offered && event.reasons.length > 0 && (
            <Typography id={`why-${event.type}`} variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
              {event.submits?.length
                ? t('event.missing', { count: event.reasons.length })
                : event.reasons.map((reason) => say(reason)).join(' ')}
            </Typography>
          )}
        </Box>
      ))}
      {asked && (
        <EventDialog
          event={asked}
          release={found.release}
          busy={send.isPending}
          onCancel={() => setAsked(null)}
          onSend={(data) => void go(asked, data)}
        />
      )}
    </Box>
  );
}
