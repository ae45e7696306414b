import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Columns } from '../../shared/parts/columns.tsx';
import { OpenInvoices } from '../payments/open-invoices.tsx';
import { useToPay } from '../payments/use-to-pay.ts';
import { Assignment } from './assignment.tsx';
import { CaseCertificates } from './case-certificates.tsx';
import { CaseInvoices } from './case-invoices.tsx';
import { DueDates } from './due-dates.tsx';
import { EventButtons } from './event-buttons.tsx';
import { FormList } from './form-list.tsx';
import { GoOn } from './go-on.tsx';
import { LastWord } from './last-word.tsx';
import { Parties } from './parties.tsx';
import { hrefInCase } from './place-href.ts';
import { RequestQuote } from './request-quote.tsx';
import { formToFill } from './step-to-fill.ts';

interface OverviewProps {
  found: CaseView;
  onRefused: (error: unknown) => void;
  onDone: (type: string) => void;
}

/** Where a case stands, what can be done, its forms, and by when. */
export function Overview({ found, onRefused, onDone }: OverviewProps) {
  const { say, t } = useLanguage();
  const next = formToFill(found);
  const toPay = useToPay().filter((invoice) => invoice.case.id === found.id);
  return (
    <Columns gap={2.5}>
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Paper component="section" aria-labelledby="now" sx={{ p: 2.5 }}>
          <Typography id="now" variant="h2" sx={{ mb: 1 }}>
            {say(found.state.title)}
          </Typography>
          {found.state.description && (
            <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{say(found.state.description)}</Typography>
          )}
          {found.request && <RequestQuote request={found.request} program={found.program} />}
          {toPay.length > 0 && (
            <Box sx={{ mb: 2.5 }}>
              <OpenInvoices label={t('app.invoices')} invoices={toPay} direct />
            </Box>
          )}
          {next && <GoOn found={found} {...next} />}
          <EventButtons
            found={found}
            all
            otherwiseBusy={toPay.length > 0 || next !== null}
            second={next !== null}
            hrefOf={(place) => hrefInCase(found, place)}
            onRefused={onRefused}
            onDone={({ type }) => {
              onRefused(null);
              onDone(type);
            }}
          />
        </Paper>
        <CaseCertificates id={found.id} />
        <LastWord found={found} />
        <FormList found={found} />
        <CaseInvoices found={found} />
      </Box>
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <DueDates found={found} />
        <Assignment found={found} />
        <Parties found={found} />
      </Box>
    </Columns>
  );
}
