import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useLetters } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';

/** Letters that were sent about this case, each to download. */
export function Letters({ id }: { id: string }) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  const { data, error } = useLetters(id);
  return (
    <Section title={m('papers.letters')}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <Typography color="textSecondary">{m('papers.noLetters')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {data?.map((letter) => (
          <li key={letter.id}>
            <Link href={`/api/v1/letters/${letter.id}/pdf`}>{letter.subject} (PDF)</Link>
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
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
