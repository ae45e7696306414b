import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Section } from '../../portal/case/section.tsx';
import { usePrograms } from '../../shared/api/programs.ts';
import { type FullUser, type Grant, grantRole, revokeRole } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import type { Act } from './act.ts';
import { messages } from './messages.ts';
import { rightMessages, rightsInWords } from './right-words.ts';
import { type OfferedRole, programRoles, rolesByProgram, roleTitle, sameRole } from './role-titles.ts';

/** Each program's roles: what each lets do, and whether the user holds it. */
export function UserRoles({ user, act }: { user: FullUser; act: Act }) {
  const { say: inLanguage } = useLanguage();
  const say = useMessages(messages);
  const programs = usePrograms();
  const offered = programRoles(programs.data ?? [], inLanguage);
  const gone = user.roles.filter((held) => !offered.some((one) => sameRole(one, held)));
  return (
    <Section title={say('roles')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {user.administrator
          ? say('rolesOfAdministrator')
          : user.roles.length === 0
            ? say('noRoles')
            : say('rolesHelp')}
      </Typography>
      {!programs.data && <Waiting lines={3} />}
      {rolesByProgram(offered).map(({ title, roles }) => (
        <Box key={title} sx={{ mb: 2 }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {title}
          </Typography>
          <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {roles.map((role) => (
              <RoleLine
                key={role.role}
                role={role}
                held={user.roles.some((one) => sameRole(one, role))}
                user={user}
                act={act}
              />
            ))}
          </Box>
        </Box>
      ))}
      {programs.data &&
        gone.map((held) => (
          <Line key={roleTitle([], held)} words={roleTitle([], held)}>
            <TakeBack user={user} role={held} label={roleTitle([], held)} act={act} />
          </Line>
        ))}
    </Section>
  );
}

interface RoleLineProps {
  role: OfferedRole;
  held: boolean;
  user: FullUser;
  act: Act;
}

function RoleLine({ role, held, user, act }: RoleLineProps) {
  const { pair } = useLanguage();
  const say = useMessages(messages);
  const right = useMessages(rightMessages);
  const { program } = role;
  return (
    <Line
      words={held ? `✓ ${role.title}` : role.title}
      held={held}
      note={`${say(held ? 'holds' : 'lacks')} · ${rightsInWords(role.may, right)}`}
    >
      {held ? (
        <TakeBack user={user} role={role} label={role.label} act={act} />
      ) : (
        <Button
          size="small"
          variant="outlined"
          sx={{ flexShrink: 0 }}
          onClick={() => act(() => grantRole(user.id, { program, role: role.role }))}
          aria-label={pair(say('give'), role.label)}
        >
          {say('give')}
        </Button>
      )}
    </Line>
  );
}

function TakeBack({ user, role, label, act }: { user: FullUser; role: Grant; label: string; act: Act }) {
  const { pair } = useLanguage();
  const say = useMessages(messages);
  return (
    <Button
      size="small"
      color="error"
      sx={{ flexShrink: 0, whiteSpace: 'nowrap' }}
      onClick={() => act(() => revokeRole(user.id, role))}
      aria-label={pair(say('takeBack'), label)}
    >
      {say('takeBack')}
    </Button>
  );
}

function Line({
  words,
  note,
  held = true,
  children,
}: {
  words: string;
  note?: string;
  held?: boolean;
  children: React.ReactNode;
}) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: held ? 650 : 400 }}>{words}</Typography>
        {note && (
          <Typography variant="body2" color="textSecondary">
            {note}
          </Typography>
        )}
      </Box>
      {children}
    </Box>
  );
}
