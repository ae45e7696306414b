import Box from '@mui/material/Box';
import type { CaseView } from '../../shared/api/cases.ts';
import { CaseCertificates } from './case-certificates.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseInvoices } from './case-invoices.tsx';
import { Letters } from './letters.tsx';

/** Everything of a case that can be downloaded. */
export function Papers({ found }: { found: CaseView }) {
  return (
    <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <CaseCertificates id={found.id} />
      <Letters id={found.id} />
      <CaseInvoices found={found} />
      <CaseFiles found={found} />
    </Box>
  );
}
