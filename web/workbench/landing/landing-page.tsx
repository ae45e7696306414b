import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { type ProgramView, usePrograms } from '../../shared/api/programs.ts';
import { type ProgramBuckets, useBuckets } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { zoneName } from '../../shared/i18n/zone.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import type { Me } from '../../shared/session.ts';
import { BucketCard } from './bucket-card.tsx';
import { messages } from './messages.ts';

/** What those who work on programs begin the day with: what waits, counted, and the way to every list. */
export function LandingPage({ me }: { me: Me }) {
  const t = useMessages(messages);
  const programs = usePrograms();
  const buckets = useBuckets();
  const mine = (programs.data ?? []).filter((program) => workLists(program).length > 0);
  const starts = programs.data?.some((program) => program.start.allowed) ?? false;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={programs.error ?? buckets.error} />
      {(!programs.data || !buckets.data) && !programs.error && !buckets.error && <Waiting />}
      {programs.data && mine.length === 0 && <Typography>{t('noRoles')}</Typography>}
      {programs.data && buckets.data && (
        <Box sx={{ display: 'grid', gap: 4 }}>
          {mine.map((program) => (
            <ProgramWork
              key={program.id}
              program={program}
              counted={buckets.data.find((one) => one.program === program.id)}
            />
          ))}
          {(me.companies.length > 0 || starts) && (
            <Box component="section" aria-labelledby="own">
              <Typography id="own" variant="h2" sx={{ mb: 0.5 }}>
                {t('own')}
              </Typography>
              <Typography color="textSecondary" sx={{ mb: 1, maxWidth: '65ch' }}>
                {t('ownHelp')}
              </Typography>
              <Button component={RouterLink} to="/mine" variant="outlined">
                {t('ownLink')}
              </Button>
            </Box>
          )}
        </Box>
      )}
    </Page>
  );
}

/** Lists for those who work on the program, not for members of companies alone. */
function workLists({ lists, roles }: ProgramView) {
  const working = new Set(roles.filter(({ scope }) => scope === 'program').map(({ id }) => id));
  return lists.filter((list) => list.roles.some((role) => working.has(role)));
}

function ProgramWork({ program, counted }: { program: ProgramView; counted: ProgramBuckets | undefined }) {
  const t = useMessages(messages);
  const { say, date, language } = useLanguage();
  const filled = counted?.buckets.filter(({ count }) => count > 0) ?? [];
  const empty = counted?.buckets.filter(({ count }) => count === 0) ?? [];
  const title = `program-${program.id}`;
  return (
    <Box component="section" aria-labelledby={title}>
      <Typography id={title} variant="h2" sx={{ mb: 1.5 }}>
        {say(program.title)}
      </Typography>
      {counted && filled.length === 0 && <Typography sx={{ mb: 1.5 }}>{t('nothingWaits')}</Typography>}
      {filled.length > 0 && (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
          }}
        >
          {filled.map((bucket) => (
            <BucketCard key={bucket.id} program={program.id} bucket={bucket} />
          ))}
        </Box>
      )}
      {empty.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {t('emptyOnes', { buckets: empty.map((bucket) => say(bucket.title)).join(' · ') })}
        </Typography>
      )}
      {counted && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {t('days', { zone: zoneName(counted.timeZone, `${language}-CA`), today: date(counted.today) })}
        </Typography>
      )}
      <Box component="nav" aria-label={t('listsOf', { program: say(program.title) })} sx={{ mt: 2 }}>
        <Typography variant="h3" sx={{ mb: 0.5 }}>
          {t('lists')}
        </Typography>
        <Box
          component="ul"
          sx={{ listStyle: 'none', p: 0, m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3 }}
        >
          {workLists(program).map((list) => (
            <li key={list.id}>
              <Link
                component={RouterLink}
                to={`/queue/${program.id}/${list.id}`}
                sx={{ display: 'inline-block', py: 0.5 }}
              >
                {say(list.title)}
              </Link>
            </li>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
