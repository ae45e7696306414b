import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Section } from '../../portal/case/section.tsx';
import { useDeliveries, type Webhook } from '../../shared/api/webhooks.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { messages } from './messages.ts';
import { webhookMessages } from './webhook-messages.ts';

/** What was sent to one address, and what it answered. */
export function Deliveries({ hook, onClose }: { hook: Webhook; onClose: () => void }) {
  const { pair, t, moment } = useLanguage();
  const say = useMessages(messages);
  const m = useMessages(webhookMessages);
  const { data, error } = useDeliveries(hook.id);
  return (
    <Box sx={{ mt: 3 }}>
      <Section title={pair(m('deliveries'), hook.url)}>
        <ProblemAlert error={error} />
        <RecordTable
          plain
          label={m('deliveries')}
          rows={error ? [] : data}
          keyOf={(row) => row.id}
          empty={m('noDeliveries')}
          columns={[
            { title: say('created'), show: (row) => moment(row.createdAt) },
            { title: m('topics'), show: (row) => row.topic },
            { title: say('status'), show: (row) => m(`delivery.${row.status}`) },
            { title: say('attempts'), right: true, show: (row) => row.attempts },
            { title: say('answer'), show: (row) => row.answerStatus ?? row.lastError ?? '–' },
          ]}
        />
        <Button onClick={onClose} sx={{ mt: 1 }}>
          {t('app.close')}
        </Button>
      </Section>
    </Box>
  );
}
