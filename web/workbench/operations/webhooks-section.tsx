import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import {
  addWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  useWebhooks,
  type Webhook,
} from '../../shared/api/webhooks.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { Deliveries } from './deliveries.tsx';
import { messages } from './messages.ts';
import { useAction } from './use-action.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { webhookMessages } from './webhook-messages.ts';

type Asking = { hook: Webhook; what: 'edit' | 'rotate' | 'remove' } | { what: 'add' };

/** Other programs that hear of audits: add, change, switch off, new secret, test, what was sent. */
export function WebhooksSection() {
  const { pair } = useLanguage();
  const say = useMessages(messages);
  const m = useMessages(webhookMessages);
  const { data, error } = useWebhooks();
  const { act, actInDialog, said, error: refused } = useAction();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [watched, setWatched] = useState<string | null>(null);
  const hook = data?.items.find((one) => one.id === watched);
  const close = () => setAsking(null);
  return (
    <>
      <Said said={said} error={error ?? refused} />
      <Button variant="contained" onClick={() => setAsking({ what: 'add' })} sx={{ mb: 2 }}>
        {m('addWebhook')}
      </Button>
      <RecordTable
        label={say('webhooks')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={m('noWebhooks')}
        columns={[
          { title: m('url'), show: (row) => row.url },
          { title: m('topics'), show: (row) => row.topics.join(', ') },
          {
            title: say('status'),
            show: (row) =>
              [
                row.active ? m('active') : m('inactive'),
                ...(row.failed === 1 ? [m('failedOne')] : []),
                ...(row.failed > 1 ? [m('failedCount', { count: row.failed })] : []),
              ].join(', '),
          },
        ]}
        actions={(row) => {
          const button = (words: string, onClick: () => void) => (
            <Button size="small" onClick={onClick} aria-label={pair(words, row.url)}>
              {words}
            </Button>
          );
          return (
            <>
              {button(m('deliveries'), () => setWatched(row.id))}
              {row.active &&
                button(m('test'), () => {
                  setWatched(row.id);
                  void act(() => testWebhook(row.id), m('tested'));
                })}
              {button(m('editWebhook'), () => setAsking({ hook: row, what: 'edit' }))}
              {button(row.active ? m('switchOff') : m('switchOn'), () =>
                act(
                  () => updateWebhook(row.id, { active: !row.active }),
                  row.active ? m('switchedOff') : m('switchedOn'),
                ),
              )}
              {button(m('rotate'), () => setAsking({ hook: row, what: 'rotate' }))}
              {button(m('remove'), () => setAsking({ hook: row, what: 'remove' }))}
            </>
          );
        }}
      />
      {hook && <Deliveries hook={hook} onClose={() => setWatched(null)} />}
      {asking?.what === 'add' && (
        <WebhookDialog
          title={m('addWebhook')}
          known={data?.topics ?? []}
          start={{ url: '', topics: data?.topics ?? [] }}
          save={(given) => actInDialog(async () => setSecret(await addWebhook(given)), m('added'))}
          onClose={close}
        />
      )}
      {asking?.what === 'edit' && (
        <WebhookDialog
          title={m('editWebhook')}
          known={data?.topics ?? []}
          start={asking.hook}
          save={(given) => actInDialog(() => updateWebhook(asking.hook.id, given), m('changed'))}
          onClose={close}
        />
      )}
      {asking?.what === 'rotate' && (
        <FormDialog
          title={m('rotateTitle')}
          submit={m('rotate')}
          onSubmit={async () => setSecret(await rotateWebhookSecret(asking.hook.id))}
          onClose={close}
        >
          <Typography>{m('rotateHelp')}</Typography>
        </FormDialog>
      )}
      {asking?.what === 'remove' && (
        <FormDialog
          title={m('removeTitle')}
          submit={m('remove')}
          color="error"
          onSubmit={() => actInDialog(() => removeWebhook(asking.hook.id), m('removed'))}
          onClose={close}
        >
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {asking.hook.url}. {m('removeHelp')}
          </Typography>
        </FormDialog>
      )}
      {secret !== null && (
        <FormDialog
          title={m('secretTitle')}
          submit={m('copy')}
          leave={m('close')}
          onSubmit={() => actInDialog(() => navigator.clipboard.writeText(secret), m('copied'))}
          onClose={() => setSecret(null)}
        >
          <Alert severity="warning">{m('secretHelp')}</Alert>
          <Box>
            <PlainField name="secret" label={m('secretTitle')} value={secret} onText={() => {}} readOnly />
          </Box>
        </FormDialog>
      )}
    </>
  );
}
