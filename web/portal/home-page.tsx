import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { usePrograms } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import type { Me } from '../shared/session.ts';
import { CaseLists } from './case-lists.tsx';
import { StartCase } from './start-case.tsx';

/** What a person starts the day with: what can be begun, and the lists that his roles have. */
export function HomePage({ me }: { me: Me }) {
  const { t, say } = useLanguage();
  const { data: programs, error } = usePrograms();
  const nothing = programs?.every((program) => program.lists.length === 0 && !program.start.allowed);
  return (
    <Page title={t('home.welcome', { name: me.name })}>
      <ProblemAlert error={error} />
      {!programs && !error && <Waiting />}
      {nothing && (
        <Typography sx={{ maxWidth: '65ch' }}>
          {me.administrator ? t('home.administrator') : t('home.nothing')}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gap: 4 }}>
        {programs
          ?.filter((program) => program.lists.length > 0 || program.start.allowed)
          .map((program) => (
            <Box component="section" key={program.id} aria-label={say(program.title)}>
              <Typography variant="h2" sx={{ mb: 0.5 }}>
                {say(program.title)}
              </Typography>
              {program.description && (
                <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
                  {say(program.description)}
                </Typography>
              )}
              <Box sx={{ display: 'grid', gap: 3 }}>
                {program.start.allowed && <StartCase program={program} me={me} />}
                {program.lists.length > 0 && <CaseLists program={program} />}
              </Box>
            </Box>
          ))}
      </Box>
    </Page>
  );
}
