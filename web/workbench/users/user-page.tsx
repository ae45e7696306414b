import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { Section } from '../../portal/case/section.tsx';
import { usePrograms } from '../../shared/api/programs.ts';
import { type FullUser, useUser } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Columns } from '../../shared/parts/columns.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import type { Me } from '../../shared/session.ts';
import type { Act } from './act.ts';
import { messages } from './messages.ts';
import { memberRoleTitle } from './role-titles.ts';
import { UserAccess } from './user-access.tsx';
import { UserRoles } from './user-roles.tsx';
import { UserSessions } from './user-sessions.tsx';

/** One person with an account: who, roles, access, where signed in. */
export function UserPage({ me }: { me: Me }) {
  const { user: id = '' } = useParams();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const { data: user, error } = useUser(id);
  const [refused, setRefused] = useState<unknown>(null);
  const [done, setDone] = useState(false);
  const act: Act = async (action) => {
    setRefused(null);
    setDone(false);
    try {
      await action();
      setDone(true);
    } catch (caught) {
      setRefused(caught);
    }
    await queries.invalidateQueries({ queryKey: ['users'] });
  };
  if (!user) return error ? <ProblemAlert error={error} /> : <Waiting />;
  return (
    <Page
      title={user.name}
      beside={
        <Link component={RouterLink} to="/users">
          {say('back')}
        </Link>
      }
    >
      <Said said={done ? say('done') : null} error={refused} />
      <Suspended user={user} />
      <Columns even>
        <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
          <Details user={user} />
          <UserAccess user={user} own={user.id === me.id} act={act} />
          <Companies user={user} />
        </Box>
        <UserRoles user={user} act={act} />
        <Box sx={{ gridColumn: { md: '1 / -1' } }}>
          <UserSessions user={user} act={act} />
        </Box>
      </Columns>
    </Page>
  );
}

/** Why somebody does not get in, for whoever is asked about it. */
function Suspended({ user }: { user: FullUser }) {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  if (user.status !== 'suspended') return null;
  const { at, by, reason } = user.suspension ?? { at: null, by: null, reason: null };
  return (
    <Alert severity="warning" role="note" sx={{ mb: 2 }}>
      <AlertTitle>{at === null ? say('suspended') : say('suspendedOn', { moment: moment(at) })}</AlertTitle>
      {[by === null ? '' : say('suspendedBy', { name: by }), reason ?? say('noReasonKept')]
        .filter(Boolean)
        .join(' ')}
    </Alert>
  );
}

function Details({ user }: { user: FullUser }) {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  const facts: [string, ReactNode][] = [
    [say('username'), user.username ?? '–'],
    [
      say('email'),
      <>
        <MailAddress address={user.email} />
        {!user.emailVerified && ` (${say('unconfirmed')})`}
      </>,
    ],
    [say('phone'), user.phone || '–'],
    [say('since'), moment(user.createdAt)],
    [say('lastSignIn'), moment(user.lastSignIn) || say('never')],
    [say('twoFactor'), user.twoFactor ? say('on') : say('off')],
  ];
  return (
    <Section title={say('details')}>
      <Box sx={{ display: 'flex', gap: 1, mb: 1.5, flexWrap: 'wrap' }}>
        <Chip
          size="small"
          color={user.status === 'suspended' ? 'error' : 'success'}
          variant="outlined"
          label={say(user.status)}
        />
        {user.administrator && <Chip size="small" color="primary" label={say('administrator')} />}
      </Box>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: 'auto 1fr' },
          columnGap: 2,
          rowGap: { xs: 0, sm: 1 },
          '& dd': { mb: { xs: 1, sm: 0 } },
        }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" color="textSecondary">
              {name}
            </Typography>
            <Typography component="dd" sx={{ mx: 0, mt: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      <Link
        component={RouterLink}
        to={`/operations/audit?about=${user.id}`}
        sx={{ display: 'inline-block', mt: 1.5 }}
      >
        {say('trail')}
      </Link>
    </Section>
  );
}

function Companies({ user }: { user: FullUser }) {
  const say = useMessages(messages);
  const { say: inLanguage } = useLanguage();
  const programs = usePrograms();
  return (
    <Section title={say('companies')}>
      {user.companies.length === 0 && <Typography color="textSecondary">{say('noCompanies')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {user.companies.map(({ company, role }) => (
          <li key={`${company.id}/${role}`}>
            <Link component={RouterLink} to={`/companies/${company.id}`}>
              {company.name}
            </Link>{' '}
            ({memberRoleTitle(programs.data ?? [], role, inLanguage)})
          </li>
        ))}
      </Box>
    </Section>
  );
}
