import Box from '@mui/material/Box';
import { encode } from 'uqr';

/** A text as a QR code, dark on white in both themes: cameras want it so. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <Box sx={{ width: 220, bgcolor: '#fff', borderRadius: 1, p: 0.5, justifySelf: 'center' }}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </Box>
  );
}
