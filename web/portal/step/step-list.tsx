import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { type MessageKey, useLanguage } from '../../shared/i18n/language.tsx';

const MARK = { empty: '○', started: '◐', complete: '●', problems: '▲' } as const;
const WORD: Record<keyof typeof MARK, MessageKey> = {
  empty: 'step.empty',
  started: 'step.started',
  complete: 'step.complete',
  problems: 'step.problems',
};

interface StepListProps {
  found: CaseView;
  form: CaseForm;
  current: string;
}

/** Where one is in the form, and how each step stands: a sign, a word, never colour alone. */
export function StepList({ found, form, current }: StepListProps) {
  const { say, t } = useLanguage();
  const steps = form.steps.filter((step) => !step.closing || step.id === current || !form.canEdit);
  const place = steps.findIndex((step) => step.id === current);
  return (
    <Box component="nav" aria-label={t('step.list')} sx={{ position: { md: 'sticky' }, top: { md: 16 } }}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('step.count', { number: place + 1, of: steps.length })}
      </Typography>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: { xs: 'flex', md: 'block' },
          overflowX: { xs: 'auto', md: 'visible' },
          gap: 0.5,
        }}
      >
        {steps.map((step) => {
          const here = step.id === current;
          return (
            <Box component="li" key={step.id} sx={{ flexShrink: 0 }}>
              <Box
                component={Link}
                to={`/cases/${found.id}/forms/${form.id}/${step.id}`}
                aria-current={here ? 'step' : undefined}
                sx={{
                  display: 'flex',
                  gap: 1,
                  px: 1.25,
                  py: 0.9,
                  borderRadius: 1,
                  color: 'text.primary',
                  textDecoration: 'none',
                  fontWeight: here ? 700 : 400,
                  bgcolor: here ? 'action.selected' : 'transparent',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                <span aria-hidden="true">{MARK[step.status]}</span>
                <span>
                  {say(step.title)}
                  <Typography
                    component="span"
                    variant="caption"
                    sx={{ display: 'block', color: 'text.secondary' }}
                  >
                    {t(WORD[step.status])}
                  </Typography>
                </span>
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
