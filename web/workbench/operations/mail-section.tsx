import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDeferredValue, useState } from 'react';
import { type KeptMail, resendMail, useMails } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { MailDialog } from './mail-dialog.tsx';
import { messages } from './messages.ts';
import { useAction } from './use-action.ts';

const statuses: KeptMail['status'][] = ['waiting', 'sent', 'kept', 'failed'];

/** Copies of all mails: to read, and to send again. */
export function MailSection() {
  const { pair, moment } = useLanguage();
  const say = useMessages(messages);
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const [read, setRead] = useState<KeptMail | null>(null);
  const q = useDeferredValue(search);
  const cursor = cursors.at(-1);
  const { data, error } = useMails({ q, status, ...(cursor === undefined ? {} : { cursor }) });
  const { act, said, error: refused } = useAction();
  return (
    <>
      <Said said={said} error={error ?? refused} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <PlainField
          name="q"
          type="search"
          label={say('searchMail')}
          value={search}
          onText={(text) => {
            setSearch(text);
            setCursors([]);
          }}
          sx={{ maxWidth: { sm: 320 } }}
        />
        <FilterSelect
          label={say('status')}
          value={status}
          onChange={(next) => {
            setStatus(next);
            setCursors([]);
          }}
          choices={[['', say('every')], ...statuses.map((one) => [one, say(`mail.${one}`)] as const)]}
        />
      </Box>
      <RecordTable
        label={say('mail')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noMails')}
        columns={[
          { title: say('subject'), show: (row) => row.subject },
          {
            title: say('to'),
            show: (row) => (
              <>
                {row.recipientName}
                <br />
                {row.recipientEmail}
              </>
            ),
          },
          { title: say('created'), oneLine: true, show: (row) => moment(row.createdAt) },
          {
            title: say('status'),
            show: (row) => (
              <>
                {say(`mail.${row.status}`)}
                {row.lastError && ` (${row.lastError})`}
              </>
            ),
          },
        ]}
        actions={(row) => (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setRead(row)}
            aria-label={pair(say('read'), `${row.subject}, ${row.recipientEmail}`)}
          >
            {say('read')}
          </Button>
        )}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
      {read && (
        <MailDialog
          mail={read}
          onClose={() => setRead(null)}
          onResend={async () => {
            setRead(null);
            setCursors([]);
            await act(() => resendMail(read.id), say('resent'));
          }}
        />
      )}
    </>
  );
}
