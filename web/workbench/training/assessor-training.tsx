import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useProgramRoles } from '../../portal/case/use-program-roles.ts';
import { SeverityMark } from '../../renderers/severity-mark.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import { type HeldRecord, useCaseTraining } from '../../shared/api/training.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useNow } from '../../shared/session.ts';
import { caseTrainingMessages } from './case-training-messages.ts';
import { EvidenceView } from './evidence-view.tsx';
import { trainingState } from './training-state.ts';

/** What the one who opened a case recorded of the program's courses; nothing for readers who check no training. */
export function AssessorTraining({ found }: { found: CaseView }) {
  const { program, own } = useProgramRoles(found);
  const mayCheck = own.some(({ may }) => may.includes('training'));
  return mayCheck ? <Records found={found} zone={program?.timeZone ?? 'UTC'} /> : null;
}

function Records({ found, zone }: { found: CaseView; zone: string }) {
  const m = useMessages(caseTrainingMessages);
  const { data, error } = useCaseTraining(found.id, true);
  const title = m('title', { name: found.assessor.name });
  return (
    <Box component="section" aria-label={title} sx={{ mb: 2.5, fontSize: '0.875rem' }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Waiting lines={2} />}
      {data?.length === 0 && <Typography color="textSecondary">{m('none')}</Typography>}
      {data && data.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0, display: 'grid', gap: 1.25 }}>
          {data.map((record) => (
            <Course key={record.id} record={record} zone={zone} />
          ))}
        </Box>
      )}
      {data && (
        <Link component={RouterLink} to={`/training?user=${found.assessor.id}`}>
          {m('all')}
        </Link>
      )}
    </Box>
  );
}

function Course({ record, zone }: { record: HeldRecord; zone: string }) {
  const { say, date, pair } = useLanguage();
  const m = useMessages(caseTrainingMessages);
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const { verified, rejected, evidence, evidenceName } = record;
  const state = trainingState(record, zone, now);
  const until = verified?.until ?? null;
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600, fontSize: 'inherit' }}>{say(record.title)}</Typography>
      <div>{pair(m('completed'), date(record.completedOn))}</div>
      <Box sx={state === 'verified' ? undefined : { color: 'warning.main', fontWeight: 600 }}>
        {state !== 'verified' && <SeverityMark severity="warning" />}
        {state === 'verified' && (until === null ? m('verified') : m('verifiedUntil', { date: date(until) }))}
        {state === 'expired' && m('expired', { date: date(until) })}
        {state === 'waiting' && m('waiting')}
        {state === 'rejected' && m('rejected', { reason: rejected?.reason ?? '' })}
      </Box>
      {verified && (
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {record.checkedBy === null
            ? m('confirmedOn', { date: date(verified.at) })
            : m('confirmedBy', { date: date(verified.at), name: record.checkedBy })}
          {verified.note !== null && ` ${m('note', { note: verified.note })}`}
        </Box>
      )}
      {evidence === null ? (
        !verified?.note && <Box sx={{ color: 'text.secondary' }}>{m('noEvidence')}</Box>
      ) : (
        <Box component="details" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <Box component="summary" sx={{ cursor: 'pointer', minHeight: 24, overflowWrap: 'anywhere' }}>
            {m('evidence', { name: evidenceName ?? '' })}
          </Box>
          {/* A file is fetched when somebody looks at it. */}
          {isOpen && <EvidenceView file={evidence} name={evidenceName ?? ''} />}
        </Box>
      )}
    </Box>
  );
}
