import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AccessCode, revokeAccessCode, useAccessCodes } from '../../shared/api/access-codes.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import type { Me } from '../../shared/session.ts';
import { CodeTable } from './code-table.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { codeMessages } from './messages.ts';
import { UsageDialog } from './usage-dialog.tsx';

type Asking = { what: 'issue' } | { what: 'usage' | 'revoke'; code: AccessCode };

/** Codes: issued, watched and withdrawn by staff; looked up by those who hold them. */
export function AccessCodesPage({ me }: { me: Me }) {
  const m = useMessages(codeMessages);
  const queries = useQueryClient();
  const { data, error } = useAccessCodes();
  const { data: programs = [] } = usePrograms();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState('');
  const staff = me.may.includes('accessCodes');
  // The server holds staff to the programs in which a role lets them issue codes.
  const own = programs.filter(({ id }) => me.administrator || me.roles.some((role) => role.program === id));
  const close = () => setAsking(null);
  const changed = () => queries.invalidateQueries({ queryKey: ['access-codes'] });
  const held = data?.filter((code) => !code.managed);
  const copied = (code: string) => setSaid(m('copied', { code }));
  return (
    <Page
      title={m('title')}
      beside={
        staff && (
          <Button variant="contained" onClick={() => setAsking({ what: 'issue' })}>
            {m('issue')}
          </Button>
        )
      }
    >
      <ProblemAlert error={error} />
      <Box role="status">
        {said !== '' && (
          <Alert severity="success" sx={{ mb: 2 }} onClose={() => setSaid('')}>
            {said}
          </Alert>
        )}
      </Box>
      {staff && !error && (
        <Paper component="section" aria-labelledby="issued" sx={{ p: { xs: 1.5, sm: 2.5 }, mb: 3 }}>
          <Typography variant="h2" id="issued" sx={{ mb: 1.5 }}>
            {m('issuedTitle')}
          </Typography>
          <CodeTable
            label={m('issuedTitle')}
            codes={data?.filter((code) => code.managed)}
            empty={m('noneIssued')}
            onCopied={copied}
            actions={(code, status) => (
              <>
                <Button
                  size="small"
                  aria-label={m('usageOf', { code: code.code })}
                  onClick={() => setAsking({ what: 'usage', code })}
                >
                  {m('usage')}
                </Button>
                {status === 'active' && (
                  <Button
                    size="small"
                    color="error"
                    aria-label={m('revokeOf', { code: code.code })}
                    onClick={() => setAsking({ what: 'revoke', code })}
                  >
                    {m('revoke')}
                  </Button>
                )}
              </>
            )}
          />
        </Paper>
      )}
      {!error && (!staff || (held?.length ?? 0) > 0) && (
        <Paper component="section" aria-labelledby="held" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
          <Typography variant="h2" id="held" sx={{ mb: 0.5 }}>
            {m('heldTitle')}
          </Typography>
          <Typography sx={{ mb: 1.5 }}>{m('heldHelp')}</Typography>
          <CodeTable label={m('heldTitle')} codes={held} empty={m('noneHeld')} onCopied={copied} />
        </Paper>
      )}
      {asking?.what === 'issue' && (
        <IssueDialog
          programs={own}
          everywhere={me.administrator}
          onIssued={(code) => {
            setSaid(m('issued', { code: code.code }));
            void changed();
          }}
          onClose={close}
        />
      )}
      {asking?.what === 'usage' && <UsageDialog code={asking.code} onClose={close} />}
      {asking?.what === 'revoke' && (
        <FormDialog
          title={m('revokeTitle', { code: asking.code.code })}
          submit={m('revoke')}
          color="error"
          onSubmit={async () => {
            await revokeAccessCode(asking.code.id);
            // In place of what was said before: that the code is issued holds no longer.
            setSaid(m('withdrawn', { code: asking.code.code }));
            await changed();
          }}
          onClose={close}
        >
          <Typography>{m('revokeHelp')}</Typography>
        </FormDialog>
      )}
    </Page>
  );
}
