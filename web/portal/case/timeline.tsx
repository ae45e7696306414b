import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type HistoryRow, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Section } from './section.tsx';

/** What happened, in order, newest first. */
export function Timeline({ id }: { id: string }) {
  const { say, t, moment } = useLanguage();
  const { data, error } = useHistory(id);
  const titleOf = (row: HistoryRow) => {
    if (row.event.label) return say(row.event.label);
    if (row.kind === 'timer') return t('case.byClock');
    return row.kind === 'record' ? t('case.reassigned') : t('case.opened');
  };
  return (
    <Section title={t('case.timeline')}>
      <ProblemAlert error={error} />
      <Box component="ol" reversed sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
        {[...(data ?? [])].reverse().map((row) => (
          <Box component="li" key={row.seq} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {titleOf(row)}
              {row.kind !== 'record' && ` → ${say(row.state.title)}`}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {moment(row.at)}
              {' · '}
              {row.actor.id === 'system' ? t('case.automatic') : row.actor.name}
            </Typography>
            {Object.entries(row.actor.id === 'system' ? {} : (row.data ?? {}))
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
