import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useLetters } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Letters that were sent about this case, each to download. */
export function Letters({ id }: { id: string }) {
  const { t, moment } = useLanguage();
  const { data } = useLetters(id);
  return (
    <Section title={t('case.letters')}>
      {data?.length === 0 && <Typography color="text.secondary">{t('case.noLetters')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {data?.map((letter) => (
          <li key={letter.id}>
            <Link href={`/api/v1/letters/${letter.id}/pdf`}>{letter.subject} (PDF)</Link>
            <Typography variant="body2" color="text.secondary">
              {moment(letter.createdAt)} ·{' '}
              {letter.recipients
                .map((one) => (one.name ? `${one.name} (${one.email})` : one.email))
                .join(', ')}
            </Typography>
          </li>
        ))}
      </Box>
    </Section>
  );
}
