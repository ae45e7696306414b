import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Grant, inviteUser } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { messages } from './messages.ts';
import { type OfferedRole, sameRole } from './role-titles.ts';

interface InviteDialogProps {
  offered: OfferedRole[];
  onClose: () => void;
  onInvited: (email: string) => void;
}

/** Who is invited, and with which roles the account begins. */
export function InviteDialog({ offered, onClose, onInvited }: InviteDialogProps) {
  const { language } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [spoken, setSpoken] = useState<string>(language);
  const [administrator, setAdministrator] = useState(false);
  const [grants, setGrants] = useState<Grant[]>([]);
  return (
    <FormDialog
      title={say('invite')}
      submit={say('sendInvitation')}
      onSubmit={async () => {
        await inviteUser({ name, email: email.trim(), language: spoken, administrator, grants });
        onInvited(email.trim());
        await queries.invalidateQueries({ queryKey: ['users', 'invitations'] });
      }}
      onClose={onClose}
    >
      <Typography>{say('inviteHelp')}</Typography>
      <PlainField name="name" label={say('fullName')} value={name} onText={setName} required autoFocus />
      <PlainField name="email" type="email" label={say('email')} value={email} onText={setEmail} required />
      <FilterSelect
        label={say('language')}
        value={spoken}
        onChange={setSpoken}
        choices={[
          ['en', 'English'],
          ['fr', 'Français'],
        ]}
      />
      <FormControl component="fieldset">
        <FormLabel component="legend">{say('roles')}</FormLabel>
        <FormGroup>
          {offered.map((one) => (
            <FormControlLabel
              key={`${one.program}/${one.role}`}
              label={one.label}
              control={
                <Checkbox
                  checked={grants.some((grant) => sameRole(grant, one))}
                  onChange={(event) =>
                    setGrants(
                      event.target.checked
                        ? [...grants, { program: one.program, role: one.role }]
                        : grants.filter((grant) => !sameRole(grant, one)),
                    )
                  }
                />
              }
            />
          ))}
          <FormControlLabel
            label={say('makeAdministrator')}
            control={
              <Checkbox
                checked={administrator}
                onChange={(event) => setAdministrator(event.target.checked)}
              />
            }
          />
        </FormGroup>
      </FormControl>
    </FormDialog>
  );
}
