import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { Link } from 'react-router';
import type { CaseForm, CaseStep, CaseView } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stepMessages } from './messages.ts';

const MARK = { empty: '○', started: '◐', complete: '●', problems: '▲', blank: '○', prefilled: '●' } as const;
const WORD = {
  empty: 'step.empty',
  started: 'step.started',
  complete: 'step.complete',
  problems: 'step.problems',
} as const;
const READ = { blank: 'leftBlank', prefilled: 'leftPrefilled' } as const;

interface StepListProps {
  found: CaseView;
  form: CaseForm;
  steps: CaseStep[];
  current: string;
  progress: FormState['progress'];
}

/** The steps to fill in, and how each stands: a sign, a word, never colour alone. What only thanks is no step. */
export function StepList({ found, form, steps, current, progress }: StepListProps) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps
        .filter((step) => !step.closing)
        .map((step) => (
          <StepLink
            key={step.id}
            found={found}
            form={form}
            step={step}
            isHere={step.id === current}
            progress={progress.find((one) => one.step === step.id)}
          />
        ))}
    </Box>
  );
}

interface StepLinkProps {
  found: CaseView;
  form: CaseForm;
  step: CaseStep;
  isHere: boolean;
  progress: FormState['progress'][number] | undefined;
}

const StepLink = memo(function StepLink({ found, form, step, isHere, progress }: StepLinkProps) {
  const { say, t } = useLanguage();
  const m = useMessages(stepMessages);
  const base = `${form.id}.${step.id}`;
  const asked = form.canEdit ? (form.only ?? []).filter((place) => place.startsWith(`${base}.`)).length : 0;
  // To a mere reader nothing is optional or to be checked any more.
  const left = step.suffices && m(form.canEdit ? step.suffices : READ[step.suffices]);
  const words = [
    asked > 0 ? t('step.asked', { count: asked }) : (left ?? t(WORD[step.status])),
    ...(progress ? [m('answered', { answered: progress.answered, total: progress.total })] : []),
  ];
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
        <span aria-hidden="true">{MARK[step.suffices ?? step.status]}</span>
        <span>
          {say(step.title)}
          <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
            {words.join(' · ')}
          </Typography>
        </span>
      </Box>
    </li>
  );
});
