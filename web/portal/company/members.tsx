import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addMember, type Member, removeMember, useMembers } from '../../shared/api/companies.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';

interface MembersProps {
  company: string;
  staff: boolean;
  programs: ProgramView[];
}

/** Who acts for a company, and in which role. */
export function Members({ company, staff, programs }: MembersProps) {
  const { t, say } = useLanguage();
  const m = useMessages(messages);
  const queries = useQueryClient();
  const { data } = useMembers(company);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('');
  const [removing, setRemoving] = useState<Member | null>(null);
  const [error, setError] = useState<unknown>(null);
  const roles = [
    ...new Map(
      programs.flatMap((program) =>
        program.roles.filter((one) => one.scope === 'member').map((one) => [one.id, one.title]),
      ),
    ),
  ];
  const titleOf = (id: string) => say(roles.find(([one]) => one === id)?.[1]) || id;
  async function act(action: () => Promise<unknown>) {
    setError(null);
    try {
      await action();
      setEmail('');
    } catch (caught) {
      setError(caught);
    }
    await queries.invalidateQueries({ queryKey: ['members', company] });
  }
  function add(event: FormEvent) {
    event.preventDefault();
    void act(() => addMember(company, { email, role: role || (roles[0]?.[0] ?? '') }));
  }
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{t('company.members')}</Typography>
      <ProblemAlert error={error} />
      <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
        {data?.map((member) => (
          <li key={`${member.user.id}/${member.role}`}>
            {member.user.name} (<MailAddress address={member.user.email} />) · {titleOf(member.role)}
            {staff && (
              <Button
                size="small"
                color="error"
                onClick={() => setRemoving(member)}
                aria-label={m('removeOf', { name: member.user.name, role: titleOf(member.role) })}
              >
                {m('remove')}
              </Button>
            )}
          </li>
        ))}
      </Box>
      {removing && (
        <FormDialog
          title={m('removeTitle', { name: removing.user.name })}
          submit={m('remove')}
          color="error"
          onSubmit={async () => {
            await removeMember(company, removing);
            await queries.invalidateQueries({ queryKey: ['members', company] });
          }}
          onClose={() => setRemoving(null)}
        >
          <Typography>
            {m('removeHelp', { name: removing.user.name, role: titleOf(removing.role) })}
          </Typography>
          <Typography color="textSecondary">{m('removeAfter')}</Typography>
        </FormDialog>
      )}
      {data?.length === 0 && <Typography color="textSecondary">{t('company.noMembers')}</Typography>}
      {staff && (
        <Box component="details" sx={{ mt: 1.5 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, color: 'primary.main' }}>
            {t('company.addMember')}
          </Box>
          <Box component="form" onSubmit={add} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1.5 }}>
            <PlainField
              name="email"
              type="email"
              label={t('signUp.email')}
              value={email}
              onText={setEmail}
              required
              sx={{ width: 260 }}
            />
            <TextField
              select
              label={t('company.role')}
              value={role || (roles[0]?.[0] ?? '')}
              onChange={(event) => setRole(event.target.value)}
              sx={{ width: 180 }}
              slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
            >
              {roles.map(([id, title]) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </TextField>
            <Button type="submit" variant="outlined">
              {t('company.addMember')}
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
}
