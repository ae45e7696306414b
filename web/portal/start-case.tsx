import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { startCase, useCaseChanged } from '../shared/api/cases.ts';
import { type Company, useCompanies } from '../shared/api/companies.ts';
import { type ProgramStart, type ProgramView, useStarts } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { useMe } from '../shared/session.ts';
import { Section } from './case/section.tsx';
import { homeMessages } from './home/messages.ts';

/** The companies that the reader may open a case for, each with the button that begins it or why none begins now. */
export function StartCase({ program }: { program: ProgramView }) {
  const { say } = useLanguage();
  const m = useMessages(homeMessages);
  const { me } = useMe();
  const companies = useCompanies();
  const starts = useStarts(program.id);
  const error = companies.error ?? starts.error;
  const mine = (starts.data ?? []).flatMap((start) => {
    const company = companies.data?.find(({ id }) => id === start.company.id);
    return company ? [{ company, start }] : [];
  });
  const isKnown = companies.data !== undefined && starts.data !== undefined;
  return (
    <Section title={m('choose')}>
      <ProblemAlert error={error} />
      {!isKnown && !error && <Waiting lines={2} />}
      {isKnown && mine.length === 0 && (
        <Typography color="textSecondary">
          {m('noCompany')} {m('noCompanyNext', { email: me?.email ?? '' })}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {mine.map(({ company, start }) => (
          <StartRow key={company.id} program={program} company={company} start={start} />
        ))}
      </Box>
      {program.notes.registration && mine.some(({ start }) => start.allowed) && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5, maxWidth: '75ch' }}>
          {say(program.notes.registration)}
        </Typography>
      )}
      {program.notes.company && mine.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, maxWidth: '75ch' }}>
          {say(program.notes.company)}
        </Typography>
      )}
    </Section>
  );
}

interface StartRowProps {
  program: ProgramView;
  company: Company;
  /** Whether the server would open one now. */
  start: ProgramStart;
}

function StartRow({ program, company, start }: StartRowProps) {
  const { pair, t, say } = useLanguage();
  const m = useMessages(homeMessages);
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { street, city, province, postalCode } = company.address;
  async function begin() {
    setError(null);
    setBusy(true);
    try {
      const opened = await startCase(program.id, company.id);
      await changed(opened.id);
      const form = opened.forms.find((one) => one.canEdit);
      navigate(
        form?.steps[0] ? `/cases/${opened.id}/forms/${form.id}/${form.steps[0].id}` : `/cases/${opened.id}`,
      );
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  }
  return (
    <Box
      component="li"
      sx={{
        py: 1.5,
        '&:not(:first-of-type)': { borderTop: 1, borderColor: 'divider' },
        '&:first-of-type': { pt: 0 },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Box sx={{ flexGrow: 1, minWidth: 'min(100%, 220px)', flexBasis: 260 }}>
          <Typography sx={{ fontWeight: 600 }}>{company.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {[street, city, province, postalCode].filter(Boolean).join(', ')}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t('start.wcb', { accounts: company.wcbAccounts.join(', ') || t('app.none') })}
          </Typography>
        </Box>
        {start.allowed && (
          <Button
            variant="contained"
            onClick={begin}
            disabled={busy}
            aria-label={pair(say(program.start.label), company.name)}
          >
            {busy ? m('starting') : say(program.start.label)}
          </Button>
        )}
      </Box>
      {!start.allowed && <NotNow start={start} />}
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ProblemAlert error={error} onClose={() => setError(null)} />
        </Box>
      )}
    </Box>
  );
}

/** Why none can be begun, each reason with the case that stands in the way. */
function NotNow({ start }: { start: ProgramStart }) {
  const { pair, say } = useLanguage();
  const m = useMessages(homeMessages);
  return (
    <Box sx={{ mt: 1, maxWidth: '75ch' }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {m('notNow')}
      </Typography>
      {start.reasons.map((reason) => (
        <Typography key={say(reason.message)} variant="body2">
          {say(reason.message)}{' '}
          {reason.case && (
            <Link
              component={RouterLink}
              to={`/cases/${reason.case}`}
              aria-label={pair(m('toOpen'), start.company.name)}
            >
              {m('toOpen')}
            </Link>
          )}
        </Typography>
      ))}
    </Box>
  );
}
