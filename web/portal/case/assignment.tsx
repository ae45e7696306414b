import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Section } from './section.tsx';
import { useAssignment } from './use-assignment.ts';

/** Whose work the case is; those who may assign it choose somebody of the program. */
export function Assignment({ found }: { found: CaseView }) {
  const { t, say } = useLanguage();
  const { works, roles, people, error, give, take } = useAssignment(found);
  if (!works || (found.ended && !found.assignee)) return null;
  const titles = (held: string[]) =>
    held.map((role) => say(roles.find((one) => one.id === role)?.title) || role).join(', ');
  return (
    <Section title={t('assign.title')}>
      <ProblemAlert error={error} />
      {people ? (
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
            {people.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.name} (${titles(one.roles)})`}
              </option>
            ))}
          </TextField>
          {take && (
            <Button variant="outlined" onClick={() => void take()}>
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
