import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError } from '../shared/api/client.ts';
import { firstLanguage, LanguageProvider } from '../shared/i18n/language.tsx';
import { readMe } from '../shared/session.ts';
import { App, loadFirstPage } from './app.tsx';
import { BrokenPage } from './broken-page.tsx';
import { theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const styles = createCache({ key: 'a', nonce, prepend: true });
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a lost connection is worth another try.
      retry: (count, error) => count < 2 && error instanceof ApiError && error.problem.status === 0,
    },
  },
});

// Who is signed in, and the texts of the language, are asked for at once; the page draws with what comes first.
void readMe(queries).then(loadFirstPage);
const language = await firstLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        <QueryClientProvider client={queries}>
          <LanguageProvider first={language}>
            <BrowserRouter>
              <BrokenPage>
                <App />
              </BrokenPage>
            </BrowserRouter>
          </LanguageProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  </StrictMode>,
);
