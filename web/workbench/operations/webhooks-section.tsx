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
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { Deliveries } from './deliveries.tsx';
import { messages } from './messages.ts';
import { Said } from './said.tsx';
import { useAction } from './use-action.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

type Asking = { hook: Webhook; what: 'edit' | 'rotate' | 'remove' } | { what: 'add' };

/** Other programs that hear of audits: add, change, switch off, new secret, test, what was sent. */
export function WebhooksSection() {
  const say = useMessages(messages);
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
        {say('addWebhook')}
      </Button>
      <RecordTable
        label={say('webhooks')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noWebhooks')}
        columns={[
          { title: say('url'), show: (row) => row.url },
          { title: say('topics'), show: (row) => row.topics.join(', ') },
          {
            title: say('status'),
            show: (row) =>
              [
                row.active ? say('active') : say('inactive'),
                ...(row.failed > 0 ? [say('failedCount', { count: row.failed })] : []),
              ].join(', '),
          },
        ]}
        actions={(row) => {
          const button = (words: string, onClick: () => void) => (
            <Button size="small" onClick={onClick} aria-label={`${words}: ${row.url}`}>
              {words}
            </Button>
          );
          return (
            <>
              {button(say('deliveries'), () => setWatched(row.id))}
              {row.active &&
                button(say('test'), () => {
                  setWatched(row.id);
                  void act(() => testWebhook(row.id), say('tested'));
                })}
              {button(say('editWebhook'), () => setAsking({ hook: row, what: 'edit' }))}
              {button(row.active ? say('switchOff') : say('switchOn'), () =>
                act(
                  () => updateWebhook(row.id, { active: !row.active }),
                  row.active ? say('inactive') : say('active'),
                ),
              )}
              {button(say('rotate'), () => setAsking({ hook: row, what: 'rotate' }))}
              {button(say('remove'), () => setAsking({ hook: row, what: 'remove' }))}
            </>
          );
        }}
      />
      {hook && <Deliveries hook={hook} onClose={() => setWatched(null)} />}
      {asking?.what === 'add' && (
        <WebhookDialog
          title={say('addWebhook')}
          known={data?.topics ?? []}
          start={{ url: '', topics: data?.topics ?? [] }}
          save={(given) => actInDialog(async () => setSecret(await addWebhook(given)), say('active'))}
          onClose={close}
        />
      )}
      {asking?.what === 'edit' && (
        <WebhookDialog
          title={say('editWebhook')}
          known={data?.topics ?? []}
          start={asking.hook}
          save={(given) => actInDialog(() => updateWebhook(asking.hook.id, given), say('editWebhook'))}
          onClose={close}
        />
      )}
      {asking?.what === 'rotate' && (
        <FormDialog
          title={say('rotateTitle')}
          submit={say('rotate')}
          onSubmit={async () => setSecret(await rotateWebhookSecret(asking.hook.id))}
          onClose={close}
        >
          <Typography>{say('rotateHelp')}</Typography>
        </FormDialog>
      )}
      {asking?.what === 'remove' && (
        <FormDialog
          title={say('removeTitle')}
          submit={say('remove')}
          color="error"
          onSubmit={() => actInDialog(() => removeWebhook(asking.hook.id), say('remove'))}
          onClose={close}
        >
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {asking.hook.url}. {say('removeHelp')}
          </Typography>
        </FormDialog>
      )}
      {secret !== null && (
        <FormDialog
          title={say('secretTitle')}
          submit={say('copy')}
          onSubmit={() => navigator.clipboard.writeText(secret)}
          onClose={() => setSecret(null)}
        >
          <Alert severity="warning">{say('secretHelp')}</Alert>
          <Box>
            <PlainField name="secret" label={say('secretTitle')} value={secret} onText={() => {}} readOnly />
          </Box>
        </FormDialog>
      )}
    </>
  );
}
