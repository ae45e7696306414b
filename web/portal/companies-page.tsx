import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCompanies } from '../shared/api/companies.ts';
import { usePrograms } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import type { Me } from '../shared/session.ts';
import { AddCompany } from './company/add-company.tsx';
import { CompanyCard } from './company/company-card.tsx';

/** The companies that the reader acts for, or, for staff, all of them. */
export function CompaniesPage({ me }: { me: Me }) {
  const { t, say } = useLanguage();
  const { data, error } = useCompanies();
  const programs = usePrograms();
  const staff = me.may.includes('companies');
  const notes = [
    ...new Set((programs.data ?? []).map((program) => say(program.notes.company)).filter(Boolean)),
  ];
  return (
    <Page title={t('app.companies')} beside={staff && <AddCompany />}>
      <ProblemAlert error={error} />
      {!staff &&
        notes.map((note) => (
          <Typography key={note} sx={{ mb: 2 }}>
            {note}
          </Typography>
        ))}
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Typography color="textSecondary">{t('start.noCompany')}</Typography>}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {data?.map((company) => (
          <CompanyCard
            key={`${company.id}-${company.revision}`}
            company={company}
            staff={staff}
            programs={programs.data ?? []}
          />
        ))}
      </Box>
    </Page>
  );
}
