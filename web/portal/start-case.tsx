import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { startCase, useCaseChanged } from '../shared/api/cases.ts';
import { type Company, useCompanies } from '../shared/api/companies.ts';
import type { ProgramView } from '../shared/api/programs.ts';
import { type Turn, useTurns } from '../shared/api/turns.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import type { Me } from '../shared/session.ts';
import { Section } from './case/section.tsx';
import { homeMessages } from './home/messages.ts';

/** The companies that the reader acts for, each with the button that begins a new case. */
export function StartCase({ program, me }: { program: ProgramView; me: Me }) {
  const { say } = useLanguage();
  const m = useMessages(homeMessages);
  const { data, error } = useCompanies();
  const turns = useTurns(me.companies.length > 0);
  const mine = data?.filter((company) => me.companies.some((one) => one.company.id === company.id)) ?? [];
  return (
    <Section title={m('choose')}>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting lines={2} />}
      {data && mine.length === 0 && (
        <Typography color="textSecondary">
          {m('noCompany')} {m('noCompanyNext')}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {mine.map((company) => (
          <StartRow
            key={company.id}
            program={program}
            company={company}
            open={
              turns.data?.filter((one) => one.company.id === company.id && one.program === program.id) ?? []
            }
          />
        ))}
      </Box>
      {program.notes.registration && (
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
  /** Cases of the program that are under way for it. */
  open: Turn[];
}

function StartRow({ program, company, open }: StartRowProps) {
  const { t, say } = useLanguage();
  const m = useMessages(homeMessages);
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { street, city, province, postalCode } = company.address;
  async function start() {
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
          {open.map((turn) => (
            <Typography key={turn.id} variant="body2" sx={{ mt: 0.5 }}>
              {m('alreadyOpen')}{' '}
              <Link component={RouterLink} to={`/cases/${turn.id}`}>
                {[turn.number, say(turn.state.title)].filter(Boolean).join(' · ')}
              </Link>
            </Typography>
          ))}
        </Box>
        <Button
          variant={open.length > 0 ? 'outlined' : 'contained'}
          onClick={start}
          disabled={busy}
          aria-label={`${say(program.start.label)}: ${company.name}`}
        >
          {busy ? m('starting') : say(program.start.label)}
        </Button>
      </Box>
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ProblemAlert error={error} onClose={() => setError(null)} />
        </Box>
      )}
    </Box>
  );
}
