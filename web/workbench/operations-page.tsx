import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { Section } from '../portal/case/section.tsx';
import { retryEffect, useMails, useOutbox, useTimers } from '../shared/api/operations.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';

/** What an administrator looks at when something is stuck. */
export function OperationsPage() {
  const { t } = useLanguage();
  return (
    <Page title={t('app.operations')}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <DeadLetters />
        <Mails />
        <Timers />
      </Box>
    </Page>
  );
}

function DeadLetters() {
  const { t, moment } = useLanguage();
  const queries = useQueryClient();
  const { data, error } = useOutbox('dead');
  const [refused, setRefused] = useState<unknown>(null);
  async function retry(id: string) {
    try {
      await retryEffect(id);
      await queries.invalidateQueries({ queryKey: ['outbox'] });
    } catch (caught) {
      setRefused(caught);
    }
  }
  return (
    <Section title={t('operations.dead')}>
      <ProblemAlert error={error ?? refused} />
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {t('operations.counts', {
          pending: data?.counts.pending ?? 0,
          done: data?.counts.done ?? 0,
          dead: data?.counts.dead ?? 0,
        })}
      </Typography>
      {data?.items.length === 0 && <Typography>{t('operations.noDead')}</Typography>}
      {data?.items.map((effect) => (
        <Box key={effect.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', py: 1 }}>
          <Box sx={{ flexGrow: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {effect.type}
              {effect.caseId && (
                <>
                  {' · '}
                  <Link component={RouterLink} to={`/cases/${effect.caseId}`}>
                    {t('case.title')}
                  </Link>
                </>
              )}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {moment(effect.createdAt)} · {effect.lastError}
            </Typography>
          </Box>
          <Button variant="outlined" onClick={() => retry(effect.id)}>
            {t('operations.retry')}
          </Button>
        </Box>
      ))}
    </Section>
  );
}

function Mails() {
  const { t, moment } = useLanguage();
  const { data, error } = useMails();
  return (
    <Section title={t('operations.mails')}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <Typography>{t('operations.noMails')}</Typography>}
      {data?.map((mail) => (
        <Box component="details" key={mail.id} sx={{ py: 0.75 }}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            <strong>{mail.subject}</strong> · {mail.recipientEmail} · {moment(mail.createdAt)} ·{' '}
            {t(`mail.${mail.status}`)}
          </Box>
          <Typography sx={{ whiteSpace: 'pre-wrap', pl: 2, pt: 1, overflowWrap: 'anywhere' }}>
            {mail.text}
          </Typography>
        </Box>
      ))}
    </Section>
  );
}

function Timers() {
  const { t, moment, date } = useLanguage();
  const { data, error } = useTimers();
  return (
    <Section title={t('operations.timers')}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <Typography>{t('operations.noTimers')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data?.map((timer) => (
          <li key={`${timer.caseId}/${timer.id}`}>
            <Link component={RouterLink} to={`/cases/${timer.caseId}`}>
              {timer.caseNumber ?? t('case.noNumber')}
            </Link>{' '}
            · {timer.delay} · {date(timer.date)} ({timer.zone}; {moment(timer.dueAt)})
          </li>
        ))}
      </Box>
    </Section>
  );
}
