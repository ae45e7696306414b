import Box from '@mui/material/Box';
import type { SxProps } from '@mui/material/styles';
import { type DragEvent, type ReactNode, useState } from 'react';

interface DropAreaProps {
  onDrop: (files: readonly File[]) => void;
  sx?: SxProps;
  children: ReactNode;
}

/** A frame on which files can be dropped; in it stand the other ways to add one. */
export function DropArea({ onDrop, sx, children }: DropAreaProps) {
  const [over, setOver] = useState(false);
  return (
    <Box
      onDragOver={(event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        onDrop([...event.dataTransfer.files]);
      }}
      sx={{
        p: 1,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : undefined,
        borderRadius: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        maxWidth: 640,
        ...sx,
      }}
    >
      {children}
    </Box>
  );
}
