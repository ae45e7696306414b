import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moveDemoClock, useDemoClock, useTimers } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { messages } from './messages.ts';

const day = 86_400_000;
const steps = [1, 15, 90];

/** The demonstration's clock, and the ways to move it on. */
export function ClockSection() {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const { data: now, error } = useDemoClock();
  const timers = useTimers('pending');
  const [date, setDate] = useState('');
  const [moving, setMoving] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const next = timers.data?.items[0];
  const ahead = now === undefined ? 0 : Math.round((new Date(now).getTime() - Date.now()) / day);
  async function moveTo(to: Date) {
    setMoving(true);
    setSaid(null);
    setRefused(null);
    try {
      await moveDemoClock(to.toISOString());
      setSaid(say('moved'));
    } catch (caught) {
      setRefused(caught);
    }
    setMoving(false);
    // Everything may have changed with the time.
    await queries.invalidateQueries();
  }
  return (
    <>
      <Said said={said} error={error ?? refused} />
      {now && (
        <Typography sx={{ fontSize: '1.15rem', fontWeight: 600 }}>
          {say('now', { moment: moment(now) })}
        </Typography>
      )}
      <Typography color="textSecondary" sx={{ mb: 2, minHeight: '1.5em' }}>
        {ahead > 0 && say('ahead', { days: ahead })}
      </Typography>
      {moving && (
        <Box role="status" sx={{ mb: 2 }}>
          <Typography>{say('moving')}</Typography>
          <LinearProgress aria-label={say('moving')} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 3 }}>
        {next && (
          <Button
            variant="contained"
            disabled={moving}
            onClick={() => moveTo(new Date(new Date(next.dueAt).getTime() + 1_000))}
          >
            {say('toDeadline', { moment: moment(next.dueAt) })}
          </Button>
        )}
        {steps.map((count) => (
          <Button
            key={count}
            variant="outlined"
            disabled={moving || now === undefined}
            onClick={() => now && moveTo(new Date(new Date(now).getTime() + count * day))}
          >
            {count === 1 ? say('oneDay') : say('days', { count })}
          </Button>
        ))}
      </Box>
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void moveTo(new Date(`${date}T23:59:59`));
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
