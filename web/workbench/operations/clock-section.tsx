import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ClockWish, moveDemoClock, useDemoClock, useTimers } from '../../shared/api/operations.ts';
import { daysAhead } from '../../shared/i18n/days-ahead.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { readersZone, zoneName } from '../../shared/i18n/zone.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { clockMessages } from './clock-messages.ts';

const steps = ['day', 'week', 'month'] as const;
/** Less than this is the time that a request takes. */
const stillReal = 60_000;

/** The demonstration's clock, and the ways to move it on. */
export function ClockSection() {
  const { moment, date: formatted, language } = useLanguage();
  const say = useMessages(clockMessages);
  const queries = useQueryClient();
  const { data: clock, error } = useDemoClock();
  const timers = useTimers('pending');
  const [date, setDate] = useState('');
  const [moving, setMoving] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const next = timers.data?.items[0];
  async function move(wish: ClockWish) {
    setMoving(true);
    setSaid(null);
    setRefused(null);
    try {
      await moveDemoClock(wish);
      setSaid(say('moved'));
    } catch (caught) {
      setRefused(caught);
    }
    setMoving(false);
    // Everything may have changed with the time.
    await queries.invalidateQueries();
  }
  function aheadInWords(now: string): string {
    if (Date.parse(now) - Date.now() < stillReal) return say('real');
    const days = daysAhead(new Date(now), new Date());
    return days === 0 ? say('sameDay') : say(days === 1 ? 'oneAhead' : 'ahead', { days });
  }
  return (
    <>
      <Said said={said} error={error ?? refused} />
      {clock && (
        <Typography sx={{ fontSize: '1.15rem', fontWeight: 600 }}>
          {say('now', { moment: moment(clock.now) })}
        </Typography>
      )}
      <Typography color="textSecondary" sx={{ mb: 2.5, minHeight: '1.5em' }}>
        {clock && aheadInWords(clock.now)}{' '}
        {say('yourTime', { zone: zoneName(readersZone(), `${language}-CA`) })}
      </Typography>
      {moving && (
        <Box role="status" sx={{ mb: 2 }}>
          <Typography>{say('moving')}</Typography>
          <LinearProgress aria-label={say('moving')} />
        </Box>
      )}
      <Typography variant="h2">{say('forward')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {say('forwardHelp')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 3 }}>
        {next && (
          <Button
            variant="contained"
            disabled={moving}
            onClick={() => move({ to: new Date(Date.parse(next.dueAt) + 1_000).toISOString() })}
          >
            {say('toDeadline', { date: formatted(next.date) })}
          </Button>
        )}
        {steps.map((step) => (
          <Button key={step} variant="outlined" disabled={moving || !clock} onClick={() => move({ step })}>
            {say(step)}
          </Button>
        ))}
      </Box>
      <Typography variant="h2">{say('toDate')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 1.5, minHeight: '1.5em' }}>
        {clock && say('noon', { zone: zoneName(clock.zone, `${language}-CA`) })}
      </Typography>
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void move({ date });
        }}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}
      >
        <PlainField
          name="date"
          type="date"
          label={say('moveTo')}
          value={date}
          onText={setDate}
          required
          sx={{ width: 210 }}
        />
        <Button type="submit" variant="outlined" disabled={moving}>
          {say('move')}
        </Button>
      </Box>
    </>
  );
}
