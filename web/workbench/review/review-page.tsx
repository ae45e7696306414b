import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link, Navigate, useParams } from 'react-router';
import { useCase } from '../../shared/api/cases.ts';
import { useWatchCase } from '../../shared/api/watch-case.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { QueueNav } from '../queue/queue-nav.tsx';
import { messages } from './messages.ts';
import { firstStep } from './review-model.ts';
import { useReview } from './use-review.ts';
import { Workspace } from './workspace.tsx';

/** One form that judges another: all questions, their evidence, and where the case stands by them. */
export function ReviewPage() {
  const { case: id = '', form = '', step } = useParams();
  // The next case of a queue is another review: nothing that was typed or filtered goes along.
  return <ReviewOf key={`${id}/${form}`} id={id} form={form} step={step} />;
}

function ReviewOf({ id, form, step }: { id: string; form: string; step: string | undefined }) {
  const { t } = useLanguage();
  const m = useMessages(messages);
  const found = useCase(id);
  useWatchCase(id);
  const { review, error, isReview } = useReview(found.data, form);
  const failed = (found.data === undefined ? found.error : null) ?? error;
  if (failed) {
    return (
      <Page title={t('error.title')}>
        <ProblemAlert error={failed} />
      </Page>
    );
  }
  const isMissing = found.data !== undefined && !found.data.forms.some((one) => one.id === form);
  if (!isReview || isMissing) {
    return (
      <Page title={t('app.notFound')} width="narrow" beside={<QueueNav key={id} id={id} />}>
        <Typography sx={{ mb: 2 }}>{m('notReview')}</Typography>
        <Button component={Link} to={`/cases/${id}`} variant="contained">
          {t('case.title')}
        </Button>
      </Page>
    );
  }
  if (!review) return <Waiting lines={8} />;
  const steps = review.caseForm.steps.filter((one) => !one.closing);
  const current = steps.find((one) => one.id === step);
  if (!current) {
    return <Navigate to={`/cases/${id}/review/${form}/${firstStep(steps, review.items) ?? ''}`} replace />;
  }
  return <Workspace review={review} step={current.id} />;
}
