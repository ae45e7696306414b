import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { DueLine } from './due-line.tsx';
import { useTurn } from './use-turn.ts';

/** Whose turn it is, and by when. */
export function TurnBanner({ found }: { found: CaseView }) {
  const { yours, words } = useTurn(found);
  const next = found.missed ?? found.due[0];
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
      <Typography sx={{ fontWeight: yours ? 650 : 400 }}>{words}</Typography>
      {next && !found.ended && (
        <Box sx={{ color: 'text.secondary' }}>
          <DueLine due={next} />
        </Box>
      )}
    </Box>
  );
}
