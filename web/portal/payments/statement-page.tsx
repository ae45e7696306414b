import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { statementQuery, useInvoicedCompanies, useStatement } from '../../shared/api/invoices.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe, useToday } from '../../shared/session.ts';
import { StatementAccount } from './statement-account.tsx';
import { statementMessages } from './statement-messages.ts';

/** A company's account over a period; this year unless said. */
export function StatementPage() {
  const m = useMessages(statementMessages);
  const { me } = useMe();
  const [typed, setTyped] = useState('');
  const { data: invoiced, error: unlisted } = useInvoicedCompanies(useDeferredValue(typed));
  const today = useToday();
  const [company, setCompany] = useState<Company | null>(null);
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const companies = byName([
    ...(me?.companies.map((one) => one.company) ?? []),
    ...(company ? [company] : []),
    ...(invoiced ?? []),
  ]);
  // The first of all: what is typed to find another one must not change what is shown.
  const [first, setFirst] = useState<Company | null>(null);
  if (first === null && invoiced && companies[0]) setFirst(companies[0]);
  const chosen = company ?? first;
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
      {invoiced && !chosen && <Typography>{m('noCompany')}</Typography>}
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
            onChange={(_, one) => setCompany(one)}
            // As it is typed the server looks, because there may be more than these.
            onInputChange={(_, text, why) => setTyped(why === 'input' ? text : '')}
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
