import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCase } from '../../shared/api/cases.ts';
import { useWatchCase } from '../../shared/api/watch-case.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { Assignment } from './assignment.tsx';
import { CaseCertificates } from './case-certificates.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseInvoices } from './case-invoices.tsx';
import { Decisions } from './decisions.tsx';
import { DueDates } from './due-dates.tsx';
import { EventButtons } from './event-buttons.tsx';
import { FormList } from './form-list.tsx';
import { Letters } from './letters.tsx';
import { placeHref } from './place-href.ts';
import { Timeline } from './timeline.tsx';

/** One case: where it stands, what can be done, its forms, and why it came to be so. */
export function CasePage() {
  const { case: id = '' } = useParams();
  const { say, t } = useLanguage();
  const { data: found, error } = useCase(id);
  useWatchCase(id);
  const [refused, setRefused] = useState<unknown>(null);
  if (error) {
    return (
      <Page title={t('case.title')}>
        <ProblemAlert error={error} />
      </Page>
    );
  }
  if (!found) return <Waiting />;
  return (
    <Page title={`${t('case.title')} ${found.number ?? ''}`}>
      <CaseHeader found={found} />
      <ProblemAlert
        error={refused}
        hrefOf={(place) => placeHref(id, place)}
        onClose={() => setRefused(null)}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Paper component="section" aria-labelledby="now" sx={{ p: 2.5 }}>
            <Typography id="now" variant="h2" sx={{ mb: 1 }}>
              {say(found.state.title)}
            </Typography>
            {found.state.description && (
              <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say(found.state.description)}</Typography>
            )}
            <EventButtons found={found} onRefused={setRefused} onDone={() => setRefused(null)} />
          </Paper>
          <FormList found={found} />
          <CaseInvoices found={found} />
          <Decisions id={id} />
        </Box>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <DueDates found={found} />
          <Assignment found={found} />
          <CaseCertificates id={id} />
          <Letters id={id} />
          <Timeline id={id} />
        </Box>
      </Box>
    </Page>
  );
}
