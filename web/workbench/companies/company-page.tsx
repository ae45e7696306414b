import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import { CompanyCard } from '../../portal/company/company-card.tsx';
import { useCompany } from '../../shared/api/companies.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { CompanyAudits } from './company-audits.tsx';
import { messages } from './messages.ts';

/** One company, for staff: its data to correct, who acts for it, and its audits. */
export function CompanyPage() {
  const { company: id = '' } = useParams();
  const { t } = useLanguage();
  const say = useMessages(messages);
  const { data, error } = useCompany(id);
  const programs = usePrograms();
  return (
    <Page
      title={data?.name ?? t('app.companies')}
      beside={
        <Button component={Link} to="/companies">
          {say('back')}
        </Button>
      }
    >
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data && (
        <CompanyCard
          key={data.revision}
          company={data}
          title={say('details')}
          staff
          programs={programs.data ?? []}
        />
      )}
      {data && <CompanyAudits company={data.id} programs={programs.data ?? []} />}
    </Page>
  );
}
