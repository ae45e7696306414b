import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { assignCase, type CaseView, useAssignees, useCaseChanged } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useMe } from '../../shared/session.ts';
import { Section } from './section.tsx';

/** Whose work the case is; those who may assign it choose somebody of the program. */
export function Assignment({ found }: { found: CaseView }) {
  const { t, say } = useLanguage();
  const { me } = useMe();
  const programs = usePrograms();
  const defined = programs.data?.find((one) => one.id === found.program)?.roles ?? [];
  const works = found.roles.some(
    (role) => role === 'administrator' || defined.find((one) => one.id === role)?.scope === 'program',
  );
  // Of a case that has ended nothing is left to be done: it only says whose work it was.
  const may = works && !found.ended && me?.may.includes('assign') === true;
  const people = useAssignees(found.id, may);
  const changed = useCaseChanged();
  const [error, setError] = useState<unknown>(null);
  if (!works || (found.ended && !found.assignee)) return null;
  const mine = me ? people.data?.some((one) => one.id === me.id) : false;

  async function give(to: string | null) {
    setError(null);
    try {
      await assignCase(found, to);
    } catch (caught) {
      setError(caught);
    }
    await changed(found.id);
  }
  const titles = (roles: string[]) =>
    roles.map((role) => say(defined.find((one) => one.id === role)?.title) || role).join(', ');
  return (
    <Section title={t('assign.title')}>
      <ProblemAlert error={error} />
      {people.data ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <TextField
            select
            label={t('assign.to')}
            value={found.assignee?.id ?? ''}
            onChange={(event) => void give(event.target.value || null)}
            sx={{ flex: '1 1 220px' }}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            <option value="">{t('assign.nobody')}</option>
            {people.data.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.name} (${titles(one.roles)})`}
              </option>
            ))}
          </TextField>
          {mine && found.assignee?.id !== me?.id && (
            <Button variant="outlined" onClick={() => void give(me?.id ?? null)}>
              {t('assign.toMe')}
            </Button>
          )}
        </Box>
      ) : (
        <Typography>{found.assignee?.name ?? t('assign.nobody')}</Typography>
      )}
    </Section>
  );
}
