import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { stepsDone } from '../step/steps-done.ts';
import { ownEvents } from './own-events.ts';
import { stepHref } from './step-to-fill.ts';
import { WayOn } from './way-on.tsx';

interface GoOnProps {
  found: CaseView;
  form: CaseForm;
  step: CaseForm['steps'][number];
}

/** The way into a form that is not complete: what comes next before it can be submitted. */
export function GoOn({ found, form, step }: GoOnProps) {
  const { t } = useLanguage();
  const { done, of } = stepsDone(form.steps);
  // Who only adds to a form that came back, a signature perhaps, changes nothing in it.
  const sends = ownEvents(found).some(({ submits }) => submits?.includes(form.id));
  const begun = form.steps.some(({ status }) => status !== 'empty');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center', my: 2 }}>
      <WayOn
        to={stepHref(found, form, step)}
        title={step.title}
        begun={begun}
        mends={form.mend !== null && sends}
        large
      />
      {of > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('case.progress', { done, of })}
        </Typography>
      )}
    </Box>
  );
}
