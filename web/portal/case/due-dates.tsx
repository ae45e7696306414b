import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Each deadline with the day, the zone it holds in, and how it was computed. */
export function DueDates({ found }: { found: CaseView }) {
  const { say, t, date, moment } = useLanguage();
  if (found.due.length === 0) return null;
  return (
    <Section title={t('case.deadlines')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {found.due.map((due) => (
          <div key={due.delay}>
            <Typography component="dt" sx={{ fontWeight: 600 }}>
              {say(due.title)}: {date(due.date)}
            </Typography>
            <Typography component="dd" variant="body2" color="text.secondary" sx={{ m: 0 }}>
              {say(due.text)} {t('case.dueYours', { moment: moment(due.at) })}
            </Typography>
          </div>
        ))}
      </Box>
    </Section>
  );
}
