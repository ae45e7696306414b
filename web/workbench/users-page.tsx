import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type ProgramView, usePrograms } from '../shared/api/programs.ts';
import {
  endSessions,
  grantRole,
  revokeRole,
  type UserRow,
  updateUser,
  useUsers,
} from '../shared/api/users.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';

/** Everyone with an account: roles in programs, administrators, suspension. */
export function UsersPage() {
  const { t } = useLanguage();
  const [search, setSearch] = useState('');
  const q = useDeferredValue(search);
  const { data, error } = useUsers(q);
  const programs = usePrograms();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<unknown>(null);
  async function act(action: () => Promise<unknown>) {
    setRefused(null);
    try {
      await action();
    } catch (caught) {
      setRefused(caught);
    }
    await queries.invalidateQueries({ queryKey: ['users'] });
  }
  return (
    <Page title={t('app.users')}>
      <TextField
        label={t('users.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        sx={{ mb: 2, maxWidth: 360 }}
      />
      <ProblemAlert error={error ?? refused} />
      {!data && !error && <Waiting />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {data?.map((user) => (
          <UserCard key={user.id} user={user} programs={programs.data ?? []} act={act} />
        ))}
      </Box>
      {data?.length === 0 && <Typography color="text.secondary">{t('list.noMatch')}</Typography>}
    </Page>
  );
}

interface UserCardProps {
  user: UserRow;
  programs: ProgramView[];
  act: (action: () => Promise<unknown>) => Promise<void>;
}

function UserCard({ user, programs, act }: UserCardProps) {
  const { t, say } = useLanguage();
  const offered = programs.flatMap((program) =>
    program.roles
      .filter((role) => role.scope === 'program')
      .filter((role) => !user.roles.some((held) => held.program === program.id && held.role === role.id))
      .map((role) => ({
        program: program.id,
        role: role.id,
        label: `${say(program.title)}: ${say(role.title)}`,
      })),
  );
  const titleOf = (held: { program: string; role: string }) => {
    const program = programs.find((one) => one.id === held.program);
    const role = program?.roles.find((one) => one.id === held.role);
    return `${say(program?.title) || held.program}: ${say(role?.title) || held.role}`;
  };
  const suspended = user.status === 'suspended';
  return (
    <Paper component="li" sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          {user.name}
          {suspended && ` (${t('users.suspended')})`}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {user.username} · {user.email}
          {!user.emailVerified && ` · ${t('users.unconfirmed')}`}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 1 }}>
          {user.administrator && <Chip size="small" color="primary" label={t('users.administrator')} />}
          {user.roles.map((held) => (
            <Chip
              key={`${held.program}/${held.role}`}
              size="small"
              label={titleOf(held)}
              sx={{ maxWidth: '100%' }}
              onDelete={() => act(() => revokeRole(user.id, held))}
              aria-label={t('users.takeBack', { role: titleOf(held), name: user.name })}
            />
          ))}
        </Box>
      </Box>
      {offered.length > 0 && (
        <TextField
          select
          label={t('users.giveRole')}
          value=""
          onChange={(event) => {
            const grant = offered.find((one) => `${one.program}/${one.role}` === event.target.value);
            if (grant) void act(() => grantRole(user.id, { program: grant.program, role: grant.role }));
          }}
          sx={{ width: 240 }}
          slotProps={{
            select: { native: true },
            inputLabel: { shrink: true },
            htmlInput: { 'aria-label': `${t('users.giveRole')}: ${user.name}` },
          }}
        >
          <option value="" />
          {offered.map((one) => (
            <option key={`${one.program}/${one.role}`} value={`${one.program}/${one.role}`}>
              {one.label}
            </option>
          ))}
        </TextField>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          size="small"
          onClick={() => act(() => updateUser(user.id, { administrator: !user.administrator }))}
        >
          {user.administrator ? t('users.noAdministrator') : t('users.makeAdministrator')}
        </Button>
        <Button size="small" onClick={() => act(() => endSessions(user.id))}>
          {t('users.endSessions')}
        </Button>
        <Button
          size="small"
          color={suspended ? 'primary' : 'error'}
          onClick={() => act(() => updateUser(user.id, { status: suspended ? 'active' : 'suspended' }))}
        >
          {suspended ? t('users.reinstate') : t('users.suspend')}
        </Button>
      </Box>
    </Paper>
  );
}
