import { usePaymentQuestions } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { messages, type OperationsKey } from './messages.ts';

/** Money that nobody has asked for in this way. */
export function PaymentsSection() {
  const { moment, money } = useLanguage();
  const say = useMessages(messages);
  const { data, error } = usePaymentQuestions();
  const words = (kind: string) => {
    const key = `payment.${kind}`;
    return key in messages.en ? say(key as OperationsKey) : kind;
  };
  return (
    <>
      <ProblemAlert error={error} />
      <RecordTable
        label={say('payments')}
        rows={error ? [] : data}
        keyOf={(row) => row.id}
        empty={say('noPayments')}
        columns={[
          { title: say('when'), show: (row) => moment(row.at) },
          { title: say('kind'), show: (row) => words(row.kind) },
          { title: say('amount'), right: true, show: (row) => money(row.amount, row.currency) },
          { title: say('notice'), show: (row) => row.noticeId },
        ]}
      />
    </>
  );
}
