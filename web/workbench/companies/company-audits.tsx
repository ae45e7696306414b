import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useCompanyCases } from '../../shared/api/companies.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { messages } from './messages.ts';

/** The company's audits that the reader may see, each with its state and a link to it. */
export function CompanyAudits({ company, programs }: { company: string; programs: ProgramView[] }) {
  const { date, say } = useLanguage();
  const m = useMessages(messages);
  const { data, error } = useCompanyCases(company);
  return (
    <Paper component="section" aria-label={m('audits')} sx={{ p: 2.5, mt: 2.5 }}>
      <Typography variant="h2">{m('audits')}</Typography>
      <ProblemAlert error={error} />
      {!error && (
        <>
          {data && data.items.length > 0 && (
            <Typography color="textSecondary" sx={{ mb: 1 }}>
              {m('auditsHelp')}
            </Typography>
          )}
          <RecordTable
            plain
            label={m('audits')}
            rows={data?.items}
            keyOf={({ id }) => id}
            empty={m('auditsNone')}
            columns={[
              {
                title: m('number'),
                oneLine: true,
                show: ({ id, number }) => (
                  <Link component={RouterLink} to={`/cases/${id}`} sx={{ fontWeight: 600 }}>
                    {number ?? m('noNumber')}
                  </Link>
                ),
              },
              { title: m('state'), show: ({ state }) => say(state.title) },
              {
                title: m('program'),
                show: ({ program }) => say(programs.find(({ id }) => id === program)?.title) || program,
              },
              { title: m('opener'), show: ({ assessor }) => assessor.name || '–' },
              { title: m('opened'), oneLine: true, show: ({ openedOn }) => date(openedOn) },
            ]}
          />
          {data?.more && (
            <Typography color="textSecondary" sx={{ mt: 1 }}>
              {m('auditsMore')}
            </Typography>
          )}
        </>
      )}
    </Paper>
  );
}
