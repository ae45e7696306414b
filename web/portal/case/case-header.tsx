import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useTurn } from './use-turn.ts';

interface CaseHeaderProps {
  found: CaseView;
  /** What else a page says of it. */
  children?: ReactNode;
}

/** Which audit, where it stands, whose turn it is, by when. */
export const CaseHeader = memo(function CaseHeader({ found, children }: CaseHeaderProps) {
  const { say, t, date } = useLanguage();
  const turn = useTurn(found);
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: { xs: 0.75, sm: 1.5 }, alignItems: 'center', mb: 2.5 }}
    >
      <Link component={RouterLink} to={`/cases/${found.id}`} sx={{ fontWeight: 700 }}>
        {found.number ?? t('case.noNumber')}
      </Link>
      <Typography component="span">{found.company.name}</Typography>
      <Chip size="small" variant="outlined" label={say(found.state.title)} />
      {found.waitingFor.length > 0 && !found.ended && (
        <Typography component="span" sx={turn.yours ? { fontWeight: 650 } : { color: 'text.secondary' }}>
          {turn.words}
        </Typography>
      )}
      {found.due.map((due) => (
        <Typography component="span" key={due.delay} sx={{ fontWeight: 600 }}>
          {t('case.due', { what: say(due.title), date: date(due.date) })}
        </Typography>
      ))}
      {children}
    </Box>
  );
});
