import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Link } from 'react-router';
import type { CaseForm, CaseStep, CaseView } from '../../shared/api/cases.ts';
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

/** Where one is in the form, and how each step stands: a sign, a word, never colour alone. Folded on a phone. */
export function StepList({ found, form, current }: StepListProps) {
  const { t } = useLanguage();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('md'));
  const steps = form.steps.filter((step) => !step.closing || step.id === current || !form.canEdit);
  const place = steps.findIndex((step) => step.id === current);
  const count = t('step.count', { number: place + 1, of: steps.length });
  const list = (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map((step) => (
        <StepLink key={step.id} found={found} form={form} step={step} isHere={step.id === current} />
      ))}
    </Box>
  );
  return (
    <Box
      component="nav"
      aria-label={t('step.list')}
      sx={{
        position: { md: 'sticky' },
        top: { md: 16 },
        maxHeight: { md: 'calc(100vh - 32px)' },
        overflowY: { md: 'auto' },
      }}
    >
      {isNarrow ? (
        <Box component="details" key={current} sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Box component="summary" sx={{ cursor: 'pointer', p: 1.25 }}>
            {count} · {t('step.showSteps')}
          </Box>
          <Box sx={{ px: 0.5, pb: 0.5 }}>{list}</Box>
        </Box>
      ) : (
        <>
          <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
            {count}
          </Typography>
          {list}
        </>
      )}
    </Box>
  );
}

interface StepLinkProps {
  found: CaseView;
  form: CaseForm;
  step: CaseStep;
  isHere: boolean;
}

function StepLink({ found, form, step, isHere }: StepLinkProps) {
  const { say, t } = useLanguage();
  const base = `${form.id}.${step.id}`;
  const asked = form.canEdit ? (form.only ?? []).filter((place) => place.startsWith(`${base}.`)).length : 0;
  return (
    <li>
      <Box
        component={Link}
        to={`/cases/${found.id}/forms/${form.id}/${step.id}`}
        aria-current={isHere ? 'step' : undefined}
        sx={{
          display: 'flex',
          gap: 1,
          px: 1.25,
          py: 0.75,
          borderRadius: 1,
          color: 'text.primary',
          textDecoration: 'none',
          fontWeight: isHere ? 700 : 400,
          bgcolor: isHere ? 'action.selected' : 'transparent',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <span aria-hidden="true">{MARK[step.status]}</span>
        <span>
          {say(step.title)}
          <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
            {asked > 0 ? t('step.asked', { count: asked }) : t(WORD[step.status])}
          </Typography>
        </span>
      </Box>
    </li>
  );
}
