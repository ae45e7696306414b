import { styled } from '@mui/material/styles';
import type { InputHTMLAttributes, ReactNode } from 'react';

/*
 * The browser's own inputs in the design's tokens. A step has hundreds of them, and what stands around an
 * input of a component library (ripples, measured heights, a frame of its own) made switching steps slow.
 */

const frame = {
  font: 'inherit',
  // Below 16 px a phone zooms in on what one types.
  fontSize: '1rem',
  lineHeight: 1.4375,
  color: 'inherit',
  width: '100%',
  minHeight: 40,
  padding: '7px 12px',
  margin: 0,
  borderRadius: 6,
} as const;

const states = (theme: { vars?: { palette: Palette } | undefined; palette: Palette }) => {
  const { palette } = theme.vars ?? theme;
  return {
    ...frame,
    boxSizing: 'border-box',
    background: palette.background.paper,
    border: `1px solid color-mix(in srgb, ${palette.text.primary} 55%, ${palette.background.paper})`,
    '&:hover': { borderColor: palette.text.primary },
    // In a date's parts, and on its calendar, the field itself no longer counts as visibly focused.
    '&:focus-visible, &:is([type="date"], [type="month"], [type="time"], [type="datetime-local"]):focus-within':
      {
        outline: `2px solid ${palette.primary.main}`,
        outlineOffset: -1,
      },
    '&[aria-invalid="true"]': { border: `2px solid ${palette.error.main}`, padding: '6px 11px' },
    '&::placeholder': { color: palette.text.secondary, opacity: 1 },
    colorScheme: 'light dark',
  } as const;
};

interface Palette {
  background: { paper: string };
  text: { primary: string; secondary: string };
  primary: { main: string };
  error: { main: string };
}

export const TextInput = styled('input')(({ theme }) => states(theme));

/** Grows with its text where the browser can; elsewhere it can be drawn larger. */
export const TextArea = styled('textarea')(({ theme }) => ({
  ...states(theme),
  display: 'block',
  resize: 'vertical',
  fieldSizing: 'content',
  // `rows` counts for nothing where the field grows with its text: an empty one must still invite a sentence.
  minHeight: '5.2em',
  maxHeight: '70vh',
}));

export const SelectInput = styled('select')(({ theme }) => ({ ...states(theme), maxWidth: 480 }));

const ChoiceLabel = styled('label')({
  display: 'inline-flex',
  alignItems: 'flex-start',
  gap: 8,
  minHeight: 32,
  padding: '4px 12px 4px 0',
  cursor: 'pointer',
  maxWidth: '70ch',
});

const Mark = styled('input')(({ theme }) => ({
  flex: 'none',
  width: 18,
  height: 18,
  margin: '3px 0 0',
  accentColor: (theme.vars ?? theme).palette.primary.main,
  colorScheme: 'light dark',
}));

interface MarkedProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  type: 'radio' | 'checkbox';
  label: ReactNode;
}

/** A radio button or a box with its label. */
export function Marked({ label, ...input }: MarkedProps) {
  return (
    <ChoiceLabel>
      <Mark {...input} />
      <span>{label}</span>
    </ChoiceLabel>
  );
}

/** A small button of a row: many of them stand on a page. */
export const RowButton = styled('button')(({ theme }) => {
  const { palette } = theme.vars ?? theme;
  return {
    font: 'inherit',
    fontSize: '0.8125rem',
    fontWeight: 600,
    minHeight: 28,
    minWidth: 28,
    padding: '2px 6px',
    border: 0,
    borderRadius: 4,
    background: 'transparent',
    color: palette.primary.main,
    cursor: 'pointer',
    '&:hover': { background: palette.action.hover },
    '&[data-tone="danger"]': { color: palette.error.main },
    '&:disabled': { color: palette.text.secondary, opacity: 0.5, cursor: 'default' },
  };
});
