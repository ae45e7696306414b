import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router';
import { statementQuery, useInvoices, useStatement } from '../../shared/api/invoices.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe } from '../../shared/session.ts';
import { StatementAccount } from './statement-account.tsx';
import { statementMessages } from './statement-messages.ts';

/** A company's account over a period; this year unless said. */
export function StatementPage() {
  const m = useMessages(statementMessages);
  const { me } = useMe();
  const { data: invoices, error: unlisted } = useInvoices();
  const today = new Date().toISOString().slice(0, 10);
  const [company, setCompany] = useState('');
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const companies = byName([
    ...(me?.companies.map((one) => one.company) ?? []),
    ...(invoices?.map((invoice) => invoice.company) ?? []),
  ]);
  const chosen = companies.find((one) => one.id === company) ?? companies[0];
  const turned = from > to;
  const { data, error } = useStatement(turned ? '' : (chosen?.id ?? ''), from, to);
  const paper = `/api/v1/statements/pdf?${statementQuery(chosen?.id ?? '', from, to)}`;
  return (
    <Page
      title={m('title')}
      beside={
        data &&
        !turned && (
          <Button href={paper} variant="outlined">
            {m('pdf')}
          </Button>
        )
      }
    >
      <Typography sx={{ mb: 2 }}>{m('help')}</Typography>
      <ProblemAlert error={unlisted ?? error} />
      {invoices && !chosen && <Typography>{m('noCompany')}</Typography>}
      {chosen && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(0, 2fr) 11rem 11rem' },
            mb: 3,
          }}
        >
          <Autocomplete
            options={companies}
            value={chosen}
            onChange={(_, one) => setCompany(one.id)}
            getOptionLabel={(one) => one.name}
            getOptionKey={(one) => one.id}
            isOptionEqualToValue={(one, two) => one.id === two.id}
            disableClearable
            sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}
            renderInput={(params) => <TextField {...params} label={m('company')} />}
          />
          <PlainField
            name="from"
            type="date"
            label={m('from')}
            value={from}
            onText={setFrom}
            {...(turned ? { problem: m('order') } : {})}
          />
          <PlainField name="to" type="date" label={m('to')} value={to} onText={setTo} />
        </Box>
      )}
      {chosen && !turned && !data && !error && from !== '' && to !== '' && <Waiting />}
      {data?.accounts.length === 0 && <Typography>{m('none')}</Typography>}
      {!turned &&
        data?.accounts.map((account) => (
          <StatementAccount key={account.currency} account={account} from={data.from} to={data.to} />
        ))}
      <Button component={Link} to="/invoices" sx={{ mt: 2 }}>
        {m('toInvoices')}
      </Button>
    </Page>
  );
}

interface Company {
  id: string;
  name: string;
}

function byName(companies: Company[]): Company[] {
  const once = new Map(companies.map(({ id, name }) => [id, { id, name }]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name));
}
