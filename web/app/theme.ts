import { createTheme } from '@mui/material/styles';

/** The design's tokens: type, spacing, colour, states. Both schemes keep 4.5:1 for text. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'media' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#1f5a4c' },
        secondary: { main: '#7a4a10' },
        background: { default: '#f6f7f5', paper: '#ffffff' },
        text: { primary: '#1b2320', secondary: '#4d5a55' },
        error: { main: '#a3271c' },
        warning: { main: '#8a5300' },
        success: { main: '#256b39' },
        info: { main: '#235a87' },
        divider: '#dde2df',
      },
    },
    dark: {
      palette: {
        primary: { main: '#7fc8b2' },
        secondary: { main: '#e0b071' },
        background: { default: '#131816', paper: '#1b211f' },
        text: { primary: '#e8edea', secondary: '#aab6b0' },
        error: { main: '#f19a90' },
        warning: { main: '#eebb6b' },
        success: { main: '#8fd0a1' },
        info: { main: '#93c3ea' },
        divider: '#323b37',
      },
    },
  },
  shape: { borderRadius: 6 },
  spacing: 8,
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    fontSize: 14,
    h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25 },
    h2: { fontSize: '1.15rem', fontWeight: 650, lineHeight: 1.3 },
    h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    // A ring says where one is; waves on each press cost pictures just when the next page is drawn.
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: {
          '&.Mui-focusVisible': { outline: '3px solid var(--mui-palette-info-main)', outlineOffset: 2 },
        },
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      // A button that can be pressed again reads so at once: on its way from grey nobody can read it.
      styleOverrides: { root: { transition: 'none' } },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiPaper: { defaultProps: { variant: 'outlined' } },
    MuiTableCell: { styleOverrides: { root: { paddingTop: 8, paddingBottom: 8 } } },
    MuiCssBaseline: {
      styleOverrides: {
        ':focus-visible': { outline: '3px solid var(--mui-palette-info-main)', outlineOffset: 2 },
      },
    },
  },
});
