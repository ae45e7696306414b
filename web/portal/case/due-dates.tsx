import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Each deadline with the day, the zone it holds in, and how it was computed. */
export function DueDates({ found }: { found: CaseView }) {
  const { say, t, date, moment } = useLanguage();
  const deadlines = found.due.filter((due) => due.kind === 'deadline');
  if (deadlines.length === 0) return null;
  return (
    <Section title={t('case.deadlines')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {deadlines.map((due) => (
          <div key={due.delay}>
            <Typography component="dt" sx={{ fontWeight: 600 }}>
              {say(due.title)}: {date(due.date)}
            </Typography>
            <Typography component="dd" variant="body2" color="text.secondary" sx={{ m: 0 }}>
              {due.text
                ? say(due.text)
                : t('case.dueHow', { days: due.days, anchor: date(due.anchor), zone: due.zone })}{' '}
              {t('case.dueYours', { moment: moment(due.at) })}
            </Typography>
          </div>
        ))}
      </Box>
    </Section>
  );
}
