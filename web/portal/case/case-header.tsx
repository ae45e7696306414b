import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';

/** Which audit, where it stands, whose turn it is, by when. */
export function CaseHeader({ found }: { found: CaseView }) {
  const { say, t, date } = useLanguage();
  const programs = usePrograms();
  const program = programs.data?.find((one) => one.id === found.program);
  const turn = found.waitingFor.map(
    (role) => say(program?.roles.find((one) => one.id === role)?.title) || role,
  );
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: { xs: 0.75, sm: 1.5 }, alignItems: 'center', mb: 2.5 }}
    >
      <Link component={RouterLink} to={`/cases/${found.id}`} sx={{ fontWeight: 700 }}>
        {found.number ?? t('case.noNumber')}
      </Link>
      <Typography component="span">{found.company.name}</Typography>
      <Chip size="small" variant="outlined" label={say(found.state.title)} />
      {turn.length > 0 && !found.ended && (
        <Typography component="span" color="textSecondary">
          {t('case.turn', { who: turn.join(', ') })}
        </Typography>
      )}
      {found.due.map((due) => (
        <Typography component="span" key={due.delay} sx={{ fontWeight: 600 }}>
          {t('case.due', { what: say(due.title), date: date(due.date) })}
        </Typography>
      ))}
    </Box>
  );
}
