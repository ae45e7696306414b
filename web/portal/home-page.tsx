import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';
import { usePrograms } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import type { Me } from '../shared/session.ts';
import { homeMessages } from './home/messages.ts';
import { OtherProgram } from './home/other-program.tsx';
import { Turns } from './home/turns.tsx';
import { StartCase } from './start-case.tsx';

/** What a member of a company starts the day with: what waits for him, and what he can begin. */
export function HomePage({ me }: { me: Me }) {
  const { t, say } = useLanguage();
  const m = useMessages(homeMessages);
  const { data: programs, error } = usePrograms();
  const shown = programs?.filter((program) => program.lists.length > 0 || program.start.allowed) ?? [];
  const startable = shown.filter((program) => program.start.allowed);
  const hasLists = shown.some((program) => program.lists.length > 0);
  const named = useLocation().hash.slice(1);
  const asked = programs?.find((program) => program.id === named && !startable.includes(program));
  useSection(programs !== undefined);
  return (
    <Page title={t('home.welcome', { name: me.name })}>
      <ProblemAlert error={error} />
      {!programs && !error && <Waiting />}
      {programs && shown.length === 0 && (
        <Box sx={{ maxWidth: '65ch', display: 'grid', gap: 1, overflowWrap: 'anywhere' }}>
          <Typography>{me.administrator ? t('home.administrator') : m('noCompany')}</Typography>
          {!me.administrator && <Typography>{m('noCompanyNext', { email: me.email })}</Typography>}
        </Box>
      )}
      {programs && me.companies.length > 0 && (
        <Turns programs={new Map(shown.map((program) => [program.id, say(program.title)]))} />
      )}
      {startable.length > 1 && (
        <Box
          component="nav"
          aria-label={m('programs')}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mb: 3 }}
        >
          <Typography>{m('programs')}</Typography>
          {startable.map((program) => (
            <Link key={program.id} href={`#${program.id}`} sx={{ py: 0.25 }}>
              {say(program.title)}
            </Link>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 5 }}>
        {asked && <OtherProgram program={asked} />}
        {startable.map((program) => (
          <Box
            component="section"
            key={program.id}
            id={program.id}
            tabIndex={-1}
            aria-label={say(program.title)}
            sx={{ scrollMarginTop: 16, outline: 'none', minWidth: 0 }}
          >
            <Typography variant="h2" sx={{ mb: 0.5 }}>
              {say(program.title)}
            </Typography>
            {program.description && (
              <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '75ch' }}>
                {say(program.description)}
              </Typography>
            )}
            <StartCase program={program} />
          </Box>
        ))}
      </Box>
      {hasLists && (
        <Typography sx={{ mt: 4 }}>
          {m('auditsHelp')}{' '}
          <Link component={RouterLink} to="/audits">
            {m('audits')}
          </Link>
        </Typography>
      )}
    </Page>
  );
}

/** A link to a program of this page (`/#program`) leads there, although it is drawn only after the answer. */
function useSection(isThere: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!isThere || !hash) return;
    const section = document.getElementById(decodeURIComponent(hash.slice(1)));
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  }, [isThere, hash]);
}
