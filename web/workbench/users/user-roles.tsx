import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Section } from '../../portal/case/section.tsx';
import { usePrograms } from '../../shared/api/programs.ts';
import { type FullUser, grantRole, revokeRole } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import type { Act } from './act.ts';
import { messages } from './messages.ts';
import { programRoles, roleTitle, sameRole } from './role-titles.ts';

/** What somebody is in each program, and the roles that could be given. */
export function UserRoles({ user, act }: { user: FullUser; act: Act }) {
  const { say: inLanguage } = useLanguage();
  const say = useMessages(messages);
  const programs = usePrograms();
  const [chosen, setChosen] = useState('');
  const offered = programRoles(programs.data ?? [], inLanguage);
  const free = offered.filter((one) => !user.roles.some((held) => sameRole(held, one)));
  const grant = free.find((one) => `${one.program}/${one.role}` === chosen) ?? free[0];
  return (
    <Section title={say('roles')}>
      {user.roles.length === 0 && <Typography color="textSecondary">{say('noRoles')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {user.roles.map((held) => {
          const title = roleTitle(offered, held);
          return (
            <Box
              component="li"
              key={`${held.program}/${held.role}`}
              sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
            >
              <Typography sx={{ flexGrow: 1 }}>{title}</Typography>
              <Button
                size="small"
                color="error"
                onClick={() => act(() => revokeRole(user.id, held))}
                aria-label={`${say('takeBack')}: ${title}`}
              >
                {say('takeBack')}
              </Button>
            </Box>
          );
        })}
      </Box>
      {grant ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
          <FilterSelect
            label={say('giveWhich')}
            value={`${grant.program}/${grant.role}`}
            onChange={setChosen}
            width={280}
            choices={free.map((one) => [`${one.program}/${one.role}`, one.label] as const)}
          />
          <Button
            variant="outlined"
            onClick={() => act(() => grantRole(user.id, { program: grant.program, role: grant.role }))}
          >
            {say('give')}
          </Button>
        </Box>
      ) : (
        <Typography color="textSecondary" sx={{ mt: 1 }}>
          {programs.data && say('allRoles')}
        </Typography>
      )}
    </Section>
  );
}
