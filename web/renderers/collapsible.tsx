import Box from '@mui/material/Box';
import { type ReactNode, useEffect, useState } from 'react';
import { useSurroundings } from './form-context.tsx';

interface CollapsibleProps {
  /** Begins closed (`options.initCollapsed`); otherwise nothing can be folded. */
  closed: boolean;
  label: string;
  /** Opens by itself for a link that leads into it. */
  path: string;
  children: ReactNode;
}

/** Folds away what the form wants folded; errors and links open it again. */
export function Collapsible({ closed, label, path, children }: CollapsibleProps) {
  const { showErrors, target } = useSurroundings();
  const [open, setOpen] = useState(false);
  const isWanted = showErrors || target?.startsWith(path) === true;
  useEffect(() => {
    if (isWanted) setOpen(true);
  }, [isWanted]);
  if (!closed) return children;
  return (
    <Box component="details" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, minHeight: 28 }}>
        {label}
      </Box>
      <Box sx={{ mt: 1 }}>{children}</Box>
    </Box>
  );
}
