import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../shared/api/client.ts';
import { type Cart, useCartChanges } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { paymentMessages } from './messages.ts';

const problems = {
  unknown: 'codeProblemUnknown',
  revoked: 'codeProblemRevoked',
  'used-up': 'codeProblemUsedUp',
  expired: 'codeProblemExpired',
  'not-for-these': 'codeProblemNotForThese',
} as const;

/** The access code of the cart: typed and applied, or taken out again. */
export function CartCode({ code }: { code: Cart['code'] }) {
  const m = useMessages(paymentMessages);
  const { t, say } = useLanguage();
  const { applyCode, removeCode } = useCartChanges();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const failed = (error: unknown) => {
    const said = error instanceof ApiError ? error.problem : null;
    const [reason] = said?.reasons ?? [];
    setProblem(reason ? say(reason.message) : said === null ? t('error.network') : said.title);
  };
  async function apply(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    if (typed.trim() === '') {
      setProblem(m('fillIn'));
      return;
    }
    await applyCode(typed).then(() => setTyped(''), failed);
  }
  return (
    <Box>
      {code !== null && (
        <Alert
          severity={code.problem === null ? 'success' : 'warning'}
          role="status"
          sx={{ mb: code.problem === null ? 0 : 2, flexWrap: 'wrap' }}
          action={
            <Button color="inherit" size="small" onClick={() => removeCode().catch(failed)}>
              {m('removeCode')}
            </Button>
          }
        >
          {code.problem === null ? m('codeApplied', { code: code.code }) : m(problems[code.problem])}
        </Alert>
      )}
      {code?.problem !== null && (
        <Box
          component="form"
          noValidate
          onSubmit={apply}
          sx={{ display: 'flex', gap: 1, alignItems: 'start' }}
        >
          <PlainField
            name="code"
            label={m('code')}
            value={typed}
            onText={setTyped}
            helperText={m('codeHelp')}
            autoComplete="off"
            {...(problem === null ? {} : { problem })}
          />
          <Button type="submit" variant="outlined" sx={{ minHeight: 40, flexShrink: 0 }}>
            {m('apply')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
