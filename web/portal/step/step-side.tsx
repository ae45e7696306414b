import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { progressOfForm } from './form-progress.ts';
import { stepMessages } from './messages.ts';
import { MissingList } from './missing-list.tsx';
import { StepList } from './step-list.tsx';
import { stepPlace, stepsAsFound, stepsDone } from './steps-done.ts';

interface StepSideProps {
  found: CaseView;
  form: CaseForm;
  current: string;
  state: FormState | undefined;
}

/** Beside a step: where one is, how far the form is, what is still missing. Folded on a phone, never hidden. */
export function StepSide({ found, form, current, state }: StepSideProps) {
  const { t, number, say } = useLanguage();
  const m = useMessages(stepMessages);
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('md'));
  const steps = form.steps.filter((step) => !step.closing);
  const at = steps.findIndex((step) => step.id === current);
  const asFound = stepsAsFound(form, state);
  const { done, of } = stepsDone(asFound);
  const sums = progressOfForm(state?.progress ?? []);
  const words = sums
    ? m('progress', {
        answered: sums.answered,
        total: sums.total,
        points: number(sums.points),
        available: number(sums.available),
      })
    : m('complete', { done, of });
  const part = sums ? sums.answered / sums.total : done / Math.max(1, of);
  const counted = stepPlace(asFound, current);
  const uncounted = at < 0 ? m('thanks') : m(form.canEdit ? 'optionalStep' : 'emptyStep');
  const place = counted ? t('step.count', counted) : uncounted;
  const list = (
    <StepList found={found} form={form} steps={asFound} current={current} progress={state?.progress ?? []} />
  );
  return (
    <Box
      component="nav"
      aria-label={t('step.list')}
      sx={{
        display: 'grid',
        gap: 1.25,
        position: { md: 'sticky' },
        top: { md: 16 },
        maxHeight: { md: 'calc(100vh - 32px)' },
        overflowY: { md: 'auto' },
        minWidth: 0,
      }}
    >
      {form.canEdit && (sums || of > 0) && (
        <Box>
          <LinearProgress
            variant="determinate"
            value={100 * part}
            aria-label={words}
            sx={{ height: 6, borderRadius: 3, mb: 0.75 }}
          />
          <Typography variant="body2" color="textSecondary">
            {words}
          </Typography>
        </Box>
      )}
      {isNarrow ? (
        <Box
          component="details"
          key={current}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
        >
          <Box component="summary" sx={{ cursor: 'pointer', p: 1.25 }}>
            <strong>{place}</strong>
            {at >= 0 && ` · ${say(steps[at]?.title)}`} · {t('step.showSteps')}
          </Box>
          <Box sx={{ px: 0.5, pb: 0.5 }}>{list}</Box>
        </Box>
      ) : (
        <>
          <Typography variant="body2" color="textSecondary">
            {place}
          </Typography>
          {list}
        </>
      )}
      {form.canEdit && at >= 0 && <MissingList found={found} form={form} state={state} />}
    </Box>
  );
}
