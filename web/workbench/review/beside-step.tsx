import type { JsonSchema, Translator } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AnswerSummary } from '../../renderers/answer-summary.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { useStepBeside } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { AssessorTraining } from '../training/assessor-training.tsx';
import { isFilled } from './is-filled.ts';
import { messages } from './messages.ts';

/** No step, but what the one who opened the case recorded of himself. */
const TRAINING = 'assessor.training';

/** What a program wants read beside what is being judged: a step of another form, or somebody's training. */
export function Beside({ found, place }: { found: CaseView; place: string }) {
  if (place === TRAINING) return <AssessorTraining found={found} />;
  const [form = '', step = ''] = place.split('.');
  // What the reader may not see now is not asked for.
  const isOpen = found.forms.some((one) => one.id === form && one.steps.some(({ id }) => id === step));
  return isOpen ? <OpenStep found={found} form={form} step={step} /> : null;
}

function OpenStep({ found, form, step }: { found: CaseView; form: string; step: string }) {
  const { say, language } = useLanguage();
  const m = useMessages(messages);
  const released = useReleasedForm(found.release, form);
  const answer = useStepBeside(found.id, form, step);
  const files = released.data?.steps.find((one) => one.id === step);
  if (!files || !answer.data) return <Waiting lines={3} />;
  const texts = files.i18n?.[language] ?? Object.values(files.i18n ?? {})[0] ?? {};
  const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
  const schema = files.schema as JsonSchema;
  return (
    <Box
      component="section"
      aria-label={say(files.title)}
      sx={{
        mb: 2.5,
        fontSize: '0.875rem',
        '& dl': { gridTemplateColumns: 'minmax(6em, 36%) minmax(0, 1fr)' },
      }}
    >
      <Typography variant="h3" sx={{ mb: 1 }}>
        {[...new Set([say(released.data?.title), say(files.title)])].join(' · ')}
      </Typography>
      {!isFilled(answer.data.data) ? (
        <Typography color="textSecondary">{m('noAnswer')}</Typography>
      ) : (
        <AnswerSummary
          schema={schema}
          root={schema}
          path=""
          value={answer.data.data}
          translate={translate}
          fileUrl={(file) => `/api/v1/files/${file.id}`}
        />
      )}
    </Box>
  );
}
