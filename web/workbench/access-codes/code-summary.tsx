import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { codeFaults, codeInput, type TypedCode } from './code-input.ts';
import { codeMessages } from './messages.ts';

interface CodeSummaryProps {
  typed: TypedCode;
  currency: string;
  /** Their names; `null` for any. */
  program: string | null;
  company: string | null;
}

/** What a code will be worth, how often, until when and for whom, in sentences, before it is issued. */
export function CodeSummary({ typed, currency, program, company }: CodeSummaryProps) {
  const m = useMessages(codeMessages);
  const { date, money, number, percent } = useLanguage();
  // Half a currency's name is none yet.
  const unit = /^[A-Z]{3}$/.test(currency) ? currency : null;
  function sentences(): string[] {
    if (Object.keys(codeFaults(typed)).length > 0) return [m('sum.open')];
    const { kind, value, maxUses, expiresOn, holder } = codeInput(typed);
    const of = program ?? m('sum.anyProgram');
    const worth =
      kind === 'amount'
        ? m('sum.amount', { amount: money(value, unit), program: of })
        : m(value === 100 ? 'sum.all' : 'sum.percent', { percent: percent(value), program: of });
    const end = expiresOn === null ? m('sum.never') : m('sum.until', { date: date(expiresOn) });
    return [
      worth,
      m(maxUses === 1 ? 'sum.once' : 'sum.times', { uses: number(maxUses), end }),
      ...(kind === 'amount' && maxUses > 1 ? [m('sum.total', { total: money(value * maxUses, unit) })] : []),
      ...(company === null ? [] : [m('sum.company', { company })]),
      holder === null ? m('sum.anyone') : m('sum.holder', { holder }),
    ];
  }
  return (
    <Alert severity="info" role="status">
      <AlertTitle>{m('summaryTitle')}</AlertTitle>
      {sentences().join(' ')}
    </Alert>
  );
}
