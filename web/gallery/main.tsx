import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';
import { theme } from '../app/theme.ts';
import { firstLanguage, LanguageProvider } from '../shared/i18n/language.tsx';
import { Gallery } from './gallery.tsx';

const query = new URLSearchParams(location.search);
localStorage.setItem('attest.language', query.get('language') ?? 'en');
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <ThemeProvider theme={theme}>
    <CssBaseline />
    <LanguageProvider first={await firstLanguage()}>
      <Gallery only={query.get('sample')} wanted={query.get('states')} />
    </LanguageProvider>
  </ThemeProvider>,
);
