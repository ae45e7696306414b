import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface ColumnsProps {
  /** Both of the same width; otherwise the first is the wider one. */
  even?: boolean;
  /** In steps of the theme. */
  gap?: number;
  children: ReactNode;
}

/** Two columns where there is room, else one. */
export function Columns({ even = false, gap = 3, children }: ColumnsProps) {
  const two = even ? 'repeat(2, minmax(0, 1fr))' : 'minmax(0, 3fr) minmax(0, 2fr)';
  return (
    <Box
      sx={{
        display: 'grid',
        gap,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: two },
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  );
}
