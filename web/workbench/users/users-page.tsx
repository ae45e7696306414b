import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePrograms } from '../../shared/api/programs.ts';
import { type UserRow, useUsers } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { messages } from './messages.ts';
import { type OfferedRole, programRoles, rolesByProgram, roleTitle, sameRole } from './role-titles.ts';

/** Everyone with an account, found by name, role or status; invitations above. */
export function UsersPage() {
  const { t, date, say: inLanguage } = useLanguage();
  const say = useMessages(messages);
  const [search, setSearch] = useState('');
  const [role, setRole] = useState('');
  const [status, setStatus] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const [inviting, setInviting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const q = useDeferredValue(search);
  const cursor = cursors.at(-1);
  const { data, error } = useUsers({ q, role, status, ...(cursor === undefined ? {} : { cursor }) });
  const programs = usePrograms();
  const offered = programRoles(programs.data ?? [], inLanguage);
  const first = (set: (value: string) => void) => (value: string) => {
    set(value);
    setCursors([]);
  };
  return (
    <Page
      title={t('app.users')}
      beside={
        <Button variant="contained" onClick={() => setInviting(true)}>
          {say('invite')}
        </Button>
      }
    >
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {say('help')}
      </Typography>
      <Said said={said} error={null} />
      <Invitations offered={offered} onSaid={setSaid} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <PlainField
          name="q"
          type="search"
          label={say('search')}
          value={search}
          onText={first(setSearch)}
          sx={{ maxWidth: { sm: 320 } }}
        />
        <FilterSelect
          label={say('role')}
          value={role}
          onChange={first(setRole)}
          width={400}
          choices={[
            ['', say('every')],
            ['administrator', say('administrator')],
            ...offered.map((one) => [`${one.program}/${one.role}`, one.label] as const),
            ['none', say('none')],
          ]}
        />
        <FilterSelect
          label={say('status')}
          value={status}
          onChange={first(setStatus)}
          choices={[
            ['', say('every')],
            ['active', say('active')],
            ['suspended', say('suspended')],
            ['unconfirmed', say('unconfirmed')],
          ]}
        />
      </Box>
      <ProblemAlert error={error} />
      <RecordTable
        label={say('users')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('nothing')}
        columns={[
          {
            title: say('name'),
            show: (row) => (
              <Link component={RouterLink} to={`/users/${row.id}`} sx={{ fontWeight: 600 }}>
                {row.name}
              </Link>
            ),
          },
          {
            title: say('username'),
            show: (row) => (
              <>
                {row.username}
                <br />
                <MailAddress address={row.email} />
              </>
            ),
          },
          {
            title: say('roles'),
            show: (row) => <HeldRoles user={row} offered={offered} />,
          },
          {
            title: say('status'),
            show: (row) =>
              row.emailVerified || row.status === 'suspended' ? say(row.status) : say('unconfirmed'),
          },
          { title: say('lastSignIn'), oneLine: true, show: (row) => date(row.lastSignIn) || say('never') },
          { title: say('twoFactor'), show: (row) => (row.twoFactor ? say('on') : say('off')) },
        ]}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
      {inviting && (
        <InviteDialog
          offered={offered}
          onClose={() => setInviting(false)}
          onInvited={(email) => setSaid(say('invited', { email }))}
        />
      )}
    </Page>
  );
}

/** What somebody is, program by program; without a role only the portal is open to him. */
function HeldRoles({ user, offered }: { user: UserRow; offered: OfferedRole[] }) {
  const say = useMessages(messages);
  const held = offered.filter((one) => user.roles.some((grant) => sameRole(grant, one)));
  const gone = user.roles.filter((grant) => !offered.some((one) => sameRole(grant, one)));
  if (!user.administrator && user.roles.length === 0) {
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {say('portalOnly')}
      </Typography>
    );
  }
  return (
    <>
      {user.administrator && <div>{say('administrator')}</div>}
      {rolesByProgram(held).map(({ title, roles }) => (
        <div key={title}>
          {roles.map((role) => role.title).join(', ')}
          <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
            {title}
          </Typography>
        </div>
      ))}
      {gone.map((grant) => (
        <div key={roleTitle([], grant)}>{roleTitle([], grant)}</div>
      ))}
    </>
  );
}
