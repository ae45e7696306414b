import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { type CaseVerification, useVerifyCase } from '../../shared/api/verify-case.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { useProgramRoles } from './use-program-roles.ts';

/** The proof of a case, for those who answer for it: to take away, and made now. */
export function Receipt({ found }: { found: CaseView }) {
  const m = useMessages(messages);
  const verify = useVerifyCase(found.id);
  const { works } = useProgramRoles(found);
  if (!works) return null;
  return (
    <Section title={m('receipt.title')}>
      <Typography sx={{ maxWidth: '75ch', mb: 1.5 }}>{m('receipt.help')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button component="a" variant="outlined" href={`/api/v1/cases/${found.id}/receipt`} download>
          {m('receipt.download')}
        </Button>
        <Button variant="outlined" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {m(verify.isPending ? 'receipt.verifying' : 'receipt.verify')}
        </Button>
      </Box>
      <Box aria-live="polite" sx={{ mt: 1.5 }}>
        <ProblemAlert error={verify.error} />
        {verify.data && <Verified result={verify.data} />}
      </Box>
      <Box component="details" sx={{ mt: 1 }}>
        <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
          {m('receipt.how')}
        </Box>
        <Typography variant="body2" sx={{ maxWidth: '75ch' }}>
          {m('receipt.steps')}
        </Typography>
        <Box
          component="code"
          sx={{ display: 'block', mt: 1, p: 1, bgcolor: 'action.hover', overflowWrap: 'anywhere' }}
        >
          {`npm run attest -- verify receipt-${found.number ?? found.id}.json`}
        </Box>
      </Box>
    </Section>
  );
}

function Verified({ result }: { result: CaseVerification }) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  const { at, ok, checked, differences } = result;
  const { history = 0, decisions = 0, files = 0 } = checked;
  return (
    <Alert severity={ok ? 'success' : 'error'}>
      {ok
        ? m('receipt.ok', { when: moment(at) })
        : m('receipt.differs', { when: moment(at), count: differences.length })}{' '}
      {m('receipt.checked', { history, decisions, files })}
      {differences.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
          {differences.map(({ where, message }) => (
            <li key={`${where} ${message}`}>{message}</li>
          ))}
        </Box>
      )}
    </Alert>
  );
}
