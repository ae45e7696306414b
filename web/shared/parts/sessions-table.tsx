import Button from '@mui/material/Button';
import type { Session } from '../api/sessions.ts';
import { useLanguage } from '../i18n/language.tsx';
import { defineMessages, useMessages } from '../i18n/messages.ts';
import { deviceWords } from './device-words.ts';
import { RecordTable } from './record-table.tsx';

interface SessionsTableProps {
  label: string;
  /** Said where there is none. */
  empty: string;
  sessions: readonly Session[] | undefined;
  onEnd: (id: string) => void;
}

const messages = defineMessages(
  {
    device: 'Device',
    address: 'Address',
    signedIn: 'Signed in',
    seen: 'Last seen',
    unknownDevice: 'unknown device',
    thisOne: 'this one',
    end: 'End',
  },
  {
    device: 'Appareil',
    address: 'Adresse',
    signedIn: 'Connexion',
    seen: 'Vu le',
    unknownDevice: 'appareil inconnu',
    thisOne: 'celui-ci',
    end: 'Terminer',
  },
);

/** Where somebody is signed in, each to be ended but the one that asks. */
export function SessionsTable({ label, empty, sessions, onEnd }: SessionsTableProps) {
  const { pair, moment } = useLanguage();
  const say = useMessages(messages);
  const device = (row: Session) => deviceWords(row.device) ?? say('unknownDevice');
  return (
    <RecordTable
      plain
      label={label}
      rows={sessions}
      keyOf={(row) => row.id}
      empty={empty}
      columns={[
        {
          title: say('device'),
          show: (row) => `${device(row)}${row.current ? ` (${say('thisOne')})` : ''}`,
        },
        { title: say('address'), show: (row) => row.address ?? '–' },
        { title: say('signedIn'), show: (row) => moment(row.createdAt) },
        { title: say('seen'), show: (row) => moment(row.seenAt) },
      ]}
      actions={(row) =>
        row.current ? null : (
          <Button size="small" onClick={() => onEnd(row.id)} aria-label={pair(say('end'), device(row))}>
            {say('end')}
          </Button>
        )
      }
    />
  );
}
