import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import type { Grant } from '../../shared/api/users.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { rightMessages, rightsInWords } from './right-words.ts';
import { type OfferedRole, rolesByProgram, sameRole } from './role-titles.ts';

interface InvitedRolesProps {
  offered: OfferedRole[];
  grants: Grant[];
  onGrants: (grants: Grant[]) => void;
  administrator: boolean;
  onAdministrator: (administrator: boolean) => void;
}

/** The roles that an invitation can give, program by program, each with what it lets do. */
export function InvitedRoles(props: InvitedRolesProps) {
  const { offered, grants, onGrants, administrator, onAdministrator } = props;
  const say = useMessages(messages);
  const right = useMessages(rightMessages);
  const tick = (role: OfferedRole, ticked: boolean) =>
    onGrants(
      ticked
        ? [...grants, { program: role.program, role: role.role }]
        : grants.filter((grant) => !sameRole(grant, role)),
    );
  return (
    <>
      {rolesByProgram(offered).map(({ title, roles }) => (
        <FormControl component="fieldset" key={title}>
          <FormLabel component="legend">{title}</FormLabel>
          <FormGroup>
            {roles.map((role) => (
              <FormControlLabel
                key={role.role}
                sx={{ alignItems: 'start' }}
                label={<Explained words={role.title} note={rightsInWords(role.may, right)} />}
                control={
                  <Checkbox
                    sx={{ py: 0.5 }}
                    checked={grants.some((grant) => sameRole(grant, role))}
                    onChange={(event) => tick(role, event.target.checked)}
                  />
                }
              />
            ))}
          </FormGroup>
        </FormControl>
      ))}
      <FormControlLabel
        sx={{ alignItems: 'start' }}
        label={<Explained words={say('makeAdministrator')} note={say('administratorHelp')} />}
        control={
          <Checkbox
            sx={{ py: 0.5 }}
            checked={administrator}
            onChange={(event) => onAdministrator(event.target.checked)}
          />
        }
      />
    </>
  );
}

function Explained({ words, note }: { words: string; note: string }) {
  return (
    <Box component="span" sx={{ display: 'block', py: 0.5 }}>
      {words}
      <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
        {note}
      </Typography>
    </Box>
  );
}
