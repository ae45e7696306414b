import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { stepHref } from './step-to-fill.ts';

interface GoOnProps {
  found: CaseView;
  form: CaseForm;
  step: CaseForm['steps'][number];
}

/** The way into a form that is not complete: what comes next before it can be submitted. */
export function GoOn({ found, form, step }: GoOnProps) {
  const { say, t } = useLanguage();
  const m = useMessages(messages);
  const steps = form.steps.filter(({ closing }) => !closing);
  const done = steps.filter(({ status }) => status === 'complete').length;
  const begun = steps.some(({ status }) => status !== 'empty');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center', my: 2 }}>
      <Button
        component={Link}
        variant="contained"
        size="large"
        sx={{ textAlign: 'center' }}
        to={stepHref(found, form, step)}
      >
        {m(form.mend ? 'mend' : begun ? 'goOn' : 'begin', { step: say(step.title) })}
      </Button>
      <Typography variant="body2" color="textSecondary">
        {t('case.progress', { done, of: steps.length })}
      </Typography>
    </Box>
  );
}
