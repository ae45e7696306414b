import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useMe } from '../../shared/session.ts';
import { DueLine } from './due-line.tsx';
import { messages } from './messages.ts';

/** Whose turn it is, and by when. */
export function TurnBanner({ found }: { found: CaseView }) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const roles = usePrograms().data?.find((one) => one.id === found.program)?.roles ?? [];
  const { me } = useMe();
  const scopeOf = (role: string) => roles.find((one) => one.id === role)?.scope;
  // What is somebody else's work is not the reader's turn, though his role could do it.
  const others = found.assignee !== null && found.assignee.id !== me?.id;
  const yours =
    !found.ended &&
    found.waitingFor.some((role) => found.roles.includes(role) && !(others && scopeOf(role) === 'program'));
  const who = found.waitingFor
    .map((role) => say(roles.find((one) => one.id === role)?.title) || role)
    .join(', ');
  const given =
    found.assignee && !yours && found.waitingFor.some((role) => scopeOf(role) === 'program')
      ? ` ${m('turn.given', { who: found.assignee.name })}`
      : '';
  const [next] = found.due;
  const words = found.ended
    ? m('turn.ended')
    : yours
      ? m('turn.yours')
      : who
        ? m('turn.others', { who }) + given
        : m('turn.nobody');
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.25,
        alignItems: 'baseline',
        borderLeft: 4,
        borderColor: yours ? 'primary.main' : 'divider',
        bgcolor: 'background.paper',
        px: 1.5,
        py: 1,
        mb: 1.5,
      }}
    >
      <Typography sx={{ fontWeight: yours ? 650 : 400 }}>
        {yours && <span aria-hidden="true">▸ </span>}
        {words}
      </Typography>
      {next && !found.ended && (
        <Box sx={{ color: 'text.secondary' }}>
          <DueLine due={next} />
        </Box>
      )}
    </Box>
  );
}
