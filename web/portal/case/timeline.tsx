import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Section } from './section.tsx';

/** What happened, in order, newest first. */
export function Timeline({ id }: { id: string }) {
  const { say, t, moment } = useLanguage();
  const { data, error } = useHistory(id);
  return (
    <Section title={t('case.timeline')}>
      <ProblemAlert error={error} />
      <Box component="ol" reversed sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
        {[...(data ?? [])].reverse().map((row) => (
          <Box component="li" key={row.seq} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {row.event.label
                ? say(row.event.label)
                : row.kind === 'timer'
                  ? t('case.byClock')
                  : t('case.opened')}
              {' → '}
              {say(row.state.title)}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {moment(row.at)}
              {row.kind === 'timer' ? '' : ` · ${row.actor.name}`}
            </Typography>
            {Object.entries(row.data ?? {})
              .filter(([, value]) => typeof value === 'string' && value !== '')
              .map(([name, value]) => (
                <Typography key={name} variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                  {String(value)}
                </Typography>
              ))}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
