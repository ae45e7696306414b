import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ProgramView } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { homeMessages } from './messages.ts';

/** A program that the reader was sent to and has no part in yet: what it is, and how he comes by one. */
export function OtherProgram({ program }: { program: ProgramView }) {
  const { say, anyOf } = useLanguage();
  const m = useMessages(homeMessages);
  const roles = program.roles.filter(({ id }) => program.start.roles.includes(id));
  return (
    <Box
      component="section"
      id={program.id}
      tabIndex={-1}
      aria-label={say(program.title)}
      sx={{ scrollMarginTop: 16, outline: 'none', maxWidth: '75ch' }}
    >
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {say(program.title)}
      </Typography>
      {program.description && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {say(program.description)}
        </Typography>
      )}
      <Typography>
        {m('startedBy', {
          label: say(program.start.label),
          roles: anyOf(roles.map(({ title }) => say(title))),
        })}
      </Typography>
    </Box>
  );
}
