import Box from '@mui/material/Box';
import { useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useCase } from '../../shared/api/cases.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { type FormState, useStep } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe } from '../../shared/session.ts';
import { CaseHeader } from '../case/case-header.tsx';
import { isUnsent, NotSent } from './not-sent.tsx';
import { RoundBanner } from './round-banner.tsx';
import { StepEditor } from './step-editor.tsx';
import { StepSide } from './step-side.tsx';

/** One step of one form of a case, with the list of steps beside it. */
export function StepPage() {
  const { case: id = '', form = '', step = '' } = useParams();
  const { say, t } = useLanguage();
  const { me } = useMe();
  const found = useCase(id);
  const released = useReleasedForm(found.data?.release, form);
  const answer = useStep(id, form, step, found.data?.state.id);
  const address = useMemo(() => ({ case: id, form, step }), [id, form, step]);
  const [state, setState] = useState<{ of: string; form: FormState }>();
  const of = `${id}/${form}`;
  const onState = useCallback((news: FormState) => setState({ of, form: news }), [of]);
  const failed = [found, released, answer].find((query) => query.error && query.data === undefined);
  if (failed) {
    return (
      <Page title={t('error.title')}>
        <ProblemAlert error={failed.error} />
      </Page>
    );
  }
  const caseForm = found.data?.forms.find((one) => one.id === form);
  const files = released.data?.steps.find((one) => one.id === step);
  if (!found.data || !caseForm || !files) return <Waiting />;
  const isEarly =
    isUnsent(found.data, caseForm) && caseForm.steps.some((one) => one.id === step && one.closing);
  const formState = state?.of === of ? state.form : undefined;
  return (
    <Page title={say(caseForm.title)}>
      <CaseHeader found={found.data} />
      {caseForm.canEdit && (caseForm.only !== null || (found.data.request && found.data.turn.reader)) && (
        <RoundBanner found={found.data} form={caseForm} state={formState} />
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '240px minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <StepSide found={found.data} form={caseForm} current={step} state={formState} />
        {isEarly ? (
          // It may have been sent just now: what is known of it may be of before.
          found.error ? (
            <ProblemAlert error={found.error} />
          ) : found.isFetching ? (
            <Waiting />
          ) : (
            <NotSent found={found.data} form={caseForm} />
          )
        ) : answer.data && !answer.isFetching ? (
          <StepEditor
            key={`${id}/${form}/${step}/${found.data.state.id}`}
            address={address}
            user={me?.id ?? ''}
            found={found.data}
            form={caseForm}
            files={files}
            start={answer.data}
            onState={onState}
          />
        ) : (
          <Waiting lines={8} />
        )}
      </Box>
    </Page>
  );
}
