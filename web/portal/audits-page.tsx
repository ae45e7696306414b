import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { usePrograms } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { CaseLists } from './case-lists.tsx';
import { homeMessages } from './home/messages.ts';

/** The lists that each program makes for its members: what is requested, to be paid, under way and over. */
export function AuditsPage() {
  const { say } = useLanguage();
  const m = useMessages(homeMessages);
  const { data, error } = usePrograms();
  const shown = data?.filter((program) => program.lists.length > 0) ?? [];
  return (
    <Page title={m('audits')}>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data && shown.length === 0 && <Typography sx={{ maxWidth: '65ch' }}>{m('noLists')}</Typography>}
      <Box sx={{ display: 'grid', gap: 5 }}>
        {shown.map((program) => (
          <Box component="section" key={program.id} aria-label={say(program.title)} sx={{ minWidth: 0 }}>
            <Typography variant="h2" sx={{ mb: 1.5 }}>
              {say(program.title)}
            </Typography>
            <CaseLists program={program} />
          </Box>
        ))}
      </Box>
    </Page>
  );
}
