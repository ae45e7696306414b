import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect } from 'react';
import { Unbroken } from './unbroken.tsx';

interface PageProps {
  title: string;
  /** Beside the title: status, actions. */
  beside?: ReactNode;
  children: ReactNode;
  /** `full`: for tables that use a wide screen. */
  width?: 'narrow' | 'wide' | 'full';
}

const widths = { narrow: 460, wide: 1180, full: 1720 };

/** A screen: its title for the tab and the reader, its content below. */
export function Page({ title, beside, children, width = 'wide' }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Attest`;
  }, [title]);
  return (
    <Box sx={{ maxWidth: widths[width], mx: 'auto', px: { xs: 2, sm: 3 }, py: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2.5 }}>
        <Typography variant="h1" sx={{ flexGrow: 1 }}>
          <Unbroken text={title} />
        </Typography>
        {beside}
      </Box>
      {children}
    </Box>
  );
}
