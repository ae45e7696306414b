import Box from '@mui/material/Box';

/** How much of something is done, for the eye: the number stands beside it. */
export function ProgressBar({ done, total }: { done: number; total: number }) {
  return (
    <Box
      aria-hidden="true"
      sx={{ height: 3, my: 0.4, borderRadius: 2, bgcolor: 'divider', overflow: 'hidden' }}
    >
      <Box sx={{ height: 1, width: `${(100 * done) / total}%`, bgcolor: 'primary.main' }} />
    </Box>
  );
}
