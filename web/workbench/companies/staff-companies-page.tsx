import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { AddCompany } from '../../portal/company/add-company.tsx';
import { CompanyCard } from '../../portal/company/company-card.tsx';
import { useFoundCompanies } from '../../shared/api/found-companies.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager } from '../../shared/parts/record-table.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';

/** All companies, for staff: found by name, corrected, with the people who act for them. */
export function StaffCompaniesPage() {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const [query] = useSearchParams();
  const [search, setSearch] = useState(query.get('q') ?? '');
  const [cursors, setCursors] = useState<string[]>([]);
  const q = useDeferredValue(search);
  const { data, error } = useFoundCompanies(q, cursors.at(-1));
  const programs = usePrograms();
  return (
    <Page title={t('app.companies')} beside={<AddCompany />}>
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: 760 }}>
        {say('help')}
      </Typography>
      <PlainField
        name="q"
        type="search"
        label={say('search')}
        value={search}
        onText={(text) => {
          setSearch(text);
          setCursors([]);
        }}
        sx={{ maxWidth: { sm: 360 }, mb: 2 }}
      />
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <Typography color="textSecondary">{say('none')}</Typography>}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {data?.items.map((company) => (
          <CompanyCard
            key={`${company.id}-${company.revision}`}
            company={company}
            staff
            programs={programs.data ?? []}
          />
        ))}
      </Box>
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
    </Page>
  );
}
