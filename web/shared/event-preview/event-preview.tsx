import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseView } from '../api/cases.ts';
import { type PlannedEffect, type EventPreview as Planning, previewEvent } from '../api/review.ts';
import { useLanguage } from '../i18n/language.tsx';
import { useMessages } from '../i18n/messages.ts';
import { zoneName } from '../i18n/zone.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Decided } from './decided.tsx';
import { LetterView } from './letter-view.tsx';
import { messages } from './messages.ts';

interface EventPreviewProps {
  found: Pick<CaseView, 'id' | 'revision' | 'program'>;
  type: string;
  /** What the sender wrote in the dialog so far. */
  data: Record<string, unknown>;
  /** What it comes to with nothing written, where that was asked already. */
  first?: Planning | null;
  /** Saves what is being typed on the page, so that the preview reads it, too. */
  before?: (() => Promise<unknown>) | undefined;
}

/** A form tells what is typed in it a moment later. */
const SETTLES = 250;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What an event would come to, asked of the server: state, deadlines, and every message in full. */
export function EventPreview({ found, type, data, first, before }: EventPreviewProps) {
  const { say, date, language } = useLanguage();
  const m = useMessages(messages);
  const [shownFor, setShownFor] = useState(first ? '{}' : '');
  const written = JSON.stringify(data);
  const latest = useRef(data);
  latest.current = data;
  const preview = useMutation({
    mutationFn: async () => {
      await Promise.all([before?.(), pause(SETTLES)]);
      setShownFor(JSON.stringify(latest.current));
      return previewEvent(found.id, found.revision, type, latest.current);
    },
  });
  const shown = preview.data ?? first ?? undefined;
  const isOld = shown !== undefined && shownFor !== written;
  // What takes no words looks the same each time.
  const isFixed = first !== null && first !== undefined && written === '{}' && !isOld;
  const told = shown?.effects.filter(isTold) ?? [];
  const letters = told.reduce((all, effect) => all + (effect.messages?.length ?? 0), 0);
  return (
    <Box component="section" aria-label={m('title')} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
      {!isFixed && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Button
            variant="outlined"
            size="small"
            disabled={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {shown ? m('again') : m('show')}
          </Button>
          <Typography variant="body2" color="textSecondary">
            {isOld ? m('outdated') : m('helps')}
          </Typography>
        </Box>
      )}
      <Box sx={{ mt: 1 }}>
        <ProblemAlert error={preview.error} />
      </Box>
      {preview.isPending && <Waiting lines={3} />}
      {shown && !preview.isPending && (
        <Box sx={{ display: 'grid', gap: 1.25, opacity: isOld ? 0.6 : 1 }} role="status">
          <Decided decisions={shown.decisions} program={found.program} />
          <Typography variant="h3" sx={{ fontSize: '1rem' }}>
            {m('title')}
          </Typography>
          <Typography>
            {m('state', { state: say(shown.state.title) })} {shown.ended && m('ends')}
          </Typography>
          {shown.due.map((due) => (
            <Typography key={due.id}>
              {m('dueZone', {
                what: say(due.title),
                date: date(due.date),
                zone: zoneName(due.zone, `${language}-CA`),
              })}
            </Typography>
          ))}
          {told.length === 0 && <Typography color="textSecondary">{m('nothing')}</Typography>}
          {told.map((effect, index) => (
            <Planned key={`${effect.type}-${index + 1}`} effect={effect} isOnly={letters === 1} />
          ))}
          {JSON.stringify(told).includes('…') && (
            <Typography variant="body2" color="textSecondary">
              {m('notYet')}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
}

/** What people see of a step; the rest is between machines. */
const isTold = ({ messages: letters, invoice, certificate, fault }: PlannedEffect) =>
  Boolean(letters || invoice || certificate || fault);

function Planned({ effect, isOnly }: { effect: PlannedEffect; isOnly: boolean }) {
  const { date, money } = useLanguage();
  const m = useMessages(messages);
  const { invoice, certificate, messages: letters, fault } = effect;
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      {fault && <Typography color="error">{m('fault', { fault })}</Typography>}
      {invoice && (
        <Typography>
          {m('invoice', { amount: money(invoice.total, invoice.currency), date: date(invoice.dueOn) })}
        </Typography>
      )}
      {certificate && (
        <Typography>
          {certificate.validUntil
            ? m('certificateUntil', {
                from: date(certificate.validFrom),
                until: date(certificate.validUntil),
              })
            : m('certificate', { from: date(certificate.validFrom) })}
        </Typography>
      )}
      {letters?.length === 0 && <Typography color="textSecondary">{m('hidden')}</Typography>}
      {letters?.map(({ to, subject, html, language, attachment }) => {
        const who = to.name && to.name !== to.email ? `${to.name} <${to.email}>` : to.email;
        return (
          <Box key={`${to.email} ${subject}`} component="details" open={isOnly} sx={{ minWidth: 0 }}>
            <Box component="summary" sx={{ cursor: 'pointer', mb: 0.5, overflowWrap: 'anywhere' }}>
              <strong>{subject}</strong>
              <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
                {m('to', { who })}
                {attachment && ` · ${m('attachment', { name: attachment })}`}
              </Typography>
            </Box>
            <LetterView html={html} language={language} title={m('body', { subject, who })} />
          </Box>
        );
      })}
    </Box>
  );
}
