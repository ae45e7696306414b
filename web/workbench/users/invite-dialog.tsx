import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../shared/api/client.ts';
import { type Grant, inviteUser } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { InvitedRoles } from './invited-roles.tsx';
import { messages } from './messages.ts';
import type { OfferedRole } from './role-titles.ts';

interface InviteDialogProps {
  offered: OfferedRole[];
  onClose: () => void;
  onInvited: (email: string) => void;
}

/** Who is invited, and what the account may do when it begins: work with roles, or use the portal. */
export function InviteDialog({ offered, onClose, onInvited }: InviteDialogProps) {
  const { language } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [spoken, setSpoken] = useState<string>(language);
  const [place, setPlace] = useState<'staff' | 'portal'>('staff');
  const [administrator, setAdministrator] = useState(false);
  const [grants, setGrants] = useState<Grant[]>([]);
  const staff = place === 'staff';
  async function send() {
    if (staff && !administrator && grants.length === 0) {
      throw new ApiError({ title: say('noRoleChosen'), status: 422 });
    }
    await inviteUser({
      name,
      email: email.trim(),
      language: spoken,
      administrator: staff && administrator,
      grants: staff ? grants : [],
      portalOnly: !staff,
    });
    onInvited(email.trim());
    await queries.invalidateQueries({ queryKey: ['users', 'invitations'] });
  }
  return (
    <FormDialog title={say('invite')} submit={say('sendInvitation')} onSubmit={send} onClose={onClose}>
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
      <FormControl>
        <FormLabel id="invited-place">{say('invitedTo')}</FormLabel>
        <RadioGroup
          aria-labelledby="invited-place"
          value={place}
          onChange={(_, next) => setPlace(next === 'portal' ? 'portal' : 'staff')}
        >
          {(['staff', 'portal'] as const).map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              sx={{ alignItems: 'start' }}
              control={<Radio size="small" sx={{ py: 0.5 }} />}
              label={say(one === 'staff' ? 'toStaff' : 'toPortal')}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {staff ? (
        <InvitedRoles
          offered={offered}
          grants={grants}
          onGrants={setGrants}
          administrator={administrator}
          onAdministrator={setAdministrator}
        />
      ) : (
        <Typography>{say('portalHelp')}</Typography>
      )}
    </FormDialog>
  );
}
