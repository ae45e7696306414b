import Box from '@mui/material/Box';

const SHAPES = {
  error:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.2h1.8v4.9H7.1V4.2Zm.9 7.9a1.1 1.1 0 1 1 0-2.2 1.1 1.1 0 0 1 0 2.2Z',
  warning: 'M8 1.2 15.4 14H.6L8 1.2Zm-.9 4.6v4.4h1.8V5.8H7.1Zm.9 7.1a1 1 0 1 0 0-2.1 1 1 0 0 0 0 2.1Z',
  note: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 6h1.8v5H7.1V7Zm.9-1.2a1.1 1.1 0 1 1 0-2.2 1.1 1.1 0 0 1 0 2.2Z',
} as const;

export type Severity = keyof typeof SHAPES;

/** A shape for each severity, so that colour is never the only sign. The words stand beside it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 16 16"
      aria-hidden="true"
      sx={{ width: '1em', height: '1em', fill: 'currentColor', verticalAlign: '-0.12em', mr: 0.5 }}
    >
      <path fillRule="evenodd" d={SHAPES[severity]} />
    </Box>
  );
}
