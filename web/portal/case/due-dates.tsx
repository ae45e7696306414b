import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView, DueDate } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Each deadline with the day, the zone it holds in, and how it was computed. */
export function DueDates({ found }: { found: CaseView }) {
  const { say, t, date, moment, language } = useLanguage();
  if (found.due.length === 0) return null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const how = (due: DueDate) => {
    const values = { days: due.days, anchor: date(due.anchor), zone: zoneName(due.zone, `${language}-CA`) };
    return due.notAfter
      ? t('case.dueHowCapped', { ...values, cap: date(due.notAfter) })
      : t('case.dueHow', values);
  };
  return (
    <Section title={t('case.deadlines')}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {found.due.map((due) => (
          <div key={due.id}>
            <Typography component="dt" sx={{ fontWeight: 600 }}>
              {say(due.title)}: {date(due.date)}
            </Typography>
            <Typography component="dd" variant="body2" color="text.secondary" sx={{ m: 0 }}>
              {how(due)}
              {due.zone !== here && ` ${t('case.dueYours', { moment: moment(due.at) })}`}
            </Typography>
          </div>
        ))}
      </Box>
    </Section>
  );
}

/** What people call a zone (“Mountain Time”). */
function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
