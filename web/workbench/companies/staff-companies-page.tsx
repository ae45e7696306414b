import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { AddCompany } from '../../portal/company/add-company.tsx';
import { useFoundCompanies } from '../../shared/api/found-companies.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { messages } from './messages.ts';

/** All companies, for staff: found by name; each leads to its own page. */
export function StaffCompaniesPage() {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const [query] = useSearchParams();
  const [search, setSearch] = useState(query.get('q') ?? '');
  const [cursors, setCursors] = useState<string[]>([]);
  const q = useDeferredValue(search);
  const { data, error } = useFoundCompanies(q, cursors.at(-1));
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
      <RecordTable
        label={t('app.companies')}
        rows={error ? [] : data?.items}
        keyOf={(company) => company.id}
        empty={say('none')}
        columns={[
          {
            title: t('company.name'),
            show: (company) => (
              <Link component={RouterLink} to={`/companies/${company.id}`} sx={{ fontWeight: 600 }}>
                {company.name}
              </Link>
            ),
          },
          {
            title: t('company.city'),
            show: ({ address }) => [address.city, address.province].filter(Boolean).join(', ') || '–',
          },
          {
            title: t('company.contact.name'),
            show: ({ contact }) => [contact.name, contact.phone].filter(Boolean).join(' · ') || '–',
          },
          { title: t('company.wcbAccounts'), show: ({ wcbAccounts }) => wcbAccounts.join(', ') || '–' },
          {
            title: say('membership'),
            show: ({ member }) => t(member ? 'company.isMember' : 'company.notMember'),
          },
        ]}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
    </Page>
  );
}
