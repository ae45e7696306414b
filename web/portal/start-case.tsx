import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { startCase, useCaseChanged } from '../shared/api/cases.ts';
import { useCompanies } from '../shared/api/companies.ts';
import type { ProgramView } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import type { Me } from '../shared/session.ts';
import { Section } from './case/section.tsx';

/** The companies that the reader acts for, each with the button that begins a new case. */
export function StartCase({ program, me }: { program: ProgramView; me: Me }) {
  const { t, say } = useLanguage();
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const { data } = useCompanies();
  const [error, setError] = useState<unknown>(null);
  const mine = data?.filter((company) => me.companies.some((one) => one.company.id === company.id)) ?? [];
  async function start(company: string) {
    setError(null);
    try {
      const opened = await startCase(program.id, company);
      await changed(opened.id);
      const form = opened.forms.find((one) => one.canEdit);
      navigate(
        form?.steps[0] ? `/cases/${opened.id}/forms/${form.id}/${form.steps[0].id}` : `/cases/${opened.id}`,
      );
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <Section title={t('start.title')}>
      <ProblemAlert error={error} />
      {mine.length === 0 && <Typography color="text.secondary">{t('start.noCompany')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
        {mine.map((company) => (
          <Box
            component="li"
            key={company.id}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
          >
            <Box sx={{ flexGrow: 1, minWidth: 220 }}>
              <Typography sx={{ fontWeight: 600 }}>{company.name}</Typography>
              <Typography variant="body2" color="text.secondary">
                {[
                  company.address.street,
                  company.address.city,
                  company.address.province,
                  company.address.postalCode,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                {t('start.wcb', { accounts: company.wcbAccounts.join(', ') || t('app.none') })}
              </Typography>
            </Box>
            <Button
              variant="contained"
              onClick={() => start(company.id)}
              aria-label={`${say(program.start.label)}: ${company.name}`}
            >
              {say(program.start.label)}
            </Button>
          </Box>
        ))}
      </Box>
      {program.notes.company && (
        <Typography variant="body2" sx={{ mt: 2 }}>
          {say(program.notes.company)}
        </Typography>
      )}
    </Section>
  );
}
