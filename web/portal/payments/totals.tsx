import Box from '@mui/material/Box';

export interface TotalLine {
  title: string;
  value: string;
  strong?: boolean;
}

/** Sums below each other, the last one in bold. */
export function Totals({ lines }: { lines: TotalLine[] }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', gap: 1 }}>
      {lines.map(({ title, value, strong = false }) => (
        <Box key={title} sx={{ display: 'contents', fontWeight: strong ? 700 : 400 }}>
          <Box component="dt" sx={{ color: strong ? 'text.primary' : 'text.secondary' }}>
            {title}
          </Box>
          <Box component="dd" sx={{ m: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
